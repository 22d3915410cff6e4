using Microsoft.CodeAnalysis.Text;
using ZeroTrustAgents.Credentials;

namespace ZeroTrustAgents.Analyzers;

/// <summary>
/// Judges what a reader finds in one file. A reader knows how names and values stand in a format; this knows what a
/// credential is.
/// </summary>
internal sealed class FileScan(string text, CredentialOptions options, bool formatsOnly)
{
    /// <summary>A file with more is not a configuration file; nobody reads a longer list.</summary>
    private const int MostFindings = 1000;
    private const int LongestQualified = 128;

    private readonly List<FileFinding> _found = [];
    private readonly DecodedText _decoded = new();
    private int _formats;

    public string Text { get; } = text;

    /// <summary>What format alone identifies, wherever it stands: in values, names, comments.</summary>
    public void Formats()
    {
        int from = 0;
        while (_found.Count < MostFindings && CredentialMatcher.TryFind(Text.AsSpan(), from, out CredentialMatch match))
        {
            _found.Add(new FileFinding(new TextSpan(match.Start, match.Length), match.Kind, ""));
            from = Math.Max(match.End, from + 1);
        }

        _formats = _found.Count;
    }

    /// <summary>A value and the names that lead to it.</summary>
    /// <param name="path">The names.</param>
    /// <param name="value">Where the value stands, without quotes.</param>
    /// <param name="escaping">How it is written.</param>
    /// <param name="least">What its place says, whatever its name.</param>
    public void Entry(EntryPath path, TextSpan value, Escaping escaping = Escaping.None, NameEvidence least = NameEvidence.None)
    {
        if (value.Length == 0 || _found.Count >= MostFindings)
            return;
        NameFormats(value, path);
        ReadOnlySpan<char> raw = Text.AsSpan(value.Start, value.Length);
        bool decoded = DecodedText.IsNeeded(raw, escaping);
        if (decoded)
        {
            _decoded.Decode(Text, value, escaping);
            FormatsOfDecoded(path);
        }

        ReadOnlySpan<char> characters = decoded ? _decoded.Characters : raw;
        if (formatsOnly || IndirectValue.Is(characters))
            return;
        ReadOnlySpan<char> name = path.Name();
        NameEvidence evidence = Judge(name, path);
        evidence = evidence < least ? least : evidence;
        if (evidence != NameEvidence.None && CredentialValue.IsCredential(characters, name, evidence))
            _found.Add(new FileFinding(value, null, path.ToString()));
        else
            Embedded(characters, decoded ? null : value.Start, path);
    }

    /// <summary>Text that may hold names and values in any of the forms that <see cref="EmbeddedText"/> reads.</summary>
    /// <param name="span">Where it stands.</param>
    /// <param name="spacedIsExpression">Whether what stands unquoted behind an equals sign and a blank is no constant.</param>
    public void Prose(TextSpan span, bool spacedIsExpression = false)
    {
        if (!formatsOnly)
            Embedded(Text.AsSpan(span.Start, span.Length), span.Start, null, spacedIsExpression);
    }

    /// <summary>The findings in the order of the file, one a place: what a format identifies goes before what a name says.</summary>
    public IReadOnlyList<FileFinding> Finish()
    {
        _found.Sort(static (a, b) => a.Span.Start != b.Span.Start ? a.Span.Start.CompareTo(b.Span.Start) : Rank(a).CompareTo(Rank(b)));
        var kept = new List<FileFinding>(_found.Count);
        foreach (FileFinding finding in _found)
        {
            if (kept.Count == 0 || !kept[kept.Count - 1].Span.OverlapsWith(finding.Span))
                kept.Add(finding);
            else
                kept[kept.Count - 1] = Better(kept[kept.Count - 1], finding);
        }

        return kept;
    }

    private static int Rank(FileFinding finding) => finding.Kind is null ? 1 : 0;

    /// <summary>The format tells what it is and where; the name tells the way there. The report has both.</summary>
    private static FileFinding Better(FileFinding first, FileFinding second)
    {
        FileFinding best = first.Kind is null && second.Kind is not null ? second : first;
        return best.Target.Length > 0 ? best : best with { Target = first.Target.Length > 0 ? first.Target : second.Target };
    }

    private NameEvidence Judge(ReadOnlySpan<char> name, EntryPath path)
    {
        NameEvidence evidence = name.Length == 0 ? NameEvidence.None : options.Judge(name);
        if (evidence != NameEvidence.Weak)
            return evidence;
        NameEvidence qualified = options.Judge(path.QualifiedName(stackalloc char[LongestQualified]));
        return qualified > evidence ? qualified : evidence;
    }

    /// <summary>Gives the names to what format alone found in the value.</summary>
    private void NameFormats(TextSpan value, EntryPath path)
    {
        int low = 0;
        int high = _formats;
        while (low < high)
        {
            int middle = (low + high) / 2;
            if (_found[middle].Span.Start < value.Start)
                low = middle + 1;
            else
                high = middle;
        }

        for (; low < _formats && _found[low].Span.Start < value.End; low++)
            _found[low] = _found[low] with { Target = path.ToString() };
    }

    private void FormatsOfDecoded(EntryPath path)
    {
        int from = 0;
        while (_found.Count < MostFindings && CredentialMatcher.TryFind(_decoded.Characters, from, out CredentialMatch match))
        {
            _found.Add(new FileFinding(_decoded.Source(match.Start, match.Length), match.Kind, path.ToString()));
            from = Math.Max(match.End, from + 1);
        }
    }

    private void Embedded(ReadOnlySpan<char> characters, int? start, EntryPath? path, bool spacedIsExpression = false)
    {
        int position = 0;
        while (_found.Count < MostFindings && EmbeddedText.TryFindNext(characters, ref position, out EmbeddedValue found))
        {
            ReadOnlySpan<char> name = characters.Slice(found.NameStart, found.NameLength);
            ReadOnlySpan<char> value = characters.Slice(found.ValueStart, found.ValueLength);
            NameEvidence evidence = options.Configured(name) ?? found.Evidence;
            if (spacedIsExpression && IsSpaced(characters.Slice(0, found.ValueStart)))
                continue;
            if (evidence == NameEvidence.None || IndirectValue.Is(value) || !CredentialValue.IsCredential(value, name, evidence))
                continue;
            TextSpan span = start is int offset ? new TextSpan(offset + found.ValueStart, found.ValueLength) : _decoded.Source(found.ValueStart, found.ValueLength);
            string target = path?.ToString() ?? "";
            _found.Add(new FileFinding(span, null, target.Length > 0 ? target : name.ToString()));
        }
    }

    private static bool IsSpaced(ReadOnlySpan<char> before)
    {
        ReadOnlySpan<char> trimmed = before.TrimEnd();
        return trimmed.Length > 0 && trimmed.Length < before.Length && trimmed[trimmed.Length - 1] == '=';
    }
}
