using Microsoft.CodeAnalysis.Text;

namespace ZeroTrustAgents.Analyzers;

/// <summary>Reads files with a name and a value a line: <c>.env</c>, INI, properties, TOML, Terraform.</summary>
internal sealed class LineReader(FileScan scan, EntryPath path, bool quotedOnly)
{
    /// <summary>A quoted value may go over lines (a PEM key does); one that goes further has lost its closing quote.</summary>
    private const int LongestQuoted = 16 * 1024;

    private static readonly string[] Commands = ["export ", "set ", "setx ", "declare ", "local "];

    private readonly string _text = scan.Text;

    public void Read()
    {
        var line = new LineCursor(_text);
        while (line.MoveNext())
        {
            if (line.IsBlank || IsComment(line.First))
                continue;
            if (!Section(line) && Separator(line) is var separator and >= 0)
                line.MoveBehind(Value(line, separator));
        }
    }

    private bool IsComment(int first) =>
        _text[first] is '#' or ';' || (_text[first] == '/' && string.CompareOrdinal(_text, first, "// ", 0, 3) == 0);

    /// <summary><c>[name]</c>, and Terraform's <c>variable "name" {</c>.</summary>
    private bool Section(LineCursor line)
    {
        char last = _text[line.End - 1];
        if (_text[line.First] == '[' && last == ']')
        {
            path.Clear();
            path.Push(Trim(TextSpan.FromBounds(line.First, line.End), '[', ']'));
            return true;
        }

        if (!quotedOnly || last != '{' || _text.IndexOf('=', line.First, line.End - line.First) >= 0)
            return false;
        int close = _text.LastIndexOf('"', line.End - 1, line.End - line.First);
        int open = close <= line.First ? -1 : _text.LastIndexOf('"', close - 1, close - line.First);
        path.Clear();
        if (open >= 0)
            path.Push(TextSpan.FromBounds(open + 1, close));
        return true;
    }

    /// <summary>An equals sign behind one word, else a colon: the value of <c>url: http://host/?a=b</c> starts at the colon.</summary>
    private int Separator(LineCursor line)
    {
        int first = SkipCommand(line.First);
        int equals = _text.IndexOf('=', line.First, line.End - line.First);
        if (equals > first && IsOneWord(first, equals))
            return equals;
        int colon = _text.IndexOf(':', line.First, line.End - line.First);
        return colon > first && IsOneWord(first, colon) && !(colon + 2 < line.End && _text[colon + 1] == '/' && _text[colon + 2] == '/') ? colon : -1;
    }

    private int Value(LineCursor line, int separator)
    {
        int nameStart = SkipCommand(line.First);
        int nameEnd = separator;
        while (nameEnd > nameStart && (char.IsWhiteSpace(_text[nameEnd - 1]) || _text[nameEnd - 1] is '+' or '?'))
            nameEnd--;
        int start = separator + 1;
        while (start < line.End && char.IsWhiteSpace(_text[start]))
            start++;
        if (start >= line.End)
            return start;

        path.Push(Trim(TextSpan.FromBounds(nameStart, nameEnd), '"', '"'));
        char quote = _text[start];
        bool quoted = quote is '"' or '\'';
        int end = quoted ? Quoted(ref start, quote, line.End) : Unquoted(start, line.End);
        if (quoted || !quotedOnly)
            scan.Entry(path, TextSpan.FromBounds(start, end), quote == '"' ? Escaping.Backslash : Escaping.None);
        else
            scan.Prose(TextSpan.FromBounds(start, line.End));
        path.Pop();
        return end;
    }

    private int Quoted(ref int start, char quote, int lineEnd)
    {
        int quotes = start + 2 < _text.Length && _text[start + 1] == quote && _text[start + 2] == quote ? 3 : 1;
        start += quotes;
        while (quotes == 3 && start < _text.Length && _text[start] is '\r' or '\n')
            start++;
        int limit = Math.Min(_text.Length, start + LongestQuoted);
        for (int i = start; i < limit; i++)
        {
            if (_text[i] == '\\' && quote == '"')
                i++;
            else if (_text[i] == quote && (quotes == 1 || (i + 2 < _text.Length && _text[i + 1] == quote && _text[i + 2] == quote)))
                return i;
        }

        return Math.Max(start, lineEnd);
    }

    private int Unquoted(int start, int end)
    {
        for (int i = start + 1; i < end; i++)
        {
            if (_text[i] == '#' && char.IsWhiteSpace(_text[i - 1]))
            {
                end = i;
                while (end > start && char.IsWhiteSpace(_text[end - 1]))
                    end--;
            }
        }

        return end;
    }

    private int SkipCommand(int first)
    {
        foreach (string command in Commands)
        {
            if (string.Compare(_text, first, command, 0, command.Length, StringComparison.OrdinalIgnoreCase) == 0)
                return first + command.Length;
        }

        return first;
    }

    private bool IsOneWord(int start, int end)
    {
        while (end > start && char.IsWhiteSpace(_text[end - 1]))
            end--;
        for (int i = start; i < end; i++)
        {
            if (char.IsWhiteSpace(_text[i]))
                return false;
        }

        return end > start;
    }

    private TextSpan Trim(TextSpan span, char open, char close)
    {
        int start = span.Start;
        int end = span.End;
        while (start < end && _text[start] == open)
            start++;
        while (end > start && _text[end - 1] == close)
            end--;
        return TextSpan.FromBounds(start, end);
    }
}
