using System.Collections.Immutable;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
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
                return TextNodes.Slice(this, (IImplicitIndexerReferenceOperation)operation, depth);
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
                return array.Initializer is null ? ValueNode.Unknown : ArrayNodes.Array(this, array.Initializer.ElementValues, array.Initializer, (array.Type as IArrayTypeSymbol)?.ElementType, depth);
            case OperationKind.Tuple:
                return new ElementsNode(BuildAll(((ITupleOperation)operation).Elements, depth));
            case OperationKind.Binary:
                return TextNodes.Concatenation(this, (IBinaryOperation)operation, depth);
            case OperationKind.InterpolatedString:
                return TextNodes.Interpolation(this, (IInterpolatedStringOperation)operation, depth);
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
                return (int)operation.Kind == CollectionExpression || operation.Syntax.IsKind(SyntaxKind.CollectionExpression) ? ArrayNodes.Collection(this, operation, depth)
                    : (int)operation.Kind == Spread ? Build(ArrayNodes.FirstChild(operation), depth + 1)
                    : ArrayNodes.Stack(operation);
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
}
