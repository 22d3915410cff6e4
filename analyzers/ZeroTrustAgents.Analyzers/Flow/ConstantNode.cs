namespace ZeroTrustAgents.Analyzers.Flow;

/// <summary>A constant written in the source.</summary>
/// <param name="text">Its text; bytes and characters of an array are the characters of the same number.</param>
/// <param name="position">Where it is written.</param>
internal sealed class ConstantNode(string text, SourcePosition position) : ValueNode
{
    public string Text { get; } = text;

    public SourcePosition Position { get; } = position;

    /// <summary>Whether it is written as numbers and not as text.</summary>
    public bool IsBinary { get; init; }

    /// <summary>Whether it is one literal, which is judged for itself where it stands.</summary>
    public bool IsLiteral { get; init; }
}
