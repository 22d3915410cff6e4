namespace ZeroTrustAgents.Credentials;

/// <summary>Private keys in PuTTY's format: from the first line to the MAC behind the private lines.</summary>
internal static class PuttyKey
{
    private const string Start = "PuTTY-User-Key-File-";
    private const string Private = "Private-Lines:";
    private const string Mac = "Private-MAC:";
    private const int MostCharacters = 16 * 1024;
    private const int LeastPrivate = 40;

    public static bool TryRead(ref Scan scan, int start, out int end)
    {
        end = start;
        ReadOnlySpan<char> text = scan.Text.Slice(start, Math.Min(scan.Text.Length - start, MostCharacters));
        // Up to the next key only, or many first lines would each look through what follows them all.
        int next = text.Slice(Start.Length).IndexOf(Start.AsSpan());
        if (next >= 0)
            text = text.Slice(0, next + Start.Length);
        scan.Steps += text.Length;

        int lines = text.IndexOf(Private.AsSpan());
        if (lines < 0)
            return false;
        int mac = text.Slice(lines).IndexOf(Mac.AsSpan());
        if (mac < LeastPrivate + Private.Length)
            return false;
        int at = lines + mac + Mac.Length;
        while (at < text.Length && text[at] == ' ')
            at++;
        while (at < text.Length && CharClass.Has(CharClass.Alnum, text[at]))
            at++;
        end = start + at;
        return true;
    }
}
