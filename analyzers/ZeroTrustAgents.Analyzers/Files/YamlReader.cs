using Microsoft.CodeAnalysis.Text;
using ZeroTrustAgents.Credentials;

namespace ZeroTrustAgents.Analyzers;

/// <summary>Reads scalars of YAML with the names that lead to them: quoted, plain and block scalars, lists, the flow form.</summary>
internal sealed class YamlReader(FileScan scan, EntryPath path)
{
    private const int LongestQuoted = 64 * 1024;

    private readonly string _text = scan.Text;
    private readonly Stack<int> _indentations = new();

    /// <summary>The scalar that names the value beside it, and how far both are indented: <c>- name: … value: …</c>.</summary>
    private TextSpan _label;
    private int _labelIndentation = -1;

    /// <summary>Whether the document is a Kubernetes secret: all that stands in its data is one, whatever it is called.</summary>
    private bool _isSecret;

    public void Read()
    {
        var line = new LineCursor(_text);
        while (line.MoveNext())
        {
            if (line.IsBlank || _text[line.First] is '#' or '%')
                continue;
            if (line.Indentation == 0 && string.CompareOrdinal(_text, line.Start, "---", 0, 3) == 0)
                StartDocument();
            else
                line.MoveBehind(Line(line));
        }
    }

    private void StartDocument()
    {
        path.Clear();
        _indentations.Clear();
        _labelIndentation = -1;
        _isSecret = false;
    }

    private int Line(LineCursor line)
    {
        int position = line.First;
        int indentation = line.Indentation;

        // A list may stand as far to the left as the key that it belongs to.
        Leave(_text[position] == '-' ? indentation + 1 : indentation);
        while (position + 1 < line.End && _text[position] == '-' && _text[position + 1] == ' ')
        {
            int item = SkipBlanks(position + 1, line.End);
            indentation += item - position;
            position = item;
            _labelIndentation = -1;
        }

        if (indentation < _labelIndentation)
            _labelIndentation = -1;
        if (!Key(position, line.End, out TextSpan key, out int behind))
            return Scalar(position, line.End, line.Indentation, default, indentation);
        int valueStart = SkipBlanks(behind, line.End);
        bool labelled = _labelIndentation == indentation && EntryName.IsLabelled(_text.AsSpan(key.Start, key.Length));
        path.Push(labelled ? _label : key);
        _indentations.Push(indentation);
        return valueStart >= line.End ? valueStart : Scalar(valueStart, line.End, indentation, key, indentation);
    }

    /// <summary>Leaves the keys that are not around a line so far to the left.</summary>
    private void Leave(int indentation)
    {
        while (_indentations.Count > 0 && _indentations.Peek() >= indentation)
        {
            _indentations.Pop();
            path.Pop();
        }
    }

    private bool Key(int position, int end, out TextSpan key, out int behind)
    {
        key = default;
        behind = end;
        char quote = _text[position];
        if (quote is '"' or '\'')
        {
            int close = _text.IndexOf(quote, position + 1, end - position - 1);
            if (close < 0)
                return false;
            key = TextSpan.FromBounds(position + 1, close);
            behind = SkipBlanks(close + 1, end) + 1;
            return behind <= end && _text[behind - 1] == ':';
        }

        if (quote is '{' or '[' or '|' or '>' or '&' or '*' or '!')
            return false;
        for (int i = position; i < end; i++)
        {
            if (_text[i] != ':' || (i + 1 < end && !char.IsWhiteSpace(_text[i + 1])))
                continue;
            key = TextSpan.FromBounds(position, i);
            behind = i + 1;
            return true;
        }

        return false;
    }

    /// <returns>Where reading goes on.</returns>
    private int Scalar(int position, int end, int indentation, TextSpan key, int labelIndentation)
    {
        // A local tag makes a reference of what follows (!Ref, !Sub, !vault, !secret), a global one says its type.
        while (position < end && _text[position] is '!' or '&')
        {
            bool local = _text[position] == '!' && !(position + 1 < end && _text[position + 1] == '!');
            position = SkipBlanks(WordEnd(position, end), end);
            if (local)
                return position < end && _text[position] is '|' or '>' ? BlockEnd(end, indentation) : end;
        }

        if (position >= end || _text[position] is '*' or '#')
            return end;
        switch (_text[position])
        {
            case '{' or '[':
                return new JsonReader(scan, path).Read(position, one: true);
            case '|' or '>':
                return Block(end, indentation);
            case '"' or '\'':
                int close = Quoted(position + 1, _text[position]);
                Found(TextSpan.FromBounds(position + 1, close), _text[position] == '"' ? Escaping.Backslash : Escaping.DoubledQuote, key, labelIndentation);
                return close;
            default:
                Found(TextSpan.FromBounds(position, PlainEnd(position, end)), Escaping.None, key, labelIndentation);
                return end;
        }
    }

    private void Found(TextSpan value, Escaping escaping, TextSpan key, int indentation)
    {
        ReadOnlySpan<char> name = _text.AsSpan(key.Start, key.Length);
        if (EntryName.IsLabel(name))
        {
            _label = value;
            _labelIndentation = indentation;
        }
        else if (indentation == 0 && EntryName.Is(name, "kind"))
            _isSecret = EntryName.Is(_text.AsSpan(value.Start, value.Length), "Secret");

        scan.Entry(path, value, escaping, IsSecretData() ? NameEvidence.Telling : NameEvidence.None);
    }

    private bool IsSecretData()
    {
        if (!_isSecret || path.Depth < 2)
            return false;
        TextSpan outermost = path[0];
        ReadOnlySpan<char> name = _text.AsSpan(outermost.Start, outermost.Length);
        return EntryName.Is(name, "data") || EntryName.Is(name, "stringData");
    }

    private int Block(int headerEnd, int indentation)
    {
        int end = BlockEnd(headerEnd, indentation);
        int start = _text.IndexOf('\n', headerEnd < _text.Length ? headerEnd : _text.Length - 1) + 1;
        while (start > 0 && start < end && char.IsWhiteSpace(_text[start]))
            start++;
        while (end > start && char.IsWhiteSpace(_text[end - 1]))
            end--;
        if (start > 0 && end > start)
            Found(TextSpan.FromBounds(start, end), Escaping.Indentation, default, indentation);
        return end;
    }

    /// <summary>The end of the last line that is indented further, or blank.</summary>
    private int BlockEnd(int headerEnd, int indentation)
    {
        int end = headerEnd;
        while (end < _text.Length)
        {
            int start = _text.IndexOf('\n', end) + 1;
            if (start == 0 || start >= _text.Length)
                return _text.Length;
            int first = start;
            while (first < _text.Length && _text[first] is ' ' or '\t')
                first++;
            bool blank = first >= _text.Length || _text[first] is '\r' or '\n';
            if (!blank && first - start <= indentation)
                return start - 1;
            end = first >= _text.Length ? first : _text.IndexOf('\n', first) is var next and >= 0 ? next : _text.Length;
        }

        return _text.Length;
    }

    private int Quoted(int start, char quote)
    {
        int limit = Math.Min(_text.Length, start + LongestQuoted);
        for (int i = start; i < limit; i++)
        {
            if (_text[i] == '\\' && quote == '"')
                i++;
            else if (_text[i] == quote && quote == '\'' && i + 1 < limit && _text[i + 1] == quote)
                i++;
            else if (_text[i] == quote)
                return i;
        }

        int lineEnd = start >= _text.Length ? -1 : _text.IndexOf('\n', start);
        return lineEnd < 0 ? _text.Length : lineEnd;
    }

    private int PlainEnd(int start, int end)
    {
        for (int i = start + 1; i < end; i++)
        {
            if (_text[i] != '#' || !char.IsWhiteSpace(_text[i - 1]))
                continue;
            end = i;
            while (end > start && char.IsWhiteSpace(_text[end - 1]))
                end--;
        }

        return end;
    }

    private int WordEnd(int position, int end)
    {
        while (position < end && !char.IsWhiteSpace(_text[position]))
            position++;
        return position;
    }

    private int SkipBlanks(int position, int end)
    {
        while (position < end && char.IsWhiteSpace(_text[position]))
            position++;
        return position;
    }
}
