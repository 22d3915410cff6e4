using Microsoft.CodeAnalysis;

namespace ZeroTrustAgents.Analyzers.Flow;

/// <summary>A delegate made of a lambda, a local function or a method; its value counts as what it returns.</summary>
internal sealed class FunctionNode(IMethodSymbol method, SourcePosition at) : ValueNode
{
    public IMethodSymbol Method { get; } = method;

    public SourcePosition At { get; } = at;
}
