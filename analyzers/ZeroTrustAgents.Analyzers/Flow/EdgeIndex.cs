using Microsoft.CodeAnalysis;

namespace ZeroTrustAgents.Analyzers.Flow;

/// <summary>Edges on one chain until somebody asks, then on one chain a symbol.</summary>
internal sealed class EdgeIndex
{
    private Edge? _loose;
    private Dictionary<ISymbol, Edge>? _chains;
    private Dictionary<ISymbol, Edge[]>? _ordered;

    public IEnumerable<ISymbol> Symbols
    {
        get
        {
            lock (this)
                return [.. Chains().Keys];
        }
    }

    public void Add(Edge edge)
    {
        Edge? first = _loose;
        while (true)
        {
            edge.Next = first;
            Edge? seen = Interlocked.CompareExchange(ref _loose, edge, first);
            if (ReferenceEquals(seen, first))
                return;
            first = seen;
        }
    }

    public Edge[] Find(ISymbol key)
    {
        lock (this)
        {
            Dictionary<ISymbol, Edge> chains = Chains();
            if (_ordered?.TryGetValue(key, out Edge[]? ordered) == true)
                return ordered;
            if (!chains.TryGetValue(key, out Edge? first))
                return [];
            ordered = Edge.Ordered(first);
            (_ordered ??= new Dictionary<ISymbol, Edge[]>(SymbolEqualityComparer.Default)).Add(key, ordered);
            return ordered;
        }
    }

    public void Absorb(EdgeIndex other)
    {
        lock (other)
        {
            TakeChain(Interlocked.Exchange(ref other._loose, null));
            if (other._chains is null)
                return;
            foreach (Edge first in other._chains.Values)
                TakeChain(first);
            other._chains = null;
            other._ordered = null;
        }
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
        Edge? loose = Interlocked.Exchange(ref _loose, null);
        if (loose is null)
            return _chains;
        _ordered = null;
        while (loose is { } edge)
        {
            loose = edge.Next;
            ISymbol key = ValueGraph.Key(edge.Symbol);
            _chains.TryGetValue(key, out Edge? first);
            edge.Next = first;
            _chains[key] = edge;
        }

        return _chains;
    }
}
