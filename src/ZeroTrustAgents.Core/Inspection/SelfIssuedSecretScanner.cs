using System.Text;

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
    public const string Replacement = "[redacted]";

    public int Redact(string text, out string redacted)
    {
        ArgumentNullException.ThrowIfNull(text);
        KnownSecrets.Snapshot secrets = known.Current;
        int found = Cut(text, text, null, secrets, out redacted);
        // Needless escapes are a second reading of what is left; the first must not be lost to it.
        if (EscapedText.TryDecode(redacted, out EscapedText escaped))
            found += Cut(redacted, escaped.View, escaped, secrets, out redacted);
        return found;
    }

    public bool MayContain(ReadOnlySpan<byte> utf8) =>
        utf8.IndexOf("eyJ"u8) >= 0 || utf8.IndexOf("ZXlK"u8) >= 0
        || utf8.IndexOf("V5S"u8) >= 0 || utf8.IndexOf("leU"u8) >= 0
        || utf8.Contains((byte)'%') || utf8.IndexOf("\\u00"u8) >= 0
        || known.Current.IsIn(utf8);

    public int OpenFrom(string text)
    {
        KnownSecrets.Snapshot secrets = known.Current;
        string whole = text[..^EscapedText.Unfinished(text)];
        int open = OpenIn(whole, secrets);
        if (!EscapedText.TryDecode(whole, out EscapedText escaped))
            return BeforeCredential(whole, null, secrets, open);
        open = Math.Min(open, escaped.ToSource(OpenIn(escaped.View, secrets)));
        return BeforeCredential(whole, escaped, secrets, open);
    }

    public int BeforeCredential(string text, int cut) =>
        BeforeCredential(text, EscapedText.TryDecode(text, out EscapedText escaped) ? escaped : null, known.Current, cut);

    private static int Cut(string text, ReadOnlySpan<char> view, EscapedText? escaped, KnownSecrets.Snapshot secrets, out string redacted)
    {
        redacted = text;
        StringBuilder? builder = null;
        int found = 0;
        int copied = 0;
        var finder = new CredentialFinder(view, secrets);
        while (finder.Next())
        {
            if (!finder.IsCredential)
                continue;
            found++;
            builder ??= new StringBuilder(text.Length);
            int start = escaped?.ToSource(finder.Start) ?? finder.Start;
            builder.Append(text, copied, start - copied).Append(Replacement);
            copied = escaped?.ToSource(finder.End) ?? finder.End;
        }

        if (builder is not null)
            redacted = builder.Append(text, copied, text.Length - copied).ToString();
        return found;
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

    /// <summary>Each reading may see a credential across the place where the other would cut.</summary>
    private static int BeforeCredential(string text, EscapedText? escaped, KnownSecrets.Snapshot secrets, int cut)
    {
        if (escaped is not { } decoded)
            return BeforeCredentialIn(text, null, secrets, cut);
        for (int last = -1; last != cut;)
        {
            last = cut;
            cut = BeforeCredentialIn(text, null, secrets, cut);
            cut = BeforeCredentialIn(decoded.View, escaped, secrets, cut);
        }

        return cut;
    }

    private static int BeforeCredentialIn(ReadOnlySpan<char> view, EscapedText? escaped, KnownSecrets.Snapshot secrets, int cut)
    {
        var finder = new CredentialFinder(view, secrets);
        while (finder.Next())
        {
            int start = escaped?.ToSource(finder.Start) ?? finder.Start;
            if (start >= cut)
                break;
            if (finder.IsCredential && cut < (escaped?.ToSource(finder.End) ?? finder.End))
                return start;
        }

        return cut;
    }
}
