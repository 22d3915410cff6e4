using Microsoft.CodeAnalysis;

namespace ZeroTrustAgents.Analyzers.Flow;

/// <summary>A value gets into a symbol.</summary>
internal sealed class Edge(ISymbol symbol, ValueNode value, SourcePosition written, EdgeKind kind, string? key)
{
    /// <summary>As it was met: <see cref="ValueGraph.Key"/> makes it comparable.</summary>
    public ISymbol Symbol { get; } = symbol;

    public ValueNode Value { get; } = value;

    public SourcePosition Written { get; } = written;

    public EdgeKind Kind { get; } = kind;

    /// <summary>Of an element: its constant key or ordinal.</summary>
    public string? Key { get; } = key;

    /// <summary>Another write of the same symbol. Edges are many: a list for each symbol would double what they take.</summary>
    public Edge? Next { get; set; }

    /// <summary>All of a chain in the order of the source.</summary>
    public static Edge[] Ordered(Edge? first)
    {
        int count = 0;
        for (Edge? edge = first; edge is not null; edge = edge.Next)
            count++;
        var edges = new Edge[count];
        for (Edge? edge = first; edge is not null; edge = edge.Next)
            edges[--count] = edge;
        return Ordered(edges);
    }

    /// <summary>In the order of the source, in place.</summary>
    public static Edge[] Ordered(Edge[] edges)
    {
        if (edges.Length > 1)
            Array.Sort(edges, static (a, b) => a.Written.CompareTo(b.Written) is not 0 and var order ? order : a.Kind.CompareTo(b.Kind));
        return edges;
    }
}
