using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Operations;

namespace ZeroTrustAgents.Analyzers;

/// <summary>Whether two operations of one member ever run both.</summary>
internal static class Branches
{
    /// <summary>Whether one runs only when the other does not: ways of a choice, or something after a way that has left.</summary>
    public static bool Exclude(IOperation first, IOperation second)
    {
        for (IOperation lower = second, at = second.Parent!; at is not null; lower = at, at = at.Parent!)
        {
            if (ChildTowards(at, first) is not { } other)
                continue;
            return at switch
            {
                IConditionalOperation choice => !ReferenceEquals(other, choice.Condition) && !ReferenceEquals(lower, choice.Condition),
                ISwitchOperation choice => !ReferenceEquals(other, choice.Value) && !ReferenceEquals(lower, choice.Value),
                ISwitchExpressionOperation choice => !ReferenceEquals(other, choice.Value) && !ReferenceEquals(lower, choice.Value),
                ICoalesceOperation => true,
                ITryOperation attempt => !ReferenceEquals(other, attempt.Finally) && !ReferenceEquals(lower, attempt.Finally),
                _ => Leaves(first, at),
            };
        }

        return false;
    }

    /// <summary>The part of an operation that another stands in.</summary>
    private static IOperation? ChildTowards(IOperation outer, IOperation inner)
    {
        for (IOperation? at = inner; at is not null; at = at.Parent)
        {
            if (ReferenceEquals(at.Parent, outer))
                return at;
        }

        return null;
    }

    /// <summary>Whether what comes after <paramref name="outer"/>'s part does not run once this has: it is returned, or its block ends with leaving.</summary>
    private static bool Leaves(IOperation operation, IOperation outer)
    {
        bool leaves = false;
        for (IOperation? at = operation; at is not null && !ReferenceEquals(at, outer); at = at.Parent)
        {
            if (at.Kind is OperationKind.AnonymousFunction or OperationKind.LocalFunction)
                leaves = false;
            else
                leaves |= at.Kind is OperationKind.Return or OperationKind.Throw || (at is IBlockOperation { Operations: { Length: > 0 } statements } && statements[statements.Length - 1].Kind is OperationKind.Return or OperationKind.Throw or OperationKind.Branch);
        }

        return leaves;
    }
}
