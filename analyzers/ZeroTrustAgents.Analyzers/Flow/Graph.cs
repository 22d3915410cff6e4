using Microsoft.CodeAnalysis.FlowAnalysis;

namespace ZeroTrustAgents.Analyzers.Flow;

/// <summary>Makes control flow graphs of whatever is typed.</summary>
internal static class Graph
{
    /// <summary>A graph, or <see langword="null"/> where the compiler fails to make one: on code that is half typed it can, and its exception would switch the rule off.</summary>
    public static ControlFlowGraph? Make<T>(Func<T, CancellationToken, ControlFlowGraph> make, T of, CancellationToken cancellationToken)
    {
        try
        {
            return make(of, cancellationToken);
        }
        catch (Exception failure) when (failure is InvalidCastException or InvalidOperationException or NullReferenceException or IndexOutOfRangeException or ArgumentException or KeyNotFoundException)
        {
            return null;
        }
    }
}
