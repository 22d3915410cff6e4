namespace ZeroTrustAgents.Credentials;

/// <summary>Options of command lines followed by a blank: <c>--password …</c>, <c>sshpass -p …</c>, <c>curl -u user:…</c>, <c>ConvertTo-SecureString "…"</c>.</summary>
internal static class CommandOption
{
    private const int LongestOption = 40;

    public static bool TryRead(ReadOnlySpan<char> text, int dash, out EmbeddedValue found, out int next)
    {
        found = default;
        next = dash + 1;
        int start = dash + 1;
        if (start < text.Length && text[start] == '-')
            start++;
        int end = start;
        while (end < text.Length && end - start < LongestOption && (Ascii.IsLetter(text[end]) || Ascii.IsDigit(text[end]) || text[end] is '-' or '_'))
            end++;
        if (end == start || end >= text.Length)
            return false;
        ReadOnlySpan<char> option = text.Slice(start, end - start);
        if (dash >= 9 && text[end] == ' ' && Ascii.Same(option, "SecureString") && Ascii.Ends(text.Slice(0, dash), "ConvertTo"))
            return TrySecureString(text, end, out found);
        if (dash > 0 && text[dash - 1] is not (' ' or '\t' or '\n' or '"' or '\'' or '[' or ','))
            return false;
        if (ToolOption.TryRead(text, dash, start, end, out found, out next))
            return true;
        return end - start > 2 && text[end] is ' ' && TryNamed(text, new TextRange(start, end - start), end, out found, out next);
    }

    private static bool TryNamed(ReadOnlySpan<char> text, TextRange option, int at, out EmbeddedValue found, out int next)
    {
        found = default;
        next = at;
        if (Ascii.Same(option.Of(text), "user") && ToolOption.IsTool(text, option.Start, "curl"))
            return ToolOption.TryUserAndPassword(text, at, out found);
        NameEvidence evidence = CredentialName.Judge(option.Of(text));
        return evidence >= NameEvidence.Telling && TryValue(text, at, option, evidence, out found, out next);
    }

    /// <summary>Reads what follows one blank; two of them stand in help texts.</summary>
    internal static bool TryValue(ReadOnlySpan<char> text, int at, TextRange name, NameEvidence evidence, out EmbeddedValue found, out int next)
    {
        found = default;
        next = at + 1;
        if (at + 1 >= text.Length || text[at + 1] is ' ' or '-' or '<' or '[' or '|' or '=' or '/')
            return false;
        if (!EmbeddedOperand.TryRead(text, at, OperandContext.Line, out TextRange value, out bool quoted, out next) || Hopeless.Is(value.Of(text)))
            return false;
        bool wordsFollow = next + 1 < text.Length && text[next] == ' ' && char.IsLetter(text[next + 1]);
        if (!quoted && (Hopeless.IsUnquoted(value.Of(text)) || (wordsFollow && EmbeddedPair.ReadsLikeWord(value.Of(text)))))
            return false;
        found = new EmbeddedValue(name.Start, name.Length, value.Start, value.Length) { Evidence = evidence };
        return true;
    }

    private static bool TrySecureString(ReadOnlySpan<char> text, int at, out EmbeddedValue found)
    {
        found = default;
        if (Ascii.Starts(text.Slice(at), " -String "))
            at += " -String".Length;
        if (!EmbeddedOperand.TryRead(text, at, OperandContext.Line, out TextRange value, out bool quoted, out _) || !quoted || Hopeless.Is(value.Of(text)))
            return false;
        found = new EmbeddedValue(value.Start, 0, value.Start, value.Length) { Evidence = NameEvidence.Unmistakable };
        return true;
    }
}
