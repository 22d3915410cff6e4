namespace ZeroTrustAgents.Credentials;

/// <summary>The password of <c>scheme://user:password@host</c>.</summary>
internal static class UrlPassword
{
    private const int LongestScheme = 24;
    private const int LeastPassword = 4;

    /// <summary>Reads a URL whose colon behind the scheme stands at <paramref name="colon"/>.</summary>
    public static bool TryRead(ref Scan scan, int colon, out CredentialMatch match)
    {
        match = default;
        ReadOnlySpan<char> text = scan.Text;
        if (!TrySkipSlashes(text, colon, out int user))
            return false;

        int scheme = colon;
        while (scheme > 0 && colon - scheme < LongestScheme && IsScheme(text[scheme - 1]) && !TokenEdge.IsEscaped(text, scheme))
            scheme--;
        if (scheme == colon)
            return false;

        // The last @ before the path: people forget to encode the one in a password.
        int at = -1, password = -1, end = user;
        for (; end < text.Length && IsUserInfo(text[end]); end++)
        {
            scan.Steps++;
            if (text[end] == '@')
                at = end;
            else if (text[end] == ':' && password < 0)
                password = end + 1;
        }

        if (at < 0 || password < 0 || password >= at || at + 1 >= end || !IsHost(text[at + 1]))
            return false;
        ReadOnlySpan<char> value = text.Slice(password, at - password);
        // Shorter ones are `http://a:b@c`, or a port in front of another host.
        if (value.Length < LeastPassword || !PasswordText.IsReal(value, text.Slice(user, password - 1 - user)))
            return false;
        match = new(ContextKinds.OfScheme(text.Slice(scheme, colon - scheme)), password, value.Length);
        return true;
    }

    // `://`, also as it stands in JSON: `:\/\/`.
    private static bool TrySkipSlashes(ReadOnlySpan<char> text, int colon, out int behind)
    {
        behind = colon + 1;
        for (int i = 0; i < 2; i++)
        {
            if (behind < text.Length && text[behind] == '\\')
                behind++;
            if (behind >= text.Length || text[behind] != '/')
                return false;
            behind++;
        }

        return true;
    }

    private static bool IsScheme(char c) => CharClass.Has(CharClass.Alnum, c) || c is '+' or '-' or '.';

    private static bool IsHost(char c) => CharClass.Has(CharClass.Alnum, c) || c is '[' or '_' or '{' or '$' or '%' or '(' or '<' or CredentialValue.Unknown;

    private static bool IsUserInfo(char c) => c is > ' ' and not ('/' or '?' or '"' or '\'' or '`' or '<' or '>' or '\\' or '|' or '\u007F');
}
