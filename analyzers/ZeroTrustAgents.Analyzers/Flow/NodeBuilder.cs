using System.Collections.Immutable;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Operations;

namespace ZeroTrustAgents.Analyzers.Flow;

/// <summary>Makes the value node of an expression.</summary>
internal sealed class NodeBuilder(IAssemblySymbol source)
{
    /// <summary>Kinds of operations that the oldest compiler does not know.</summary>
    private const int CollectionExpression = 127, Spread = 128;

    private readonly CallNodes _calls = new(source);

    public bool IsSource(ISymbol symbol) => ReferenceEquals(symbol.ContainingAssembly, source);

    public ValueNode Build(IOperation? operation) => Build(operation, 0);

    internal ValueNode Build(IOperation? operation, int depth)
    {
        if (operation is null || depth > FlowLimits.Depth)
            return ValueNode.Unknown;
        switch (operation.Kind)
        {
            case OperationKind.Literal:
                return Literal((ILiteralOperation)operation);
            case OperationKind.Utf8String:
                return new ConstantNode(((IUtf8StringOperation)operation).Value ?? "", SourcePosition.Of(operation)) { IsLiteral = true };
            case OperationKind.Conversion:
                var conversion = (IConversionOperation)operation;
                return conversion.OperatorMethod is { Parameters.Length: 1 } converter && IsSource(converter)
                    ? new CallNode(converter, [Build(conversion.Operand, depth + 1)], SourcePosition.Of(operation))
                    : Build(conversion.Operand, depth);
            case OperationKind.Parenthesized:
                return Build(((IParenthesizedOperation)operation).Operand, depth);
            case OperationKind.LocalReference:
                return new SymbolNode(((ILocalReferenceOperation)operation).Local, SourcePosition.Of(operation));
            case OperationKind.ParameterReference:
                return new SymbolNode(((IParameterReferenceOperation)operation).Parameter, SourcePosition.Of(operation));
            case OperationKind.FieldReference:
                return Field((IFieldReferenceOperation)operation, depth);
            case OperationKind.PropertyReference:
                return Property((IPropertyReferenceOperation)operation, depth);
            case OperationKind.ArrayElementReference:
                var element = (IArrayElementReferenceOperation)operation;
                return Select(Build(element.ArrayReference, depth + 1), element.Indices.Length == 1 ? Constants.Key(element.Indices[0]) : null);
            case OperationKind.ImplicitIndexerReference:
                return Slice((IImplicitIndexerReferenceOperation)operation, depth);
            case OperationKind.Conditional:
                return Conditional((IConditionalOperation)operation, depth);
            case OperationKind.Coalesce:
                var coalesce = (ICoalesceOperation)operation;
                return Choice([Build(coalesce.Value, depth + 1), Build(coalesce.WhenNull, depth + 1)]);
            case OperationKind.ConditionalAccess:
                return Build(((IConditionalAccessOperation)operation).WhenNotNull, depth + 1);
            case OperationKind.ConditionalAccessInstance:
                return Build(Receiver(operation), depth + 1);
            case OperationKind.SwitchExpression:
                ImmutableArray<ISwitchExpressionArmOperation> arms = ((ISwitchExpressionOperation)operation).Arms;
                var options = new ValueNode[arms.Length];
                for (int i = 0; i < options.Length; i++)
                    options[i] = Build(arms[i].Value, depth + 1);
                return Choice(options);
            case OperationKind.Await:
                return Build(((IAwaitOperation)operation).Operation, depth + 1);
            case OperationKind.Invocation:
                return _calls.Invocation((IInvocationOperation)operation, this, depth);
            case OperationKind.ObjectCreation:
                return _calls.Creation((IObjectCreationOperation)operation, this, depth);
            case OperationKind.ArrayCreation:
                var array = (IArrayCreationOperation)operation;
                return array.Initializer is null ? ValueNode.Unknown : Array(array.Initializer.ElementValues, array.Initializer, (array.Type as IArrayTypeSymbol)?.ElementType, depth);
            case OperationKind.Tuple:
                return new ElementsNode(BuildAll(((ITupleOperation)operation).Elements, depth));
            case OperationKind.Binary:
                return Concatenation((IBinaryOperation)operation, depth);
            case OperationKind.InterpolatedString:
                return Interpolation((IInterpolatedStringOperation)operation, depth);
            case OperationKind.SimpleAssignment:
                return Build(((ISimpleAssignmentOperation)operation).Value, depth + 1);
            case OperationKind.CoalesceAssignment:
                var assignment = (ICoalesceAssignmentOperation)operation;
                return Choice([Build(assignment.Target, depth + 1), Build(assignment.Value, depth + 1)]);
            case OperationKind.DelegateCreation:
                return Build(((IDelegateCreationOperation)operation).Target, depth);
            case OperationKind.AnonymousFunction:
                return new FunctionNode(((IAnonymousFunctionOperation)operation).Symbol, SourcePosition.Of(operation));
            case OperationKind.MethodReference:
                IMethodSymbol method = ((IMethodReferenceOperation)operation).Method;
                return IsSource(method) ? new FunctionNode(method, SourcePosition.Of(operation)) : ValueNode.Unknown;
            case OperationKind.InterpolatedStringHandlerCreation:
                return Build(((IInterpolatedStringHandlerCreationOperation)operation).Content, depth);
            default:
                return (int)operation.Kind == CollectionExpression || operation.Syntax.IsKind(SyntaxKind.CollectionExpression) ? Collection(operation, depth)
                    : (int)operation.Kind == Spread ? Build(FirstChild(operation), depth + 1)
                    : StackArray(operation);
        }
    }

    public static ValueNode Select(ValueNode whole, string? key) => ReferenceEquals(whole, ValueNode.Unknown) ? whole : new SelectNode(whole, key);

    /// <summary>One of the options that may be known.</summary>
    public static ValueNode Choice(ValueNode[] options)
    {
        ValueNode? single = null;
        foreach (ValueNode option in options)
        {
            if (ReferenceEquals(option, ValueNode.Unknown))
                continue;
            if (single is not null)
                return new ChoiceNode(options);
            single = option;
        }

        return single ?? ValueNode.Unknown;
    }

    public ValueNode[] BuildAll(ImmutableArray<IOperation> operations, int depth)
    {
        var nodes = new ValueNode[operations.Length];
        for (int i = 0; i < nodes.Length; i++)
            nodes[i] = Build(operations[i], depth + 1);
        return nodes;
    }

    /// <summary>An array of characters or bytes is a text; any other array has elements.</summary>
    public ValueNode Array(ImmutableArray<IOperation> elements, IOperation whole, ITypeSymbol? elementType, int depth)
    {
        if (!Constants.IsElement(elementType))
            return elements.Length == 0 ? ValueNode.Unknown : new ElementsNode(BuildAll(elements, depth));
        if (elements.Length is 0 or > FlowLimits.Text)
            return ValueNode.Unknown;
        var text = new char[elements.Length];
        for (int i = 0; i < text.Length; i++)
        {
            if (!Constants.TryElement(elements[i], out text[i]))
                return new ComposedNode(TextFunction.Concat, BuildAll(elements, depth), SourcePosition.Of(whole));
        }

        return new ConstantNode(new string(text), SourcePosition.Of(whole)) { IsBinary = !IsReadable(text) };
    }

    private static bool IsReadable(ReadOnlySpan<char> text)
    {
        foreach (char c in text)
        {
            if (c is (< ' ' or > '~') and not ('\t' or '\r' or '\n'))
                return false;
        }

        return true;
    }

    private static ValueNode Literal(ILiteralOperation literal) => literal.ConstantValue.Value switch
    {
        string text => new ConstantNode(text, SourcePosition.Of(literal)) { IsLiteral = true },
        char c => new ConstantNode(c.ToString(), SourcePosition.Of(literal)),
        _ => ValueNode.Unknown,
    };

    private ValueNode Field(IFieldReferenceOperation reference, int depth)
    {
        IFieldSymbol field = reference.Field;
        if (reference.Instance is not null and not IInstanceReferenceOperation && field.ContainingType is { IsTupleType: true } tuple)
        {
            ImmutableArray<IFieldSymbol> elements = tuple.TupleElements;
            for (int i = 0; i < elements.Length; i++)
            {
                if (SymbolEqualityComparer.Default.Equals(elements[i], field) || SymbolEqualityComparer.Default.Equals(elements[i].CorrespondingTupleField, field))
                    return Select(Build(reference.Instance, depth + 1), i.ToString(System.Globalization.CultureInfo.InvariantCulture));
            }
        }

        return CarrierTypes.Includes(field.Type) ? new SymbolNode(field, SourcePosition.Of(reference)) : ValueNode.Unknown;
    }

    private ValueNode Property(IPropertyReferenceOperation reference, int depth)
    {
        IPropertySymbol property = reference.Property;
        if (IsSource(property))
            return CarrierTypes.Includes(property.Type) ? new SymbolNode(property, SourcePosition.Of(reference)) : ValueNode.Unknown;
        if (reference.Instance is null)
            return ValueNode.Unknown;
        if (reference.Arguments.Length > 0)
            return Select(Build(reference.Instance, depth + 1), Constants.Key(reference.Arguments[0].Value));
        return property.Name switch
        {
            "Value" or "Result" or "Current" or "Span" or "First" or "Last" or "Values" or "Next" => Build(reference.Instance, depth + 1),
            "Item1" or "Item2" or "Item3" or "Item4" => Select(Build(reference.Instance, depth + 1), (property.Name[4] - '1').ToString(System.Globalization.CultureInfo.InvariantCulture)),
            _ => ValueNode.Unknown,
        };
    }

    /// <summary><c>x[2..5]</c>; with bounds that are not constant or count from the end, the whole.</summary>
    private ValueNode Slice(IImplicitIndexerReferenceOperation slice, int depth)
    {
        ValueNode whole = Build(slice.Instance, depth + 1);
        if (ReferenceEquals(whole, ValueNode.Unknown) || slice.Argument is not IRangeOperation range)
            return whole;
        int? start = range.LeftOperand is null ? 0 : Constants.Number(Constants.Unwrap(range.LeftOperand));
        int? end = range.RightOperand is null ? -1 : Constants.Number(Constants.Unwrap(range.RightOperand));
        return start is null || end is null ? whole
            : new ComposedNode(TextFunction.Substring, [whole], SourcePosition.Of(slice)) { First = start.Value, Second = end < 0 ? -1 : end.Value - start.Value };
    }

    /// <summary>A part of a text: numbers are written out there.</summary>
    private ValueNode Part(IOperation operation, int depth) =>
        Constants.Unwrap(operation) is ILiteralOperation { ConstantValue.Value: int number } literal
            ? new ConstantNode(number.ToString(System.Globalization.CultureInfo.InvariantCulture), SourcePosition.Of(literal)) : Build(operation, depth + 1);

    private ValueNode Conditional(IConditionalOperation conditional, int depth)
    {
        if (conditional.Condition.ConstantValue is { HasValue: true, Value: bool condition })
            return Build(condition ? conditional.WhenTrue : conditional.WhenFalse, depth + 1);
        return Choice([Build(conditional.WhenTrue, depth + 1), Build(conditional.WhenFalse, depth + 1)]);
    }

    /// <summary>What stands before the <c>?.</c> that a placeholder belongs to.</summary>
    private static IOperation? Receiver(IOperation placeholder)
    {
        IOperation inner = placeholder;
        for (IOperation? outer = placeholder.Parent; outer is not null; inner = outer, outer = outer.Parent)
        {
            if (outer is IConditionalAccessOperation access && ReferenceEquals(access.WhenNotNull, inner))
                return access.Operation;
        }

        return null;
    }

    /// <summary>Chains of <c>+</c> lean to the left and may be long: a loop, not a recursion.</summary>
    private ValueNode Concatenation(IBinaryOperation binary, int depth)
    {
        if (binary.OperatorKind != BinaryOperatorKind.Add || binary.Type?.SpecialType != SpecialType.System_String)
            return ValueNode.Unknown;
        var parts = new List<ValueNode>();
        IOperation left = binary;
        bool known = false;
        while (left is IBinaryOperation { OperatorKind: BinaryOperatorKind.Add, Type.SpecialType: SpecialType.System_String } next)
        {
            ValueNode part = Part(next.RightOperand, depth);
            known |= !ReferenceEquals(part, ValueNode.Unknown);
            parts.Add(part);
            left = next.LeftOperand;
        }

        ValueNode first = Part(left, depth);
        if (!known && ReferenceEquals(first, ValueNode.Unknown))
            return first;
        parts.Add(first);
        parts.Reverse();
        return new ComposedNode(TextFunction.Concat, [.. parts], SourcePosition.Of(binary));
    }

    private ValueNode Interpolation(IInterpolatedStringOperation interpolated, int depth)
    {
        var parts = new ValueNode[interpolated.Parts.Length];
        for (int i = 0; i < parts.Length; i++)
        {
            parts[i] = interpolated.Parts[i] switch
            {
                IInterpolatedStringTextOperation text => Build(text.Text, depth + 1),
                IInterpolationOperation hole => Part(hole.Expression, depth),
                IInterpolatedStringAppendOperation append => Appended(append, depth),
                _ => ValueNode.Unknown,
            };
        }

        return parts.Length == 0 ? ValueNode.Unknown : new ComposedNode(TextFunction.Concat, parts, SourcePosition.Of(interpolated));
    }

    private ValueNode Appended(IInterpolatedStringAppendOperation append, int depth) =>
        append.AppendCall is IInvocationOperation { Arguments: { Length: > 0 } arguments } ? Build(arguments[0].Value, depth + 1) : ValueNode.Unknown;

    private static IOperation? FirstChild(IOperation operation)
    {
        foreach (IOperation child in operation.ChildOperations)
            return child;
        return null;
    }

    /// <summary><c>stackalloc</c> has no operation of its own.</summary>
    private static ValueNode StackArray(IOperation operation)
    {
        InitializerExpressionSyntax? initializer = operation.Syntax switch
        {
            StackAllocArrayCreationExpressionSyntax array => array.Initializer,
            ImplicitStackAllocArrayCreationExpressionSyntax array => array.Initializer,
            _ => null,
        };
        return initializer is not null && ElementText.Read(initializer) is { } text
            ? new ConstantNode(text, SourcePosition.Of(initializer)) { IsBinary = !IsReadable(text.AsSpan()) } : ValueNode.Unknown;
    }

    /// <summary>Newer compilers have an operation for it that the oldest one does not know: only its children are used.</summary>
    private ValueNode Collection(IOperation operation, int depth)
    {
        ITypeSymbol? type = operation.Type;
        ITypeSymbol? element = type is IArrayTypeSymbol array ? array.ElementType : type is INamedTypeSymbol { TypeArguments: { Length: 1 } arguments } ? arguments[0] : null;
        var children = ImmutableArray.CreateBuilder<IOperation>();
        foreach (IOperation child in operation.ChildOperations)
            children.Add(child);
        return Array(children.ToImmutable(), operation, element, depth);
    }
}
