namespace ZeroTrustAgents.Credentials;

/// <summary>Values that the word before them makes credentials: authorization schemes, JSON and XML members of key formats, netrc lines.</summary>
internal static class ContextValue
{
    private const int LongestName = 40;

    public static bool TryRead(ref Scan scan, int at, out CredentialMatch match)
    {
        match = default;
        ReadOnlySpan<char> text = scan.Text;
        if (at < 3 || text[at - 1] is not (' ' or '\t' or '"' or '\'' or '>' or ':' or '=' or '\n'))
            return false;

        ReadOnlySpan<char> before = text.Slice(0, at);
        scan.Steps += 16;
        if (text[at - 1] is ' ' or '\t' or '\n')
        {
            ReadOnlySpan<char> words = before.Slice(0, at - 1);
            if (Ends(words, "Basic"))
                return HeaderValue.TryBasic(ref scan, at, ContextKinds.Basic, out match);
            if (Ends(words, "Bearer"))
                return HeaderValue.TryBearer(ref scan, at, out match);
            if (Ends(words, "SSWS"))
                return HeaderValue.TryOkta(ref scan, at, out match);
            if (Ends(words, "machine"))
                return NetrcLine.TryRead(ref scan, at, out match);
        }
        else if (text[at - 1] == '>')
        {
            return Ends(before, "<D>") && TryRun(ref scan, at, CharClass.Base64, 86, 1500, ContextKinds.RsaXml, out match);
        }

        int length = scan.RunLength(CharClass.Base64, at, 1500);
        int url = scan.RunLength(CharClass.Url, at, 1500);
        if (Math.Max(length, url) < 16)
            return false;
        ReadOnlySpan<char> name = NameBefore(text, at);
        scan.Steps += LongestName;
        if (url >= 42 && Ends(name, "d") && HasKeyType(ref scan, at))
            return TryRun(ref scan, at, CharClass.Url, 42, 1500, ContextKinds.JsonWebKey, out match);
        if (text[at - 1] == '"' && Ends(name, "auth"))
            return HeaderValue.TryBasic(ref scan, at, ContextKinds.RegistryAuth, out match);
        if (length == 43 && Ends(name, "PrivateKey"))
            return TryRun(ref scan, at, CharClass.Base64, 43, 43, ContextKinds.WireGuard, out match);
        return length == 40 && IsAwsSecret(ref scan, name, at) && TryRun(ref scan, at, CharClass.Base64, 40, 40, ContextKinds.AwsSecret, out match);
    }

    private static bool TryRun(ref Scan scan, int at, int set, int least, int most, CredentialKind kind, out CredentialMatch match)
    {
        match = default;
        int length = scan.RunLength(set, at, most + 1);
        if (length < least || length > most)
            return false;
        int end = at + length;
        while (end < scan.Text.Length && end < at + length + 2 && scan.Text[end] == '=')
            end++;
        ReadOnlySpan<char> value = scan.Text.Slice(at, end - at);
        scan.Steps += value.Length;
        if (!TokenEdge.IsEnd(scan.Text, end) || !GeneratedBody.IsMixed(value) || KnownExamples.Contains(value))
            return false;
        match = new(kind, at, value.Length);
        return true;
    }

    // The name that a value is assigned to, past what stands between: `name = "`, `\"name\": \"`, `name: `.
    private static ReadOnlySpan<char> NameBefore(ReadOnlySpan<char> text, int at)
    {
        int end = at, least = Math.Max(0, at - 10);
        while (end > least && text[end - 1] is ' ' or '\t' or '"' or '\'' or ':' or '=' or '>' or '\\' or ',' or '(')
            end--;
        int start = end;
        while (start > 0 && end - start < LongestName && (CharClass.Has(CharClass.Url, text[start - 1]) || text[start - 1] is '.' or '\\' or '%'))
            start--;
        return text.Slice(start, end - start);
    }

    // The secret stands under its name, or soon behind its key id.
    private static bool IsAwsSecret(ref Scan scan, ReadOnlySpan<char> name, int at)
    {
        if (scan.Text.Slice(at, 40).EndsWith("EXAMPLEKEY".AsSpan(), StringComparison.Ordinal))
            return false;
        if (name.IndexOf("secret".AsSpan(), StringComparison.OrdinalIgnoreCase) >= 0
            && (name.IndexOf("aws".AsSpan(), StringComparison.OrdinalIgnoreCase) >= 0
                || name.EndsWith("secretaccesskey".AsSpan(), StringComparison.OrdinalIgnoreCase)
                || name.EndsWith("secret_access_key".AsSpan(), StringComparison.OrdinalIgnoreCase)))
        {
            return true;
        }

        ReadOnlySpan<char> near = scan.Text.Slice(Math.Max(0, at - 100), Math.Min(at, 100));
        scan.Steps += near.Length;
        int id = near.IndexOf("AKIA".AsSpan());
        if (id < 0)
            id = near.IndexOf("ASIA".AsSpan());
        return id >= 0 && near.Length - id > 20;
    }

    private static bool HasKeyType(ref Scan scan, int at)
    {
        int from = Math.Max(0, at - CredentialMatcher.Context);
        ReadOnlySpan<char> around = scan.Text.Slice(from, Math.Min(scan.Text.Length, at + 2 * CredentialMatcher.Context) - from);
        scan.Steps += around.Length;
        return around.IndexOf("kty".AsSpan(), StringComparison.Ordinal) >= 0;
    }

    private static bool Ends(ReadOnlySpan<char> text, string word)
        => text.EndsWith(word.AsSpan(), StringComparison.OrdinalIgnoreCase) && TokenEdge.IsStart(text, text.Length - word.Length);
}
