using Microsoft.CodeAnalysis.Text;

namespace ZeroTrustAgents.Analyzers;

/// <summary>
/// Reads the strings of JSON with the names that lead to them. Takes comments, trailing commas, single quotes, bare
/// words (so that YAML's flow form is read too) and whatever else stands there: what makes no sense is passed over.
/// </summary>
internal sealed class JsonReader(FileScan scan, EntryPath path)
{
    private readonly string _text = scan.Text;
    private readonly int _bottom = path.Depth;

    /// <summary>The string that names the value beside it in the innermost object: <c>{ "name": …, "value": … }</c>.</summary>
    private TextSpan _label;
    private TextSpan _key;
    private bool _hasKey;

    /// <summary>Reads from a position; with <paramref name="one"/> until the object or array that starts there is closed.</summary>
    /// <returns>Where reading stopped.</returns>
    public int Read(int position, bool one)
    {
        int open = 0;
        while (position < _text.Length)
        {
            char c = _text[position];
            switch (c)
            {
                case '{' or '[':
                    Open();
                    open++;
                    position++;
                    break;
                case '}' or ']':
                    Close();
                    position++;
                    if (--open <= 0 && one)
                        return position;
                    break;
                case ',':
                    _hasKey = false;
                    position++;
                    break;
                case '"' or '\'':
                    position = String(position, c);
                    break;
                case '/' or '#' when Comment(position, c, out int end):
                    position = end;
                    break;
                default:
                    position = char.IsWhiteSpace(c) || c == ':' ? position + 1 : Bare(position, one);
                    break;
            }
        }

        return position;
    }

    private void Open()
    {
        path.Push(_hasKey ? _key : default);
        _hasKey = false;
        _label = default;
    }

    private void Close()
    {
        if (path.Depth > _bottom)
            path.Pop();
        _hasKey = false;
        _label = default;
    }

    private int String(int position, char quote)
    {
        int start = position + 1;
        int end = start;
        while (end < _text.Length && _text[end] != quote)
            end += _text[end] == '\\' ? 2 : 1;
        end = Math.Min(end, _text.Length);
        int next = Math.Min(end + 1, _text.Length);
        Word(TextSpan.FromBounds(start, end), next, Escaping.Backslash);
        return next;
    }

    private int Bare(int position, bool one)
    {
        int end = position;
        while (end < _text.Length && _text[end] is not (',' or '}' or ']' or '{' or '[' or '"' or '\n' or '\r')
            && !(_text[end] == ':' && (end + 1 == _text.Length || char.IsWhiteSpace(_text[end + 1]))))
            end++;
        int last = end;
        while (last > position && char.IsWhiteSpace(_text[last - 1]))
            last--;

        // Outside YAML a bare word is a number or a literal, and neither is a credential.
        bool isKey = !_hasKey && NextIsColon(end);
        if (isKey || one)
            Word(TextSpan.FromBounds(position, last), end, Escaping.None);
        return Math.Max(end, position + 1);
    }

    private void Word(TextSpan word, int next, Escaping escaping)
    {
        if (!_hasKey && NextIsColon(next))
        {
            _key = word;
            _hasKey = true;
            return;
        }

        ReadOnlySpan<char> key = _hasKey ? _text.AsSpan(_key.Start, _key.Length) : [];
        if (EntryName.IsLabel(key))
            _label = word;
        bool labelled = _label.Length > 0 && EntryName.IsLabelled(key);
        if (labelled)
            path.Push(_label);
        else if (_hasKey)
            path.Push(_key);
        scan.Entry(path, word, escaping);
        if (_hasKey)
            path.Pop();
        _hasKey = false;
    }

    private bool NextIsColon(int position)
    {
        while (position < _text.Length && char.IsWhiteSpace(_text[position]))
            position++;
        return position < _text.Length && _text[position] == ':';
    }

    private bool Comment(int position, char first, out int end)
    {
        end = position;
        char second = position + 1 < _text.Length ? _text[position + 1] : '\0';
        if (first == '#' || second == '/')
            end = _text.IndexOf('\n', position);
        else if (second == '*')
            end = _text.IndexOf("*/", position + 2, StringComparison.Ordinal) is var close and >= 0 ? close + 2 : -1;
        else
            return false;
        end = end < 0 ? _text.Length : end;
        return true;
    }
}
