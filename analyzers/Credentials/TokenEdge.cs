namespace ZeroTrustAgents.Credentials;

/// <summary>Where tokens start and end in a text. A prefix inside a longer word is no start.</summary>
internal static class TokenEdge
{
    /// <summary>Whether a token may start at a place: nothing, something that is no word character, or an escape sequence stands before it.</summary>
    public static bool IsStart(ReadOnlySpan<char> text, int at)
    {
        if (at == 0)
            return true;
        char before = text[at - 1];
        if (IsWord(before))
            return IsEscaped(text, at);
        // The digits of %22 are no start: what they quote is.
        return before != '%' || at + 1 >= text.Length || !IsHex(text[at]) || !IsHex(text[at + 1]);
    }

    /// <summary>Whether a token may end before a place.</summary>
    public static bool IsEnd(ReadOnlySpan<char> text, int at) => at >= text.Length || !IsWord(text[at]);

    /// <summary>Whether what stands before a place is the end of an escape sequence: <c>\n</c>, <c>%22</c>, <c>\x22</c>, <c>\u0022</c>.</summary>
    public static bool IsEscaped(ReadOnlySpan<char> text, int at)
    {
        if (at >= 2 && text[at - 2] == '\\')
            return text[at - 1] is 'n' or 'r' or 't' or 'b' or 'f' or 'v' or 'a' or '0' or '"' or '\'';
        if (at < 3 || !IsHex(text[at - 1]) || !IsHex(text[at - 2]))
            return false;
        if (text[at - 3] == '%')
            return true;
        return (at >= 4 && text[at - 3] == 'x' && text[at - 4] == '\\')
            || (at >= 6 && text[at - 5] is 'u' && text[at - 6] == '\\' && IsHex(text[at - 3]) && IsHex(text[at - 4]));
    }

    // Letters of other scripts are no word characters here: their texts put no space before a token.
    private static bool IsWord(char c) => c == '_' || CharClass.Has(CharClass.Alnum, c);

    private static bool IsHex(char c) => c is >= '0' and <= '9' or >= 'a' and <= 'f' or >= 'A' and <= 'F';
}
