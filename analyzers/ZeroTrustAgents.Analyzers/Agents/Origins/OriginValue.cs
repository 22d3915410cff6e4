using Microsoft.CodeAnalysis;

namespace ZeroTrustAgents.Analyzers;

/// <summary>What is known of an expression: origins, and the symbols (for services, their types) whose origins it has besides. Holds no operation.</summary>
internal sealed class OriginValue
{
    private List<ISymbol>? _from;

    public Origins Known { get; private set; }

    public IReadOnlyList<ISymbol> From => _from ?? (IReadOnlyList<ISymbol>)[];

    public static OriginValue Of(Origins origins) => new() { Known = origins };

    public static OriginValue Of(ISymbol symbol) => new() { _from = [symbol] };

    public void Add(Origins origins) => Known |= origins;

    public void Add(ISymbol symbol) => (_from ??= []).Add(symbol);
}
