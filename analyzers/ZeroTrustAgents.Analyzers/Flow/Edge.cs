namespace ZeroTrustAgents.Analyzers.Flow;

/// <summary>A value gets into a symbol.</summary>
internal sealed class Edge(ValueNode value, SourcePosition written, EdgeKind kind, string? key)
{
    public ValueNode Value { get; } = value;

    public SourcePosition Written { get; } = written;

    public EdgeKind Kind { get; } = kind;

    /// <summary>Of an element: its constant key or ordinal.</summary>
    public string? Key { get; } = key;
}
