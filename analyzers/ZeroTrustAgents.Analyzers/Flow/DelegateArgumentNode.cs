using Microsoft.CodeAnalysis;

namespace ZeroTrustAgents.Analyzers.Flow;

/// <summary>Whatever is given to a delegate when it is called through the symbol that holds it.</summary>
internal sealed class DelegateArgumentNode(ISymbol holder, int ordinal) : ValueNode
{
    public ISymbol Holder { get; } = holder;

    public int Ordinal { get; } = ordinal;
}
