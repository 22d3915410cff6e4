using System.Text;
using ZeroTrustAgents.Credentials;

namespace ZeroTrustAgents.Inspection;

/// <summary>Where credentials stand in a text, from several scanners and readings. What overlaps is one. Allocates with the first find.</summary>
internal struct FoundSecrets
{
    public const string Replacement = "[redacted]";

    private List<(int Start, int End)>? _spans;
    private bool _isMerged;

    public readonly bool IsEmpty => _spans is null;

    public void Add(int start, int end)
    {
        (_spans ??= []).Add((start, end));
        _isMerged = false;
    }

    /// <summary>Moves a place where the text is to be cut before the credential that the cut would go through: its first half would no longer look like one.</summary>
    public int Before(int cut)
    {
        foreach ((int start, int end) in Merged())
        {
            if (start < cut && cut < end)
                return start;
        }

        return cut;
    }

    /// <summary>Writes a part of the text anew and returns how many credentials were cut out.</summary>
    public int Cut(ReadOnlySpan<char> text, int from, int to, out string redacted)
    {
        var builder = new StringBuilder(to - from);
        int found = 0, copied = from;
        foreach ((int start, int end) in Merged())
        {
            if (end <= from || start >= to)
                continue;
            // Of what began in the part that has gone on, the rest goes.
            if (start > copied)
                builder.Append(text[copied..start]);
            builder.Append(Replacement);
            copied = Math.Min(end, to);
            found++;
        }

        redacted = builder.Append(text[copied..to]).ToString();
        return found;
    }

    /// <summary>Replaces every credential that a probe finds; the same instance where there is none.</summary>
    public static int Redact(ISecretProbe probe, string text, out string redacted)
    {
        ArgumentNullException.ThrowIfNull(text);
        var found = default(FoundSecrets);
        probe.Find(text, 0, ref found);
        redacted = text;
        return found.IsEmpty ? 0 : found.Cut(text, 0, text.Length, out redacted);
    }

    /// <summary>
    /// Hands on what was found in a view of a text, by its places in the text. Only where a needless escape stands in it or in
    /// the context before it, which may be all that tells what it is: anything else is the other reading's, and must not depend
    /// on what stands far away.
    /// </summary>
    public readonly void AddTo(ref FoundSecrets found, ReadOnlySpan<char> text, in EscapedText escaped)
    {
        foreach ((int start, int end) in _spans ?? [])
        {
            (int from, int to) = (escaped.ToSource(start), escaped.ToSource(end));
            if (EscapedText.HasNeedlessEscape(text[Math.Max(0, from - CredentialMatcher.Context)..to]))
                found.Add(from, to);
        }
    }

    private List<(int Start, int End)> Merged()
    {
        if (_spans is null)
            return [];
        if (_isMerged)
            return _spans;
        _spans.Sort(static (a, b) => a.Start != b.Start ? a.Start.CompareTo(b.Start) : a.End.CompareTo(b.End));
        int last = 0;
        for (int i = 1; i < _spans.Count; i++)
        {
            if (_spans[i].Start < _spans[last].End)
                _spans[last] = (_spans[last].Start, Math.Max(_spans[last].End, _spans[i].End));
            else
                _spans[++last] = _spans[i];
        }

        _spans.RemoveRange(last + 1, _spans.Count - last - 1);
        _isMerged = true;
        return _spans;
    }
}
