using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Operations;
using ZeroTrustAgents.Analyzers.Flow;

namespace ZeroTrustAgents.Analyzers;

/// <summary>The constant texts that a value can be: of a list each, of a choice every way.</summary>
internal static class ConstantTexts
{
    /// <summary>Operations nested deeper were written by a program.</summary>
    private const int Deepest = 32;

    /// <summary>Hands every constant text of a value to <paramref name="found"/>, with the operation that is it; <see langword="null"/> counts as one.</summary>
    /// <returns>Whether the value is nothing but these.</returns>
    public static bool Read(IOperation value, Action<IOperation, string?> found) => Read(value, found, 0);

    private static bool Read(IOperation value, Action<IOperation, string?> found, int depth)
    {
        value = Constants.Unwrap(value);
        if (value.ConstantValue.HasValue)
        {
            if (value.ConstantValue.Value is not (null or string))
                return false;
            found(value, (string?)value.ConstantValue.Value);
            return true;
        }

        if (depth == Deepest)
            return false;
        switch (value)
        {
            case IArrayCreationOperation { Initializer: { } initializer }:
                return ReadAll(initializer.ElementValues, found, depth);
            case IArrayCreationOperation:
                return true;
            case IConditionalOperation { WhenFalse: { } otherwise } choice:
                return Read(choice.WhenTrue, found, depth + 1) & Read(otherwise, found, depth + 1);
            case ICoalesceOperation coalesce:
                Read(coalesce.Value, found, depth + 1);
                Read(coalesce.WhenNull, found, depth + 1);
                return false;
            case ISwitchExpressionOperation choice:
                bool all = true;
                foreach (ISwitchExpressionArmOperation arm in choice.Arms)
                    all &= Read(arm.Value, found, depth + 1);
                return all;

            // A collection expression has no operation of its own in the oldest compiler that the analyzers run in.
            case { Syntax: Microsoft.CodeAnalysis.CSharp.Syntax.CollectionExpressionSyntax }:
                bool complete = true;
                foreach (IOperation element in value.ChildOperations)
                    complete &= Read(element, found, depth + 1);
                return complete;
            default:
                return false;
        }
    }

    private static bool ReadAll(System.Collections.Immutable.ImmutableArray<IOperation> values, Action<IOperation, string?> found, int depth)
    {
        bool all = true;
        foreach (IOperation value in values)
            all &= Read(value, found, depth + 1);
        return all;
    }
}
