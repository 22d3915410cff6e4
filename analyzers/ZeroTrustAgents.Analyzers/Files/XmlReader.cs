using Microsoft.CodeAnalysis.Text;

namespace ZeroTrustAgents.Analyzers;

/// <summary>
/// Reads attributes and texts of XML with the names that lead to them. Not a parser: what is not well-formed is
/// passed over, no entity is declared or fetched.
/// </summary>
internal sealed class XmlReader(FileScan scan, EntryPath path)
{
    /// <summary>Elements with more attributes are generated data.</summary>
    private const int MostAttributes = 64;

    private readonly string _text = scan.Text;
    private readonly List<(TextSpan Name, TextSpan Value)> _attributes = [];

    public void Read()
    {
        int position = 0;
        while (position < _text.Length)
        {
            int tag = _text.IndexOf('<', position);
            Content(TextSpan.FromBounds(position, tag < 0 ? _text.Length : tag), Escaping.Entity);
            if (tag < 0)
                return;
            position = Markup(tag);
        }
    }

    private int Markup(int tag)
    {
        if (At(tag, "<!--"))
            return Behind("-->", tag + 4);
        if (At(tag, "<![CDATA["))
        {
            int end = Behind("]]>", tag + 9);
            Content(TextSpan.FromBounds(tag + 9, Math.Max(tag + 9, end - 3)), Escaping.None);
            return end;
        }

        if (At(tag, "<?"))
            return Behind("?>", tag + 2);
        if (At(tag, "<!"))
            return Behind(">", tag + 2);
        if (!At(tag, "</"))
            return Element(tag + 1);
        path.Pop();
        return Behind(">", tag + 2);
    }

    private int Element(int position)
    {
        TextSpan name = Name(ref position);
        if (name.Length == 0)
            return position;
        _attributes.Clear();
        bool closed = false;
        while (position < _text.Length && _text[position] is not ('>' or '<'))
        {
            closed = _text[position] == '/';
            if (closed || char.IsWhiteSpace(_text[position]))
                position++;
            else
                Attribute(ref position);
        }

        TextSpan label = Label();
        foreach ((TextSpan attribute, TextSpan value) in _attributes)
            AttributeValue(name, attribute, value, label);
        if (!closed)
            path.Push(label.Length > 0 ? label : name);
        return position < _text.Length && _text[position] == '>' ? position + 1 : position;
    }

    private void Attribute(ref int position)
    {
        TextSpan name = Name(ref position);
        if (name.Length == 0)
        {
            position++;
            return;
        }

        SkipBlanks(ref position);
        if (position >= _text.Length || _text[position] != '=')
            return;
        position++;
        SkipBlanks(ref position);
        if (position >= _text.Length || _text[position] is not ('"' or '\''))
            return;
        int end = _text.IndexOf(_text[position], position + 1);
        end = end < 0 ? _text.Length : end;
        if (_attributes.Count < MostAttributes)
            _attributes.Add((name, TextSpan.FromBounds(position + 1, end)));
        position = Math.Min(end + 1, _text.Length);
    }

    private void AttributeValue(TextSpan element, TextSpan attribute, TextSpan value, TextSpan label)
    {
        ReadOnlySpan<char> name = Span(attribute);

        // Conditions compare properties with constants, and name the properties: nothing is given a value there.
        if (EntryName.Is(name, "Condition"))
            return;
        path.Push(label.Length > 0 && label != value ? label : element);
        if (label.Length > 0 && EntryName.IsLabelled(name))
        {
            scan.Entry(path, value, Escaping.Entity);
        }
        else
        {
            path.Push(attribute);
            scan.Entry(path, value, Escaping.Entity);
            path.Pop();
        }

        path.Pop();
    }

    private TextSpan Label()
    {
        foreach ((TextSpan name, TextSpan value) in _attributes)
        {
            if (EntryName.IsLabel(Span(name)))
                return value;
        }

        return default;
    }

    private void Content(TextSpan span, Escaping escaping)
    {
        int start = span.Start;
        int end = span.End;
        while (start < end && char.IsWhiteSpace(_text[start]))
            start++;
        while (end > start && char.IsWhiteSpace(_text[end - 1]))
            end--;
        if (end > start)
            scan.Entry(path, TextSpan.FromBounds(start, end), escaping);
    }

    private TextSpan Name(ref int position)
    {
        int start = position;
        while (position < _text.Length && (char.IsLetterOrDigit(_text[position]) || _text[position] is '_' or '-' or '.' or ':'))
            position++;
        return TextSpan.FromBounds(start, position);
    }

    private void SkipBlanks(ref int position)
    {
        while (position < _text.Length && char.IsWhiteSpace(_text[position]))
            position++;
    }

    private bool At(int position, string what) => string.CompareOrdinal(_text, position, what, 0, what.Length) == 0;

    private int Behind(string what, int from)
    {
        int found = from >= _text.Length ? -1 : _text.IndexOf(what, from, StringComparison.Ordinal);
        return found < 0 ? _text.Length : found + what.Length;
    }

    private ReadOnlySpan<char> Span(TextSpan span) => _text.AsSpan(span.Start, span.Length);
}
