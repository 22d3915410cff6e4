using System.Collections.Immutable;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Operations;

namespace ZeroTrustAgents.Analyzers.Flow;

/// <summary>Records what gets into which symbol, of one part of the symbols.</summary>
internal sealed class EdgeCollector(ValueGraph graph, NodeBuilder builder, EdgePart part)
{
    public void Write(ISymbol symbol, ITypeSymbol type, IOperation value)
    {
        if (!IsNumber(value) && CarrierTypes.Includes(type))
            Add(symbol, value);
    }

    public void Assign(IOperation target, IOperation value)
    {
        if (IsNumber(value))
            return;
        switch (target)
        {
            case ILocalReferenceOperation or IParameterReferenceOperation or IFieldReferenceOperation { Field.ContainingType.IsTupleType: false } or IPropertyReferenceOperation { Arguments.Length: 0 }:
                Assign(Holder(target), target.Type, value);
                break;
            case IPropertyReferenceOperation { Arguments: { Length: > 0 } indices } indexer:
                if (builder.IsSource(indexer.Property))
                    Assign(indexer.Property, indexer.Type, value);
                else
                    AddElement(indexer.Instance, value, Constants.Key(indices[0].Value));
                break;
            case IArrayElementReferenceOperation { Indices: { Length: > 0 } indices } element:
                AddElement(element.ArrayReference, value, indices.Length == 1 ? Constants.Key(indices[0]) : null);
                break;
            case IFieldReferenceOperation { Field: { ContainingType: { IsTupleType: true } tuple } field } element:
                AddElement(element.Instance, value, Ordinal(tuple, field));
                break;
            case IDeclarationExpressionOperation declaration:
                Assign(declaration.Expression, value);
                break;
        }
    }

    /// <summary><c>(a, b) = value</c>, pair by pair where both sides are written out.</summary>
    public void Deconstruct(IOperation target, IOperation value)
    {
        target = target is IDeclarationExpressionOperation declaration ? declaration.Expression : target;
        value = Constants.Unwrap(value);
        if (target is not ITupleOperation targets)
        {
            Assign(target, value);
            return;
        }

        ValueNode? whole = null;
        for (int i = 0; i < targets.Elements.Length; i++)
        {
            if (value is ITupleOperation values)
            {
                if (i < values.Elements.Length)
                    Deconstruct(targets.Elements[i], values.Elements[i]);
            }
            else if (Holder(targets.Elements[i]) is { } holder && Wants(holder))
            {
                graph.Add(holder, NodeBuilder.Select(whole ??= builder.Build(value), Text(i)), SourcePosition.Of(value));
            }
        }
    }

    public void Append(IOperation target, IOperation value)
    {
        if (!IsNumber(value) && Holder(target) is { } holder && CarrierTypes.Includes(target.Type))
            Add(holder, value, EdgeKind.Append);
    }

    public void Argument(IArgumentOperation argument, IParameterSymbol parameter)
    {
        if (parameter.RefKind is RefKind.Out or RefKind.Ref && Holder(argument.Value) is { } written && Wants(written))
            graph.Add(written, new SymbolNode(parameter.OriginalDefinition, SourcePosition.Of(argument)), SourcePosition.Of(argument));
        if (parameter.RefKind != RefKind.Out)
            Add(parameter, argument.Value);
        if (IsFilled(parameter.Type) && Holder(argument.Value) is { } filled && Wants(filled))
            graph.Add(filled, new SymbolNode(parameter.OriginalDefinition, SourcePosition.Of(argument)), SourcePosition.Of(argument), EdgeKind.Alias);
    }

    /// <summary>A handler is added to an event.</summary>
    public void Handle(IEventAssignmentOperation assignment)
    {
        if (assignment.Adds && assignment.EventReference is IEventReferenceOperation reference && builder.IsSource(reference.Event))
            Add(reference.Event, assignment.HandlerValue, EdgeKind.Element);
    }

    /// <summary>Whether a method that is given an object of the type may put something into it.</summary>
    private static bool IsFilled(ITypeSymbol type) => type.TypeKind == TypeKind.Array || (type is INamedTypeSymbol { IsReferenceType: true, SpecialType: SpecialType.None } named
        && named.TypeKind != TypeKind.Delegate && CarrierTypes.Includes(named));

    /// <summary>A call of something that is not in the source: elements, text and functions that it passes on.</summary>
    public void Call(IInvocationOperation call, CallShape shape)
    {
        ImmutableArray<IArgumentOperation> arguments = call.Arguments;
        int first = call.Instance is null ? 1 : 0;
        if (arguments.Length == 0)
            return;
        IOperation? receiver = call.Instance ?? arguments[0].Value;
        IOperation last = arguments[arguments.Length - 1].Value;
        switch (shape)
        {
            case CallShape.Add when arguments.Length > first:
                AddElement(receiver, last, arguments.Length > first + 1 ? Constants.Key(arguments[first].Value) : null);
                break;
            case CallShape.Append when arguments.Length > first:
                AddText(receiver, arguments[first].Value, EdgeKind.Append);
                break;
            case CallShape.Prepend when arguments.Length > first:
                AddText(receiver, last, EdgeKind.Prepend);
                break;
            case CallShape.Text when call.TargetMethod.Name == "Insert" && arguments.Length > first + 1 && receiver.Type?.SpecialType != SpecialType.System_String:
                if (receiver.Type?.Name == "StringBuilder")
                    AddText(receiver, last, Constants.Number(arguments[first].Value) == 0 ? EdgeKind.Prepend : EdgeKind.Append);
                else
                    AddElement(receiver, last, null);
                break;
            case CallShape.TryGet:
                foreach (IArgumentOperation argument in arguments)
                {
                    if (argument.Parameter?.RefKind == RefKind.Out && Holder(argument.Value) is { } written && Wants(written))
                        graph.Add(written, NodeBuilder.Select(builder.Build(receiver), arguments.Length > first + 1 ? Constants.Key(arguments[first].Value) : null), SourcePosition.Of(argument));
                }

                break;
            case CallShape.Exchange when arguments.Length > 1:
                AddElement(arguments[0].Value, arguments[1].Value, null);
                break;
            case CallShape.Into when arguments.Length > 1 && call.Instance is null:
                AddElement(last, arguments[0].Value, null);
                break;
            case CallShape.Into:
                AddElement(arguments[0].Value, arguments.Length > 1 ? last : call.Instance!, null);
                break;
        }
    }

    /// <summary>The parameter of a function that is given to a method of the framework is what that method works on: <c>items.Select(x =&gt; …)</c>.</summary>
    public void PassFunction(IInvocationOperation call, IOperation value)
    {
        if (Constants.Unwrap(value) is not IDelegateCreationOperation { Target: { } target } || (target.Kind == OperationKind.AnonymousFunction && part != EdgePart.Inward) || builder.Build(target) is not FunctionNode { Method: { } function } || function.Parameters.Length == 0)
            return;
        IOperation? receiver = call.Instance ?? (call.Arguments.Length > 1 ? call.Arguments[0].Value : null);
        if (receiver is not null && CarrierTypes.Includes(receiver.Type))
        {
            foreach (IParameterSymbol parameter in function.Parameters)
            {
                if (Wants(parameter))
                    graph.Add(parameter, NodeBuilder.Select(builder.Build(receiver), null), SourcePosition.Of(receiver));
            }
        }
    }

    /// <summary>A delegate is called: through the symbol that holds it, or a lambda on the spot.</summary>
    public void Invoke(IInvocationOperation call)
    {
        if (Holder(call.Instance) is not { } holder || !Wants(holder))
            return;
        foreach (IArgumentOperation argument in call.Arguments)
        {
            if (argument.Parameter is { } parameter && !IsNumber(argument.Value) && CarrierTypes.Includes(parameter.Type))
                graph.AddDelegateArgument(holder, parameter.Ordinal, builder.Build(argument.Value), SourcePosition.Of(argument));
        }
    }

    public void Result(ISymbol function, IOperation value)
    {
        if (!IsNumber(value) && CarrierTypes.Includes(value.Type))
            Add(function, value);
    }

    public void Elements(ISymbol local, ITypeSymbol type, IOperation collection)
    {
        if (Wants(local) && CarrierTypes.Includes(type))
            graph.Add(local, NodeBuilder.Select(builder.Build(collection), null), SourcePosition.Of(collection), EdgeKind.Element);
    }

    /// <inheritdoc cref="Holders.Of" />
    public ISymbol? Holder(IOperation? operation) => Holders.Of(operation, builder);

    private void Assign(ISymbol? symbol, ITypeSymbol? type, IOperation value)
    {
        if (symbol is null || type is null || !CarrierTypes.Includes(type))
            return;
        if (!Wants(symbol, value))
            return;
        ValueNode node = builder.Build(value);
        if (ReferenceEquals(node, ValueNode.Unknown))
            return;
        if (node is ComposedNode { Function: TextFunction.Concat } composed && GrownText.IsGrown(symbol, composed, out ValueNode added, out EdgeKind kind))
            Add(symbol, added, SourcePosition.Of(value), kind);
        else
            Add(symbol, node, SourcePosition.Of(value));
    }

    private void AddElement(IOperation? container, IOperation value, string? key)
    {
        if (!IsNumber(value) && Holder(container) is { } holder)
            Add(holder, value, EdgeKind.Element, key);
    }

    private void AddText(IOperation? container, IOperation value, EdgeKind kind)
    {
        if (Holder(container) is { } holder && CarrierTypes.Includes(container!.Type))
            Add(holder, value, kind);
    }

    private void Add(ISymbol symbol, IOperation value, EdgeKind kind = EdgeKind.Set, string? key = null)
    {
        if (!Wants(symbol, value))
            return;
        ValueNode node = builder.Build(value);
        if (!ReferenceEquals(node, ValueNode.Unknown))
            Add(symbol, node, SourcePosition.Of(value), kind, key);
    }

    private void Add(ISymbol symbol, ValueNode value, SourcePosition written, EdgeKind kind = EdgeKind.Set, string? key = null)
    {
        if (Wants(symbol))
            graph.Add(symbol, value, written, kind, key);
        if (value is not FunctionNode function)
            return;

        // Whoever calls the holder calls the function.
        foreach (IParameterSymbol parameter in function.Method.Parameters)
        {
            if (Wants(parameter))
                graph.Add(parameter, new DelegateArgumentNode(symbol, parameter.Ordinal), function.At);
        }
    }

    private bool Wants(ISymbol symbol) => EdgeParts.Of(symbol) == part;

    /// <summary>Whether a write has to do with the part: a function that is kept in one part gets its parameters in the other.</summary>
    private bool Wants(ISymbol symbol, IOperation value) => Wants(symbol) || Constants.Unwrap(value).Type is null or { TypeKind: TypeKind.Delegate };

    private static string? Ordinal(INamedTypeSymbol tuple, IFieldSymbol field)
    {
        ImmutableArray<IFieldSymbol> elements = tuple.TupleElements;
        for (int i = 0; i < elements.Length; i++)
        {
            if (SymbolEqualityComparer.Default.Equals(elements[i], field) || SymbolEqualityComparer.Default.Equals(elements[i].CorrespondingTupleField, field))
                return Text(i);
        }

        return null;
    }

    private static string Text(int ordinal) => ordinal.ToString(System.Globalization.CultureInfo.InvariantCulture);

    private static bool IsNumber(IOperation value) => value is ILiteralOperation { Type.SpecialType: not (SpecialType.System_String or SpecialType.System_Char) };
}
