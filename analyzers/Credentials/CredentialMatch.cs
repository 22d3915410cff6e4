namespace ZeroTrustAgents.Credentials;

/// <summary>A credential found in a text.</summary>
/// <param name="Kind">What it is.</param>
/// <param name="Start">Where the credential itself starts; what only leads to it (the rest of a URL, the name of a field) is not part.</param>
/// <param name="Length">Its length in characters.</param>
internal readonly record struct CredentialMatch(CredentialKind Kind, int Start, int Length)
{
    /// <summary>The first character behind it.</summary>
    public int End => Start + Length;
}
