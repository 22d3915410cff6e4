using System.Text;
using Microsoft.CodeAnalysis.Text;

namespace ZeroTrustAgents.Analyzers.CodeFixes;

/// <summary>Changes of one text, none of which overlap.</summary>
internal sealed class EditList
{
    private readonly SortedDictionary<int, (TextSpan Span, string Text)> _edits = [];

    public bool IsEmpty => _edits.Count == 0;

    /// <summary>Adds a change; the same one again changes nothing.</summary>
    /// <returns>False where it would overlap another.</returns>
    public bool TryAdd(TextSpan span, string text)
    {
        if (_edits.TryGetValue(span.Start, out (TextSpan Span, string Text) same))
        {
            if (same.Span == span && same.Text == text)
                return true;

            // An insertion stands before what is replaced there.
            if (same.Span.Length > 0 && span.Length > 0)
                return false;
            _edits[span.Start] = (span.Length > 0 ? span : same.Span, span.Length > 0 ? same.Text + text : text + same.Text);
            return true;
        }

        foreach ((TextSpan other, _) in _edits.Values)
        {
            if (other.Start < span.End && span.Start < other.End)
                return false;
        }

        _edits.Add(span.Start, (span, text));
        return true;
    }

    /// <summary>Takes the changes inside a part of the text out, and gives the part as it reads with them.</summary>
    public string Take(SourceText text, TextSpan part)
    {
        var changed = new StringBuilder();
        int position = part.Start;
        foreach ((TextSpan span, string replacement) in new List<(TextSpan, string)>(_edits.Values))
        {
            if (span.Start < part.Start || span.End > part.End)
                continue;
            changed.Append(text.ToString(TextSpan.FromBounds(position, span.Start))).Append(replacement);
            position = span.End;
            _edits.Remove(span.Start);
        }

        return changed.Append(text.ToString(TextSpan.FromBounds(position, part.End))).ToString();
    }

    public SourceText Apply(SourceText text)
    {
        var changes = new List<TextChange>(_edits.Count);
        foreach ((TextSpan span, string replacement) in _edits.Values)
            changes.Add(new TextChange(span, replacement));
        return text.WithChanges(changes);
    }
}
