using System.Text;

namespace ZeroTrustAgents.Inspection;

/// <summary>The scanner, and the tokens of the very call whose result is inspected: those are found whatever they look like.</summary>
internal readonly struct SecretSearch(ISecretScanner scanner, IReadOnlyList<string>? ownTokens)
{
    /// <summary>More than any server accepts in a header.</summary>
    public const int LongestCredential = 16 * 1024;

    private readonly ISecretProbe? _probe = scanner as ISecretProbe;

    public int Redact(string text, out string redacted)
    {
        int found = scanner.Redact(text, out redacted);
        if (ownTokens is null)
            return found;
        for (int i = 0; i < ownTokens.Count; i++)
        {
            for (int at = redacted.IndexOf(ownTokens[i], StringComparison.Ordinal); at >= 0; at = redacted.IndexOf(ownTokens[i], at, StringComparison.Ordinal))
            {
                redacted = string.Concat(redacted.AsSpan(0, at), SelfIssuedSecretScanner.Replacement, redacted.AsSpan(at + ownTokens[i].Length));
                at += SelfIssuedSecretScanner.Replacement.Length;
                found++;
            }
        }

        return found;
    }

    /// <summary>Whether the text holds a credential.</summary>
    public bool Finds(ReadOnlySpan<byte> utf8) =>
        MayContain(utf8) && Redact(Encoding.UTF8.GetString(utf8), out _) > 0;

    public bool MayContain(ReadOnlySpan<byte> utf8)
    {
        if (_probe is null || _probe.MayContain(utf8))
            return true;
        if (ownTokens is null)
            return false;
        Span<byte> start = stackalloc byte[64];
        for (int i = 0; i < ownTokens.Count; i++)
        {
            // The first characters will do: a false alarm costs a second look.
            Encoding.UTF8.TryGetBytes(ownTokens[i].AsSpan(0, Math.Min(16, ownTokens[i].Length)), start, out int length);
            if (utf8.IndexOf(start[..length]) >= 0)
                return true;
        }

        return false;
    }

    /// <summary>See <see cref="ISecretProbe.OpenFrom"/>. For scanners that cannot say, everything from the last white space on.</summary>
    public int OpenFrom(string text)
    {
        int open = _probe?.OpenFrom(text) ?? text.AsSpan().LastIndexOfAny(" \t\r\n") + 1;
        if (ownTokens is null)
            return open;
        for (int i = 0; i < ownTokens.Count; i++)
            open = Math.Min(open, text.Length - TextOverlap.Longest(text, ownTokens[i]));
        // What holds one credential back must not cut another in two: its first half would go on unrecognised.
        for (int last = -1; last != open;)
        {
            last = open;
            open = BeforeOwnToken(text, open);
            open = _probe?.BeforeCredential(text, open) ?? open;
        }

        return open;
    }

    private int BeforeOwnToken(string text, int cut)
    {
        for (int i = 0; i < ownTokens!.Count; i++)
        {
            int whole = text.IndexOf(ownTokens[i], Math.Max(0, cut - ownTokens[i].Length + 1), StringComparison.Ordinal);
            if (whole >= 0 && whole < cut)
                cut = whole;
        }

        return cut;
    }
}
