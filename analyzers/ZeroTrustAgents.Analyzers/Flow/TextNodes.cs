using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Operations;

namespace ZeroTrustAgents.Analyzers.Flow;

/// <summary>Makes the value nodes of texts that are put together or cut by operators: <c>+</c>, interpolation, ranges.</summary>
internal static class TextNodes
{
    /// <summary><c>x[2..5]</c>; with bounds that are not constant or count from the end, the whole.</summary>
    public static ValueNode Slice(NodeBuilder builder, IImplicitIndexerReferenceOperation slice, int depth)
    {
        ValueNode whole = builder.Build(slice.Instance, depth + 1);
        if (ReferenceEquals(whole, ValueNode.Unknown) || slice.Argument is not IRangeOperation range)
            return whole;
        int? start = range.LeftOperand is null ? 0 : Constants.Number(Constants.Unwrap(range.LeftOperand));
        int? end = range.RightOperand is null ? -1 : Constants.Number(Constants.Unwrap(range.RightOperand));
        return start is null || end is null ? whole
            : new ComposedNode(TextFunction.Substring, [whole], SourcePosition.Of(slice)) { First = start.Value, Second = end < 0 ? -1 : end.Value - start.Value };
    }

    /// <summary>A part of a text: numbers are written out there.</summary>
    private static ValueNode Part(NodeBuilder builder, IOperation operation, int depth) =>
        Constants.Unwrap(operation) is ILiteralOperation { ConstantValue.Value: int number } literal
            ? new ConstantNode(number.ToString(System.Globalization.CultureInfo.InvariantCulture), SourcePosition.Of(literal)) : builder.Build(operation, depth + 1);

    /// <summary>Chains of <c>+</c> lean to the left and may be long: a loop, not a recursion.</summary>
    public static ValueNode Concatenation(NodeBuilder builder, IBinaryOperation binary, int depth)
    {
        if (binary.OperatorKind != BinaryOperatorKind.Add || binary.Type?.SpecialType != SpecialType.System_String)
            return ValueNode.Unknown;
        var parts = new List<ValueNode>();
        IOperation left = binary;
        bool known = false;
        while (left is IBinaryOperation { OperatorKind: BinaryOperatorKind.Add, Type.SpecialType: SpecialType.System_String } next)
        {
            ValueNode part = Part(builder, next.RightOperand, depth);
            known |= !ReferenceEquals(part, ValueNode.Unknown);
            parts.Add(part);
            left = next.LeftOperand;
        }

        ValueNode first = Part(builder, left, depth);
        if (!known && ReferenceEquals(first, ValueNode.Unknown))
            return first;
        parts.Add(first);
        parts.Reverse();
        return new ComposedNode(TextFunction.Concat, [.. parts], SourcePosition.Of(binary));
    }

    public static ValueNode Interpolation(NodeBuilder builder, IInterpolatedStringOperation interpolated, int depth)
    {
        var parts = new ValueNode[interpolated.Parts.Length];
        for (int i = 0; i < parts.Length; i++)
        {
            parts[i] = interpolated.Parts[i] switch
            {
                IInterpolatedStringTextOperation text => builder.Build(text.Text, depth + 1),
                IInterpolationOperation hole => Part(builder, hole.Expression, depth),
                IInterpolatedStringAppendOperation append => Appended(builder, append, depth),
                _ => ValueNode.Unknown,
            };
        }

        return parts.Length == 0 ? ValueNode.Unknown : new ComposedNode(TextFunction.Concat, parts, SourcePosition.Of(interpolated));
    }

    private static ValueNode Appended(NodeBuilder builder, IInterpolatedStringAppendOperation append, int depth) =>
        append.AppendCall is IInvocationOperation { Arguments: { Length: > 0 } arguments } ? builder.Build(arguments[0].Value, depth + 1) : ValueNode.Unknown;
}
