namespace ZeroTrustAgents.Credentials;

/// <summary>A piece of a text, by position.</summary>
internal readonly record struct TextRange(int Start, int Length)
{
    public int End => Start + Length;

    public ReadOnlySpan<char> Of(ReadOnlySpan<char> text) => text.Slice(Start, Length);
}
