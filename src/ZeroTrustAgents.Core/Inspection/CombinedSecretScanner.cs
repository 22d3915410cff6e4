namespace ZeroTrustAgents.Inspection;

/// <summary>Finds what this host issues and holds, and what others issue. Escapes that no encoder has to write are read through.</summary>
internal sealed class CombinedSecretScanner(KnownSecrets known) : ISecretProbe
{
    private readonly SelfIssuedSecretScanner _own = new(known);
    private readonly ProviderSecretScanner _providers = new();

    public int Redact(string text, out string redacted) => FoundSecrets.Redact(this, text, out redacted);

    public bool MayContain(ReadOnlySpan<byte> utf8) => _own.MayContain(utf8) || _providers.MayContain(utf8);

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

    public int OpenFrom(ReadOnlySpan<char> text, int from)
    {
        int open = Math.Min(_own.OpenFrom(text, from), _providers.OpenFrom(text, from));
        // An escape that breaks off may turn out to be a character of the word before it.
        int unfinished = EscapedText.Unfinished(text[from..]);
        if (unfinished > 0)
            open = Math.Min(open, _providers.OpenFrom(text[..^unfinished], from));
        if (!EscapedText.TryDecodeAny(text, out EscapedText escaped))
            return open;
        ReadOnlySpan<char> view = escaped.View;
        int viewFrom = escaped.FromSource(from);
        open = Math.Min(open, escaped.ToSource(_providers.OpenFrom(view, viewFrom)));
        return unfinished > 0 ? Math.Min(open, escaped.ToSource(_providers.OpenFrom(view[..^Math.Min(unfinished, view.Length - viewFrom)], viewFrom))) : open;
    }

    private void FindAsItStands(ReadOnlySpan<char> text, int from, ref FoundSecrets found)
    {
        _own.FindAsItStands(text, from, ref found);
        _providers.Find(text, from, ref found);
    }
}
