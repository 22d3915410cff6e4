namespace ZeroTrustAgents.Credentials;

/// <summary>Reads the name that stands before a position in a text.</summary>
internal static class EmbeddedName
{
    /// <summary>Longer names are cut: the end says what a thing is.</summary>
    private const int Longest = 64;

    private const int MostBlanks = 4;

    /// <summary>The name before <paramref name="end"/>: <c>name</c>, <c>"name"</c>, <c>\"name\"</c>, <c>["name"]</c>, <c>--name</c>. Empty when there is none.</summary>
    public static TextRange Before(ReadOnlySpan<char> text, int end, out bool quoted)
    {
        int to = SkipBlanks(text, end);
        quoted = false;
        for (int closers = 0; to > 0 && closers < 4 && text[to - 1] is '"' or '\'' or '`' or ']' or '\\'; closers++)
        {
            quoted |= text[to - 1] is not (']' or '\\');
            to--;
        }

        return Word(text, to);
    }

    /// <summary>
    /// What a name says, read with the words before it: <c>Access Key=</c> says more than a key, <c>primary key:</c> and
    /// <c>invalid password:</c> say nothing. Where the words say more, <paramref name="name"/> grows.
    /// </summary>
    public static NameEvidence Judge(ReadOnlySpan<char> text, ref TextRange name, bool quoted)
    {
        NameEvidence evidence = CredentialName.Judge(name.Of(text));
        if (quoted || !TryGrow(text, name, out TextRange longer))
            return evidence;
        NameEvidence together = CredentialName.Judge(longer.Of(text));
        if (together == NameEvidence.None || together <= evidence)
            return together == NameEvidence.None ? NameEvidence.None : evidence;

        // "public key token" is none, though a "key token" might be one.
        bool isPublic = TryGrow(text, longer, out TextRange longest) && CredentialName.Judge(longest.Of(text)) == NameEvidence.None;
        if (isPublic)
            return NameEvidence.None;
        name = longer;
        return together;
    }

    private static bool TryGrow(ReadOnlySpan<char> text, TextRange name, out TextRange longer)
    {
        longer = name;
        if (name.Start < 2 || text[name.Start - 1] != ' ')
            return false;
        TextRange before = Word(text, name.Start - 1);
        if (before.Length == 0 || before.End != name.Start - 1 || name.End - before.Start > Longest)
            return false;
        longer = new TextRange(before.Start, name.End - before.Start);
        return true;
    }

    private static TextRange Word(ReadOnlySpan<char> text, int end)
    {
        int start = end;
        while (start > 0 && end - start < Longest && IsNameCharacter(text[start - 1]))
            start--;
        while (start < end && text[start] is '-' or '.' or '$' or '@')
            start++;
        return new TextRange(start, end - start);
    }

    private static int SkipBlanks(ReadOnlySpan<char> text, int end)
    {
        for (int blanks = 0; end > 0 && blanks < MostBlanks && text[end - 1] is ' ' or '\t'; blanks++)
            end--;
        return end;
    }

    private static bool IsNameCharacter(char c) =>
        c < 0x80 ? Ascii.IsLetter(c) || Ascii.IsDigit(c) || c is '_' or '-' or '.' or '$' or '@' : char.IsLetterOrDigit(c);
}
