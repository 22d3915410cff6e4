namespace ZeroTrustAgents.Credentials;

/// <summary>Values that stand for others: holes of templates, masks, and words that ask to be replaced.</summary>
internal static class Placeholder
{
    private const int Longest = 160;

    /// <summary>Longer names of parameters and variables are made of words.</summary>
    private const int LongestOfAnyLetters = 8;

    public static bool Is(ReadOnlySpan<char> value)
    {
        value = Unquoted(value);
        if (value.Length == 0)
            return true;
        if (IsMask(value) || IsHole(value) || IsReference(value) || EmulatorKeys.Has(value))
            return true;
        if (value.Length > Longest)
            return false;
        return IsTemplate(value) || AsksToBeReplaced(value);
    }

    private static ReadOnlySpan<char> Unquoted(ReadOnlySpan<char> value)
    {
        value = value.Trim();
        return value.Length > 1 && value[0] is '"' or '\'' && value[value.Length - 1] == value[0] ? value.Slice(1, value.Length - 2).Trim() : value;
    }

    /// <summary>Nothing but one character, or but characters that hide others: <c>****</c>, <c>xxxx-xxxx</c>, <c>...</c>, <c>-</c>.</summary>
    private static bool IsMask(ReadOnlySpan<char> value)
    {
        int masks = 0;
        int rest = 0;
        bool equal = true;
        foreach (char c in value)
        {
            if (c is 'x' or 'X' or '*' or '.' or '…' or '•' or '●' or '·' or '?' or '#' or '_' or '-')
                masks++;
            else
                rest++;
            equal &= c == value[0];
        }

        // "sk-xxxxxxxxxxxx" shows only of which kind the key is.
        return rest == 0 || (equal && value.Length >= 16) || (masks >= 8 && rest <= 8 && masks >= 2 * rest && Trailing(value) >= masks / 2);
    }

    private static int Trailing(ReadOnlySpan<char> value)
    {
        int longest = 0;
        int run = 0;
        for (int i = 1; i < value.Length; i++)
        {
            run = value[i] == value[i - 1] ? run + 1 : 0;
            longest = Math.Max(longest, run + 1);
        }

        return longest;
    }

    /// <summary>A value that is one hole: <c>&lt;key&gt;</c>, <c>{0}</c>, <c>${X}</c>, <c>%X%</c>, <c>#{x}#</c>, <c>__X__</c>.</summary>
    private static bool IsHole(ReadOnlySpan<char> value)
    {
        if (value.Length < 2)
            return value[0] is '?' or '-';
        char first = value[0];
        char last = value[value.Length - 1];
        return (first, last) switch
        {
            ('<', '>') or ('[', ']') or ('{', '}') or ('(', ')') or ('«', '»') => IsPlain(value.Slice(1, value.Length - 2)),
            ('%', '%') => value.Length > 2 && IsPlain(value.Slice(1, value.Length - 2)),
            ('$', '}') or ('$', ')') or ('@', '}') => value.Length > 3 && value[1] is '{' or '(',
            ('#', '}' or '#') => value[1] is '{' || (last == '#' && IsPlain(value.Slice(1, value.Length - 2))),
            ('_', '_') => value.Length > 4 && value[1] == '_' && value[value.Length - 2] == '_' && IsPlain(value),
            ('!', ')') => Ascii.Starts(value, "!Ref") || Ascii.Starts(value, "!Sub"),
            _ => false,
        };
    }

    /// <summary>A value that names where the real one is: <c>$VAR</c>, <c>$env:X</c>, <c>@param</c>, <c>:param</c>, <c>@Microsoft.KeyVault(…)</c>.</summary>
    private static bool IsReference(ReadOnlySpan<char> value)
    {
        if (Ascii.Starts(value, "@Microsoft.") || Ascii.Starts(value, "$env:") || Ascii.Starts(value, "arn:aws") || IsVaultPath(value))
            return true;
        if (value[0] is not ('$' or '@' or ':') || value.Length < 2)
            return false;
        ReadOnlySpan<char> rest = value.Slice(1);
        foreach (char c in rest)
        {
            if (!((c | 0x20) is >= 'a' and <= 'z' || c is '_' or '.'))
                return false;
        }

        return rest.Length <= LongestOfAnyLetters || ValueWords.IsNatural(rest);
    }

    /// <summary>A path in a vault: <c>vault:secret/data/db#password</c>, <c>ssm:/prod/db/password</c>.</summary>
    private static bool IsVaultPath(ReadOnlySpan<char> value)
    {
        int field = value.LastIndexOf('#');
        if (field > 0)
            value = value.Slice(0, field);
        int colon = value.IndexOf(':');
        return colon is > 2 and < 12 && value.Length > colon + 3 && value.Slice(colon).IndexOf('/') > 0 && ValueWords.IsNatural(value.Slice(0, colon)) && ValueWords.IsNatural(value.Slice(colon + 1));
    }

    /// <summary>Whether what stands between brackets is words and not a password that happens to be in brackets.</summary>
    private static bool IsPlain(ReadOnlySpan<char> inside)
    {
        bool digits = false;
        foreach (char c in inside)
        {
            if (!char.IsLetterOrDigit(c) && c is not (' ' or '_' or '-' or '.' or ':' or '/' or '|' or '{' or '}' or '\'' or ',' or '<' or '>' or '(' or ')' or '$' or '[' or ']' or '"' or '=' or CredentialValue.Unknown))
                return false;
            digits |= Ascii.IsDigit(c);
        }

        return digits && inside.Length > LongestOfAnyLetters ? ValueWords.IsNatural(inside) : !CredentialValue.LooksRandom(inside);
    }

    /// <summary>Text with a hole in it whose rest is no secret: <c>Bearer {token}</c>, <c>prefix-${X}</c>.</summary>
    private static bool IsTemplate(ReadOnlySpan<char> value)
    {
        int open = value.IndexOfAny('{', '<');
        if (open < 0)
            return false;
        int close = value.Slice(open).IndexOf(value[open] == '{' ? '}' : '>');
        if (close < 2 || !IsPlain(value.Slice(open + 1, close - 1)))
            return false;
        int before = open > 0 && value[open - 1] is '$' or '#' or '@' or '{' ? open - 1 : open;
        ReadOnlySpan<char> head = value.Slice(0, Math.Max(0, before)).Trim();
        ReadOnlySpan<char> tail = value.Slice(open + close + 1).Trim();
        return IsWordsOrNothing(head) && IsWordsOrNothing(tail);
    }

    private static bool IsWordsOrNothing(ReadOnlySpan<char> text) =>
        text.Length <= 3 || text.IndexOfAny('{', '<') >= 0 || ValueWords.IsNatural(text);

    /// <summary>
    /// Words that ask to be replaced, and nothing that could be the secret: <c>your_password_here</c>, <c>changeme</c>, <c>TODO</c>.
    /// Digits and signs make a password of most of them: <c>ChangeMe123!</c>.
    /// </summary>
    private static bool AsksToBeReplaced(ReadOnlySpan<char> value)
    {
        Span<char> letters = stackalloc char[NameWords.MaxLetters];
        Span<NameWord> words = stackalloc NameWord[NameWords.MaxWords];
        NameWords split = NameWords.Split(value, letters, words);
        if (IsTwoWordMarker(split))
            return true;
        WordRole all = 0;
        for (int i = 0; i < split.Count; i++)
            all |= split[i].Role;
        return (all & WordRole.Marker) != 0 && ((all & WordRole.Number) == 0 || (all & WordRole.Asks) != 0) && ValueWords.IsNatural(value);
    }

    private static bool IsTwoWordMarker(in NameWords split) =>
        split.Count == 2 && split.Text(0).SequenceEqual("n".AsSpan()) && split.Text(1).SequenceEqual("a".AsSpan());
}
