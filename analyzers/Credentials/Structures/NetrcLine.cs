namespace ZeroTrustAgents.Credentials;

/// <summary>The password of a netrc entry: <c>machine host login name password word</c>, on one line or several.</summary>
internal static class NetrcLine
{
    private const int LongestWord = 256;

    /// <summary>Reads an entry whose host starts at <paramref name="host"/>.</summary>
    public static bool TryRead(ref Scan scan, int host, out CredentialMatch match)
    {
        match = default;
        int at = host;
        Word(ref scan, ref at);
        ReadOnlySpan<char> user = default;
        for (int pair = 0; pair < 3; pair++)
        {
            ReadOnlySpan<char> name = Word(ref scan, ref at);
            ReadOnlySpan<char> value = Word(ref scan, ref at);
            if (value.IsEmpty)
                return false;
            if (name.SequenceEqual("login".AsSpan()))
            {
                user = value;
            }
            else if (name.SequenceEqual("password".AsSpan()))
            {
                if (!PasswordText.IsReal(value, user))
                    return false;
                match = new(ContextKinds.Netrc, at - value.Length, value.Length);
                return true;
            }
            else if (!name.SequenceEqual("account".AsSpan()))
            {
                return false;
            }
        }

        return false;
    }

    // The next word, past white space and escaped line ends; `at` moves behind it.
    private static ReadOnlySpan<char> Word(scoped ref Scan scan, scoped ref int at)
    {
        ReadOnlySpan<char> text = scan.Text;
        while (at < text.Length && (text[at] is ' ' or '\t' or '\n' or '\r' || IsEscape(text, at)))
            at += text[at] == '\\' ? 2 : 1;
        int start = at;
        while (at < text.Length && at - start < LongestWord && text[at] is > ' ' and not ('"' or '`' or '\'' or '<') && !IsEscape(text, at))
            at++;
        scan.Steps += at - start + 1;
        return text.Slice(start, at - start);
    }

    private static bool IsEscape(ReadOnlySpan<char> text, int at) => text[at] == '\\' && at + 1 < text.Length && text[at + 1] is 'n' or 'r' or 't';
}
