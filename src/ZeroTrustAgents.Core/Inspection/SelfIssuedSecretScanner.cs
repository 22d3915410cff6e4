namespace ZeroTrustAgents.Inspection;

/// <summary>
/// Finds what this host itself issues and holds: tokens of JWT shape (also wrapped in lines, in base64, or escaped as
/// JSON or URL), and configured secrets in their usual spellings.
/// </summary>
/// <remarks>
/// Not seen: tokens encrypted, compressed, in hexadecimal, reversed, interleaved with other characters, encoded more than
/// once, or handed out in parts; opaque tokens of other issuers; passwords that nobody configured.
/// </remarks>
internal sealed class SelfIssuedSecretScanner(KnownSecrets known) : ISecretProbe
{
    public const string Replacement = FoundSecrets.Replacement;

    public int Redact(string text, out string redacted) => FoundSecrets.Redact(this, text, out redacted);

    public bool MayContain(ReadOnlySpan<byte> utf8) =>
        utf8.IndexOf("eyJ"u8) >= 0 || utf8.IndexOf("ZXlK"u8) >= 0
        || utf8.IndexOf("V5S"u8) >= 0 || utf8.IndexOf("leU"u8) >= 0
        || EscapedText.HasNeedlessEscape(utf8)
        || known.Current.IsIn(utf8);

    public void Find(ReadOnlySpan<char> text, int from, ref FoundSecrets found)
    {
        FindAsItStands(text, from, ref found);
        // Needless escapes are a second reading; the first must not be lost to it.
        if (!EscapedText.TryDecode(text, out EscapedText escaped))
            return;
        var inView = default(FoundSecrets);
        FindAsItStands(escaped.View, escaped.FromSource(from), ref inView);
        inView.AddTo(ref found, text, escaped);
    }

    /// <summary>As <see cref="Find"/>, of one reading.</summary>
    internal void FindAsItStands(ReadOnlySpan<char> text, int from, ref FoundSecrets found)
    {
        // None of these needs what stands before it.
        var finder = new CredentialFinder(text[from..], known.Current);
        while (finder.Next())
        {
            if (finder.IsCredential)
                found.Add(from + finder.Start, from + finder.End);
        }
    }

    public int OpenFrom(ReadOnlySpan<char> text, int from = 0)
    {
        KnownSecrets.Snapshot secrets = known.Current;
        ReadOnlySpan<char> whole = text[from..^EscapedText.Unfinished(text[from..])];
        int open = OpenIn(whole, secrets);
        if (EscapedText.TryDecode(whole, out EscapedText escaped))
            open = Math.Min(open, escaped.ToSource(OpenIn(escaped.View, secrets)));
        return from + open;
    }

    private static int OpenIn(ReadOnlySpan<char> view, KnownSecrets.Snapshot secrets)
    {
        int open = view.Length;
        foreach (string marker in secrets.AllMarkers)
            open = Math.Min(open, view.Length - TextOverlap.Longest(view, marker));
        var finder = new CredentialFinder(view, secrets);
        while (finder.Next())
        {
            if (finder.IsOpen)
                return Math.Min(open, finder.Start);
        }

        return open;
    }
}
