namespace ZeroTrustAgents.Credentials;

/// <summary>Reads the value that stands at a position in a text: quoted in one of several ways, or up to where its context ends it.</summary>
internal static class EmbeddedOperand
{
    private const int MostBlanks = 8;
    private const int LongestNext = 40;

    /// <summary>Where no brace closes the search is in vain, and each opening one would repeat it.</summary>
    private const int LongestBraced = 256;

    /// <summary>Reads the value behind <paramref name="from"/>; false when a quote is not closed. <paramref name="end"/> is behind all that was read.</summary>
    public static bool TryRead(ReadOnlySpan<char> text, int from, OperandContext context, out TextRange value, out bool quoted, out int end)
    {
        int start = from;
        for (int blanks = 0; start < text.Length && blanks < MostBlanks && text[start] is ' ' or '\t'; blanks++)
            start++;
        start = SkipPrefix(text, start);
        bool escaped = start + 1 < text.Length && text[start] == '\\' && text[start + 1] is '"' or '\'';
        int open = escaped ? start + 1 : start;
        quoted = open < text.Length && text[open] is '"' or '\'' or '`';
        if (quoted)
            return TryReadQuoted(text, open, escaped, out value, out end);
        if (context != OperandContext.Query && start < text.Length && text[start] == '{' && TryReadBraced(text, start, out value, out end))
            return true;
        end = start;
        while (end < text.Length && !Ends(text, start, end, context))
            end++;
        int last = end;
        while (last > start && text[last - 1] is ' ' or '\t')
            last--;
        value = new TextRange(start, last - start);
        return true;
    }

    /// <summary>Letters that some languages put before a quote: <c>N'…'</c>, <c>@"…"</c>, <c>b'…'</c>.</summary>
    private static int SkipPrefix(ReadOnlySpan<char> text, int at)
    {
        int start = at;
        while (at < text.Length && at - start < 2 && text[at] is 'N' or 'n' or '@' or '$' or 'b' or 'r' or 'u' or 'f' or 'L')
            at++;
        return at < text.Length && at > start && text[at] is '"' or '\'' ? at : start;
    }

    private static bool TryReadQuoted(ReadOnlySpan<char> text, int open, bool escaped, out TextRange value, out int end)
    {
        char quote = text[open];
        int start = open + 1;
        value = default;
        for (int i = start; i < text.Length && text[i] is not ('\n' or '\r'); i++)
        {
            if (text[i] == '\\' && i + 1 < text.Length)
            {
                if (!(escaped && text[i + 1] == quote))
                {
                    i++;
                    continue;
                }
            }
            else if (text[i] != quote)
            {
                continue;
            }
            else if (i > start && i + 1 < text.Length && text[i + 1] == quote)
            {
                i++;
                continue;
            }

            value = new TextRange(start, i - start);
            end = i + 1;
            return true;
        }

        // No other quote of this sort is on the line, so nothing reads it again for this one.
        end = start;
        return false;
    }

    /// <summary>ODBC's form for values with a semicolon inside; a plain word in braces is a hole of a template.</summary>
    private static bool TryReadBraced(ReadOnlySpan<char> text, int open, out TextRange value, out int end)
    {
        value = default;
        end = open;
        int length = text.Slice(open, Math.Min(text.Length - open, LongestBraced)).IndexOfAny('}', '\n');
        if (length < 2 || text[open + length] != '}' || Hopeless.Is(text.Slice(open, length + 1)))
            return false;
        value = new TextRange(open + 1, length - 1);
        end = open + length + 1;
        return (end == text.Length || text[end] is ';' or '"' or '\'') && value.Of(text).IndexOfAny('"', ':', '{') < 0;
    }

    private static bool Ends(ReadOnlySpan<char> text, int start, int at, OperandContext context)
    {
        char c = text[at];
        if (c is '\n' or '\r' or ';' or '"' or '\'' or '`' or '\0' || (c == '<' && at > start))
            return true;
        if (context == OperandContext.ConnectionString)
            return false;
        if (c is ' ' or '\t' || (c == '>' && text[start] != '<'))
            return true;
        char next = at + 1 < text.Length ? text[at + 1] : '\0';
        if (context == OperandContext.Query)
            return c is '&' or '#' or ')' or ']' || (c == '}' && text[start] != '{');
        return c switch
        {
            ',' => next is '\0' or ' ' or '\n' or '\r' or '"' || IsPairAhead(text, at + 1),
            '&' => next == '&' || IsEntity(text.Slice(at)) || IsPairAhead(text, at + 1),
            ')' or ']' or '}' => !Opened(text.Slice(start, at - start)),
            '\\' => next is 'n' or 'r' or 't' or '"' or '\'',
            _ => false,
        };
    }

    /// <summary>A quote or a bracket in text that was escaped for XML.</summary>
    private static bool IsEntity(ReadOnlySpan<char> text) =>
        Ascii.Starts(text, "&quot;") || Ascii.Starts(text, "&lt;") || Ascii.Starts(text, "&gt;") || Ascii.Starts(text, "&apos;");

    /// <summary>Whether a name and an operator stand here: then the mark before them was no part of the value.</summary>
    private static bool IsPairAhead(ReadOnlySpan<char> text, int at)
    {
        int start = at;
        while (at < text.Length && at - start < LongestNext && (Ascii.IsLetter(text[at]) || Ascii.IsDigit(text[at]) || text[at] is '_' or '-' or '.' or '[' or ']' or '%' or ' '))
            at++;
        return at > start && at < text.Length && text[at] is '=' or ':';
    }

    private static bool Opened(ReadOnlySpan<char> value)
    {
        // Only the start of a value is looked at: reading it anew for every bracket would not be linear.
        ReadOnlySpan<char> head = value.Length > LongestNext ? value.Slice(0, LongestNext) : value;
        return head.IndexOfAny('(', '[', '{') >= 0;
    }
}
