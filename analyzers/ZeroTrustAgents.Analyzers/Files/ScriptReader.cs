using Microsoft.CodeAnalysis.Text;
using ZeroTrustAgents.Credentials;

namespace ZeroTrustAgents.Analyzers;

/// <summary>
/// Reads shell scripts, batch files, Dockerfiles and PowerShell: assignments and options with a value; what else a
/// line may hold is read as in any text. A here-document is lines like any other.
/// </summary>
internal sealed class ScriptReader(FileScan scan, EntryPath path, bool powerShell)
{
    private readonly string _text = scan.Text;

    public void Read()
    {
        var line = new LineCursor(_text);
        while (line.MoveNext())
        {
            if (line.IsBlank || IsComment(line.First, line.End))
                continue;
            Line(line.First, line.End);
            scan.Prose(TextSpan.FromBounds(line.First, line.End), spacedIsExpression: powerShell);
        }
    }

    private bool IsComment(int first, int end) =>
        _text[first] == '#' || Starts(first, "::") || (Starts(first, "rem") && (first + 3 >= end || char.IsWhiteSpace(_text[first + 3])));

    private void Line(int first, int end)
    {
        if (Starts(first, "ENV ") || Starts(first, "setx "))
            SpacedAssignment(_text.IndexOf(' ', first), end);
        bool secureString = false;
        int position = first;
        while (position < end)
        {
            TextSpan word = Word(position, end, out int next);
            if (word.Length > 0)
            {
                secureString |= EntryName.Is(Span(word), "ConvertTo-SecureString");
                bool isSecret = secureString && EntryName.Is(Span(word), "-String");
                Named(word, next, end, isSecret ? NameEvidence.Unmistakable : NameEvidence.None);
            }

            position = Math.Max(next, position + 1);
        }
    }

    /// <summary><c>NAME=value</c>, <c>$name = 'value'</c>, <c>--name value</c>, <c>-Name:value</c>.</summary>
    private void Named(TextSpan word, int next, int end, NameEvidence least)
    {
        bool option = _text[word.Start] == '-';
        TextSpan name = Bare(word);
        if (name.Length < 2)
            return;
        int separator = SkipBlanks(next, end);
        bool spaced = separator > next;
        bool assigned = separator < end && (_text[separator] == '=' || (option && !spaced && _text[separator] == ':'));
        if (assigned && separator + 1 < end && _text[separator + 1] is '=' or '~')
            return;
        if (!assigned && !(option && spaced))
            return;
        int start = assigned ? SkipBlanks(separator + 1, end) : separator;
        TextSpan value = Value(start, end, bareIsConstant: option ? !powerShell || !assigned || !spaced : !powerShell && !spaced && start == separator + 1);
        if (value.Length > 0 && (_text[value.Start] != '-' || _text[value.Start - 1] is '"' or '\''))
            Found(name, value, least);
    }

    /// <summary>Dockerfile's <c>ENV NAME value</c> and Windows' <c>setx NAME value</c>.</summary>
    private void SpacedAssignment(int position, int end)
    {
        TextSpan name = Word(SkipBlanks(position, end), end, out int next);
        int start = SkipBlanks(next, end);
        if (name.Length > 1 && start > next && start < end && _text[start] != '=')
            Found(name, Value(start, end, bareIsConstant: true), NameEvidence.None);
    }

    private void Found(TextSpan name, TextSpan value, NameEvidence least)
    {
        path.Push(name);
        scan.Entry(path, value, Escaping.None, least);
        path.Pop();
    }

    /// <summary>A quoted text, or a word; nothing where an expression or a variable stands.</summary>
    private TextSpan Value(int start, int end, bool bareIsConstant)
    {
        if (start >= end)
            return default;
        if (_text[start] is '"' or '\'' && _text.IndexOf(_text[start], start + 1, end - start - 1) is var close and >= 0)
            return TextSpan.FromBounds(start + 1, close);
        if (!bareIsConstant || _text[start] is '$' or '(' or '[' or '@' or '<' or '{' or '`')
            return default;
        int stop = start;
        while (stop < end && !char.IsWhiteSpace(_text[stop]) && _text[stop] is not (';' or '|' or '"' or '\'' or ')' or '`'))
            stop++;
        return TextSpan.FromBounds(start, stop);
    }

    /// <summary>A word with the signs that belong to it: <c>--name</c>, <c>$env:NAME</c>, <c>NAME</c>.</summary>
    private TextSpan Word(int start, int end, out int next)
    {
        next = start;
        while (next < end && (char.IsLetterOrDigit(_text[next]) || _text[next] is '_' or '-' or '$' or '.' || IsDrive(start, next)))
            next++;
        return TextSpan.FromBounds(start, next);
    }

    /// <summary>The colon of <c>$env:</c>, which is part of a variable's name.</summary>
    private bool IsDrive(int start, int colon) => _text[colon] == ':' && _text[start] == '$' && colon + 1 < _text.Length && char.IsLetter(_text[colon + 1]);

    private TextSpan Bare(TextSpan word)
    {
        int start = word.Start;
        while (start < word.End && _text[start] is '-' or '$')
            start++;
        int colon = start < word.End ? _text.IndexOf(':', start, word.End - start) : -1;
        return TextSpan.FromBounds(colon < 0 ? start : colon + 1, word.End);
    }

    private bool Starts(int position, string what) => string.Compare(_text, position, what, 0, what.Length, StringComparison.OrdinalIgnoreCase) == 0;

    private int SkipBlanks(int position, int end)
    {
        while (position < end && char.IsWhiteSpace(_text[position]))
            position++;
        return position;
    }

    private ReadOnlySpan<char> Span(TextSpan span) => _text.AsSpan(span.Start, span.Length);
}
