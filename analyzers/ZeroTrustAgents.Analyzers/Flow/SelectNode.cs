namespace ZeroTrustAgents.Analyzers.Flow;

/// <summary>An element of a tuple, an array, a list or a dictionary.</summary>
internal sealed class SelectNode(ValueNode whole, string? key) : ValueNode
{
    public ValueNode Whole { get; } = whole;

    /// <summary>The constant ordinal or key; <see langword="null"/> is any.</summary>
    public string? Key { get; } = key;
}
