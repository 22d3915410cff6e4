namespace ZeroTrustAgents.Credentials;

/// <summary>The password in <c>scheme://user:password@host</c>.</summary>
internal static class UserInformation
{
    /// <summary>Fewest characters of user information without a password that may be a token: <c>https://token@host</c>.</summary>
    private const int ShortestToken = 20;

    public static bool TryRead(ReadOnlySpan<char> text, int colon, out EmbeddedValue found, out int next)
    {
        found = default;
        int start = colon + 3;
        int end = start;
        int password = -1;
        int at = -1;
        for (; end < text.Length && !EndsAuthority(text[end]); end++)
        {
            if (text[end] == '@')
                at = end;
            else if (text[end] == ':' && password < 0)
                password = end + 1;
        }

        // Names and values may stand in what is no user information: go on right behind the scheme.
        next = start;
        if (at < 0 || colon == 0 || !char.IsLetterOrDigit(text[colon - 1]))
            return false;
        bool hasPassword = password >= 0 && password < at;
        int from = hasPassword ? password : start;
        if (at - from < (hasPassword ? 1 : ShortestToken) || Hopeless.Is(text.Slice(from, at - from)))
            return false;
        found = new EmbeddedValue(from, 0, from, at - from) { Evidence = hasPassword ? NameEvidence.Unmistakable : NameEvidence.Weak };
        return true;
    }

    private static bool EndsAuthority(char c) => c is '/' or '?' or '#' or '\\' or '"' or '\'' or '`' or '<' or '>' or ',' or ' ' || c < ' ';
}
