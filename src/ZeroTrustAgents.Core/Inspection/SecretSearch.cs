using System.Text;

namespace ZeroTrustAgents.Inspection;

/// <summary>The scanner, and the tokens of the very call whose result is inspected: those are found whatever they look like.</summary>
internal readonly struct SecretSearch(ISecretScanner scanner, IReadOnlyList<string>? ownTokens)
{
    /// <summary>More than any server accepts in a header.</summary>
    public const int LongestCredential = 16 * 1024;

    private readonly ISecretProbe? _probe = scanner as ISecretProbe;

    /// <summary>Whether what was found is known by its place, so that a text can be cut into pieces between.</summary>
    public bool KnowsPlaces => _probe is not null;

    public int Redact(string text, out string redacted)
    {
        if (_probe is null)
            return RedactForeign(text, out redacted);
        var found = default(FoundSecrets);
        Find(text, 0, ref found);
        redacted = text;
        return found.IsEmpty ? 0 : found.Cut(text, 0, text.Length, out redacted);
    }

    /// <summary>As <see cref="Redact(string, out string)"/>, for a part of a stream's text: what stands before and behind it is context.</summary>
    public int Redact(ReadOnlySpan<char> text, int from, int to, ref FoundSecrets found, out string redacted)
    {
        if (_probe is null)
            return RedactForeign(text[from..to].ToString(), out redacted);
        if (!found.IsEmpty)
            return found.Cut(text, from, to, out redacted);
        redacted = text[from..to].ToString();
        return 0;
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

    /// <summary>
    /// See <see cref="ISecretProbe.OpenFrom"/>; for scanners that cannot say, everything from the last white space on. Also
    /// gives what was found, for the part before needs it.
    /// </summary>
    public int OpenFrom(ReadOnlySpan<char> text, int from, ref FoundSecrets found)
    {
        int open = _probe?.OpenFrom(text, from) ?? Math.Max(from, text.LastIndexOfAny(" \t\r\n") + 1);
        for (int i = 0; i < ownTokens?.Count; i++)
            open = Math.Min(open, text.Length - TextOverlap.Longest(text[from..], ownTokens[i]));
        Find(text, from, ref found);
        // What holds one credential back must not cut another in two: its first half would go on unrecognised.
        return found.IsEmpty ? open : found.Before(open);
    }

    private void Find(ReadOnlySpan<char> text, int from, ref FoundSecrets found)
    {
        _probe?.Find(text, from, ref found);
        for (int i = 0; i < ownTokens?.Count; i++)
        {
            ReadOnlySpan<char> token = ownTokens[i];
            int offset = from;
            for (int at = text[offset..].IndexOf(token); at >= 0; at = text[offset..].IndexOf(token))
            {
                found.Add(offset + at, offset + at + token.Length);
                offset += at + token.Length;
            }
        }
    }

    private int RedactForeign(string text, out string redacted)
    {
        int found = scanner.Redact(text, out redacted);
        var own = default(FoundSecrets);
        Find(redacted, 0, ref own);
        return own.IsEmpty ? found : found + own.Cut(redacted, 0, redacted.Length, out redacted);
    }
}
