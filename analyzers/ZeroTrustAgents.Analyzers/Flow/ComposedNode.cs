namespace ZeroTrustAgents.Analyzers.Flow;

/// <summary>A text made of others.</summary>
internal sealed class ComposedNode(TextFunction function, ValueNode[] parts, SourcePosition at) : ValueNode
{
    public TextFunction Function { get; } = function;

    public ValueNode[] Parts { get; } = parts;

    public SourcePosition At { get; } = at;

    /// <summary>Constant numbers of the function: where a substring starts and how long it is.</summary>
    public int First { get; init; }

    public int Second { get; init; } = -1;
}
