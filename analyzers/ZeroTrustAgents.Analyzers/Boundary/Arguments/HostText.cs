namespace ZeroTrustAgents.Analyzers;

/// <summary>Whether the start of a URL leaves what follows no say in the host.</summary>
internal static class HostText
{
    /// <summary>
    /// <c>https://contoso.example/</c> and <c>tickets/</c> do; <c>https://</c>, <c>https://contoso.example</c> (what follows may be <c>.evil.example</c>
    /// or <c>@evil.example</c>) and <c>//</c> do not.
    /// </summary>
    public static bool Fixes(string start)
    {
        int scheme = start.IndexOf("://", StringComparison.Ordinal);
        if (scheme >= 0)
        {
            int end = start.IndexOfAny(['/', '?', '#', '\\'], scheme + 3);
            return end > scheme + 3;
        }

        if (start.Length == 0 || start.StartsWith("//", StringComparison.Ordinal))
            return false;

        // A relative one, for what stands before the first of these can no longer become a scheme.
        return start.IndexOfAny(['/', '?', '#']) >= 0 && start.IndexOf(':') < 0;
    }
}
