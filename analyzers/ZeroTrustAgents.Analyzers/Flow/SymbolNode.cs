using Microsoft.CodeAnalysis;

namespace ZeroTrustAgents.Analyzers.Flow;

/// <summary>What a field, local, parameter or property holds where it is read; for a method, what it returns.</summary>
internal sealed class SymbolNode(ISymbol symbol, SourcePosition read) : ValueNode
{
    public ISymbol Symbol { get; } = symbol;

    public SourcePosition Read { get; } = read;
}
