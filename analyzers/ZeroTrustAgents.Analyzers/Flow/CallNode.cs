using Microsoft.CodeAnalysis;

namespace ZeroTrustAgents.Analyzers.Flow;

/// <summary>The result of a call of a method in source: its parameters are the arguments of this call and of no other.</summary>
internal sealed class CallNode(IMethodSymbol method, ValueNode[] arguments, SourcePosition at) : ValueNode
{
    public IMethodSymbol Method { get; } = method;

    /// <summary>By the ordinal of the parameter.</summary>
    public ValueNode[] Arguments { get; } = arguments;

    public SourcePosition At { get; } = at;
}
