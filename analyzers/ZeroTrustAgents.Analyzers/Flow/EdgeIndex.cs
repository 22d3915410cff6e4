using Microsoft.CodeAnalysis;

namespace ZeroTrustAgents.Analyzers.Flow;

/// <summary>Edges on one chain until somebody asks, then on one chain a symbol. A few edges are searched instead: most members have few, and are asked little.</summary>
internal sealed class EdgeIndex
{
    private const int Few = 24;

    private int _count;
    private Edge? _loose;
    private Dictionary<ISymbol, Edge>? _chains;
    private Dictionary<ISymbol, Edge[]>? _ordered;

    public IEnumerable<ISymbol> Symbols => Chains().Keys;

    public void Add(Edge edge)
    {
        edge.Next = _loose;
        _loose = edge;
        _count++;
    }

    public Edge[] Find(ISymbol key)
    {
        if (_count <= Few && _chains is null)
            return Search(key);
        Dictionary<ISymbol, Edge> chains = Chains();
        if (_ordered?.TryGetValue(key, out Edge[]? ordered) == true)
            return ordered;
        if (!chains.TryGetValue(key, out Edge? first))
            return [];
        ordered = Edge.Ordered(first);
        (_ordered ??= new Dictionary<ISymbol, Edge[]>(SymbolEqualityComparer.Default)).Add(key, ordered);
        return ordered;
    }

    public void Absorb(EdgeIndex other)
    {
        TakeChain(other._loose);
        other._loose = null;
        other._count = 0;
        if (other._chains is null)
            return;
        foreach (Edge first in other._chains.Values)
            TakeChain(first);
        other._chains = null;
        other._ordered = null;
    }

    private Edge[] Search(ISymbol key)
    {
        List<Edge>? found = null;
        for (Edge? edge = _loose; edge is not null; edge = edge.Next)
        {
            if (SymbolEqualityComparer.Default.Equals(ValueGraph.Key(edge.Symbol), key))
                (found ??= []).Add(edge);
        }

        if (found is null)
            return [];
        found.Reverse();
        return Edge.Ordered([.. found]);
    }

    private void TakeChain(Edge? edge)
    {
        while (edge is not null)
        {
            Edge? next = edge.Next;
            Add(edge);
            edge = next;
        }
    }

    private Dictionary<ISymbol, Edge> Chains()
    {
        _chains ??= new Dictionary<ISymbol, Edge>(SymbolEqualityComparer.Default);
        while (_loose is { } edge)
        {
            _loose = edge.Next;
            ISymbol key = ValueGraph.Key(edge.Symbol);
            _chains.TryGetValue(key, out Edge? first);
            edge.Next = first;
            _chains[key] = edge;
            _ordered?.Remove(key);
        }

        return _chains;
    }
}
