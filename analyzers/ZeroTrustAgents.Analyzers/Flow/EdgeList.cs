namespace ZeroTrustAgents.Analyzers.Flow;

/// <summary>Everything that gets into one symbol. Threads add; whoever reads gets an ordered copy.</summary>
internal sealed class EdgeList
{
    private readonly List<Edge> _edges = new(1);
    private Edge[]? _ordered;

    public void Add(Edge edge)
    {
        lock (_edges)
        {
            _edges.Add(edge);
            _ordered = null;
        }
    }

    public Edge[] Ordered()
    {
        lock (_edges)
        {
            if (_ordered is null)
            {
                _ordered = [.. _edges];
                Array.Sort(_ordered, static (a, b) => a.Written.CompareTo(b.Written));
            }

            return _ordered;
        }
    }
}
