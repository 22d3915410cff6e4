using System.Globalization;
using System.Text;
using Microsoft.CodeAnalysis.Text;

namespace ZeroTrustAgents.Analyzers;

/// <summary>
/// Reads a configuration file in JSON as the host would: comments and trailing commas are fine, a name with colons is
/// a path. What the host would refuse gives nothing, because then nothing can be said about it.
/// </summary>
internal sealed class SettingsReader
{
    /// <summary>The depth at which System.Text.Json stops.</summary>
    private const int Deepest = 64;
    private const int Longest = 2 * 1024 * 1024;
    private readonly string _text;
    private int _at;
    private bool _bad;

    private SettingsReader(string text) => _text = text;

    /// <summary>The file as a tree; <see langword="null"/> when it is no JSON object.</summary>
    public static SettingsNode? Read(string text)
    {
        if (text.Length > Longest)
            return null;
        var reader = new SettingsReader(text);
        reader.Skip();
        SettingsNode? root = reader.Peek() == '{' ? reader.Value("", default, 0) : null;
        if (root is null)
            return null;
        reader.Skip();
        return reader._bad || reader._at < text.Length ? null : root;
    }

    private char Peek() => _at < _text.Length ? _text[_at] : '\0';

    private SettingsNode Value(string key, TextSpan keySpan, int depth)
    {
        int start = _at;
        switch (Peek())
        {
            case '{' or '[' when depth < Deepest:
                List<SettingsNode> children = [];
                Children(children, isList: Peek() == '[', depth);
                var span = TextSpan.FromBounds(start, _at);
                return new SettingsNode(key, keySpan.IsEmpty ? span : keySpan, span, null) { Children = children };
            case '"':
                string text = String(out TextSpan inner);
                return new SettingsNode(key, keySpan.IsEmpty ? inner : keySpan, inner, text);
            default:
                while (_at < _text.Length && _text[_at] is not (',' or '}' or ']' or '/' or '"' or '{' or '[' or ':') && !char.IsWhiteSpace(_text[_at]))
                    _at++;
                _bad |= _at == start;
                var bare = TextSpan.FromBounds(start, _at);
                string value = _text.Substring(start, _at - start);
                return new SettingsNode(key, keySpan.IsEmpty ? bare : keySpan, bare, value == "null" ? null : value);
        }
    }

    private void Children(List<SettingsNode> into, bool isList, int depth)
    {
        char close = isList ? ']' : '}';
        _at++;
        for (int index = 0; !_bad; index++)
        {
            Skip();
            if (Peek() == close)
            {
                _at++;
                return;
            }

            if (isList)
                into.Add(Value(index.ToString(CultureInfo.InvariantCulture), default, depth + 1));
            else
                Member(into, depth);
            Skip();
            if (Peek() == ',')
                _at++;
            else
                _bad |= Peek() != close;
        }
    }

    private void Member(List<SettingsNode> into, int depth)
    {
        if (Peek() != '"')
        {
            _bad = true;
            return;
        }

        string name = String(out TextSpan span);
        Skip();
        if (Peek() != ':')
        {
            _bad = true;
            return;
        }

        _at++;
        Skip();
        string[] path = name.Split(':');
        SettingsNode node = Value(path[path.Length - 1], span, depth + 1);
        for (int i = path.Length - 2; i >= 0; i--)
            node = new SettingsNode(path[i], span, node.Span, null) { Children = [node] };
        Add(into, node);
    }

    /// <summary>Objects of one name are one section: <c>"A:B"</c> beside <c>"A": { }</c>.</summary>
    private static void Add(List<SettingsNode> into, SettingsNode node)
    {
        foreach (SettingsNode there in into)
        {
            if (there.Children is { } children && node.Children is { } more && string.Equals(there.Key, node.Key, StringComparison.OrdinalIgnoreCase))
            {
                foreach (SettingsNode child in more)
                    Add(children, child);
                return;
            }
        }

        into.Add(node);
    }

    private string String(out TextSpan inner)
    {
        int start = ++_at;
        StringBuilder? built = null;
        while (_at < _text.Length && _text[_at] is not ('"' or '\n'))
        {
            if (_text[_at] == '\\')
            {
                built ??= new StringBuilder(_text, start, _at - start, 64);
                Escape(built);
                continue;
            }

            built?.Append(_text[_at]);
            _at++;
        }

        inner = TextSpan.FromBounds(start, _at);
        if (Peek() == '"')
            _at++;
        else
            _bad = true;
        return built?.ToString() ?? _text.Substring(inner.Start, inner.Length);
    }

    private void Escape(StringBuilder built)
    {
        char escaped = _at + 1 < _text.Length ? _text[_at + 1] : '\0';
        if (escaped == 'u' && _at + 6 <= _text.Length && ushort.TryParse(_text.Substring(_at + 2, 4), NumberStyles.AllowHexSpecifier, CultureInfo.InvariantCulture, out ushort code))
        {
            built.Append((char)code);
            _at += 6;
            return;
        }

        int known = "\"\\/bfnrt".IndexOf(escaped);
        _bad |= known < 0;
        if (known >= 0)
            built.Append("\"\\/\b\f\n\r\t"[known]);
        _at = Math.Min(_at + 2, _text.Length);
    }

    /// <summary>White space and comments.</summary>
    private void Skip()
    {
        while (_at < _text.Length)
        {
            if (char.IsWhiteSpace(_text[_at]) || _text[_at] == '\uFEFF')
                _at++;
            else if (string.CompareOrdinal(_text, _at, "//", 0, 2) == 0)
                _at = _text.IndexOf('\n', _at) is var end and >= 0 ? end : _text.Length;
            else if (string.CompareOrdinal(_text, _at, "/*", 0, 2) == 0)
                _at = _text.IndexOf("*/", _at + 2, StringComparison.Ordinal) is var close and >= 0 ? close + 2 : _text.Length;
            else
                return;
        }
    }
}
