namespace ZeroTrustAgents.Credentials;

/// <summary>Quoted values behind words instead of an operator: <c>IDENTIFIED BY '…'</c>, <c>WITH PASSWORD '…'</c>, <c>PASSWORD('…')</c>.</summary>
internal static class QuotedOperand
{
    public static bool TryRead(ReadOnlySpan<char> text, int quote, out EmbeddedValue found, out int next)
    {
        found = default;
        next = quote + 1;
        int at = quote > 0 && text[quote - 1] == 'N' ? quote - 1 : quote;
        if (at < 8)
            return false;
        bool call = text[at - 1] == '(';
        if (!call && text[at - 1] != ' ')
            return false;
        TextRange word = Word(text, at - 1);
        if (!IsPassword(text, word, call))
            return false;
        if (!EmbeddedOperand.TryRead(text, quote, OperandContext.Line, out TextRange value, out _, out next) || Hopeless.Is(value.Of(text)))
            return false;
        found = new EmbeddedValue(word.Start, call ? word.Length : 0, value.Start, value.Length) { Evidence = NameEvidence.Unmistakable };
        return true;
    }

    private static bool IsPassword(ReadOnlySpan<char> text, TextRange word, bool call)
    {
        if (Ascii.Same(word.Of(text), "by") && !call)
            return Ascii.Same(Word(text, word.Start - 1).Of(text), "identified");
        if (!Ascii.Same(word.Of(text), "password"))
            return false;
        if (call)
            return true;
        ReadOnlySpan<char> before = Word(text, word.Start - 1).Of(text);
        return Ascii.Same(before, "with") || Ascii.Same(before, "encrypted") || Ascii.Same(before, "login");
    }

    private static TextRange Word(ReadOnlySpan<char> text, int end)
    {
        end = Math.Max(end, 0);
        int start = end;
        while (start > 0 && end - start < 16 && Ascii.IsLetter(text[start - 1]))
            start--;
        return new TextRange(start, end - start);
    }
}
