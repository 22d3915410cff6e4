using Microsoft.CodeAnalysis;

namespace ZeroTrustAgents.Analyzers;

/// <summary>What somebody looks for in an expression. Implemented by structs, so that looking allocates nothing.</summary>
internal interface IExposedLeaf
{
    /// <summary>Whether this is it. Asked only of what is not itself put together from others.</summary>
    bool Is(IOperation operation);
}
