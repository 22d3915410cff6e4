namespace ZeroTrustAgents.Credentials;

/// <summary>A name and its value inside a text, by position.</summary>
/// <param name="NameStart">Where the name starts.</param>
/// <param name="NameLength">Its length; 0 where the form gives none, as in a URL's user information: then <see cref="Evidence"/> is all there is.</param>
/// <param name="ValueStart">Where the value starts, behind an opening quote.</param>
/// <param name="ValueLength">Its length, without a closing quote.</param>
internal readonly record struct EmbeddedValue(int NameStart, int NameLength, int ValueStart, int ValueLength)
{
    /// <summary>What the name, or the form where there is no name, says about the value.</summary>
    public NameEvidence Evidence { get; init; }

    /// <summary>The first character behind the value.</summary>
    public int End => ValueStart + ValueLength;
}
