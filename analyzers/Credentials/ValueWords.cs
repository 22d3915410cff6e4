namespace ZeroTrustAgents.Credentials;

/// <summary>Values that are made of words: names of things rather than secrets, unless somebody made them up as secrets.</summary>
internal static class ValueWords
{
    private const WordRole Heads = WordRole.Password | WordRole.Pass | WordRole.Telling | WordRole.Key | WordRole.Token | WordRole.Weak;

    private const int LongestNumberInName = 4;

    /// <summary>Whether the value is the name, in whatever casing.</summary>
    public static bool AreSame(ReadOnlySpan<char> value, ReadOnlySpan<char> name)
    {
        int v = 0;
        int n = 0;
        int letters = 0;
        while (true)
        {
            char inValue = NextLetter(value, ref v);
            char inName = NextLetter(name, ref n);
            if (inValue != inName)
                return false;
            if (inValue == '\0')
                return letters > 0;
            letters++;
        }
    }

    /// <summary>
    /// Whether the value says in two words or more nothing that the name does not say too: <c>iopassword</c> for
    /// <c>IoCredPassword</c> is what the thing is called somewhere else.
    /// </summary>
    public static bool Repeats(ReadOnlySpan<char> value, ReadOnlySpan<char> name)
    {
        Span<char> letters = stackalloc char[NameWords.MaxLetters], lettersOfName = stackalloc char[NameWords.MaxLetters];
        Span<NameWord> words = stackalloc NameWord[NameWords.MaxWords], wordsOfName = stackalloc NameWord[NameWords.MaxWords];
        NameWords split = NameWords.Split(value, letters, words);
        if (split.Count < 2)
            return false;
        NameWords said = NameWords.Split(name, lettersOfName, wordsOfName);
        int at = 0;
        for (int i = 0; i < split.Count; i++)
        {
            while (at < said.Count && !said.Text(at).SequenceEqual(split.Text(i)))
                at++;
            if (at++ >= said.Count)
                return false;
        }

        return true;
    }

    /// <summary>
    /// Whether a value without spaces is a name: of a resource (<c>Account.Password.Required</c>), a field (<c>label_password</c>,
    /// <c>newPassword</c>), an environment variable (<c>DB_PASSWORD</c>). <c>Password1</c> and <c>MySecretPassword</c> are not.
    /// </summary>
    public static bool IsLabel(ReadOnlySpan<char> value, in ValueShape shape)
    {
        Span<char> letters = stackalloc char[NameWords.MaxLetters];
        Span<NameWord> words = stackalloc NameWord[NameWords.MaxWords];
        NameWords split = NameWords.Split(value, letters, words);
        bool isPath = IsIdentifier(value, out int separators, out bool dotted);
        if (!isPath || (shape.Digits > 0 && !dotted))
            return false;
        WordRole all = 0;
        bool known = true;
        bool label = false;
        for (int i = 0; i < split.Count; i++)
        {
            NameWord word = split[i];
            all |= word.Role;
            known &= word.Role != WordRole.Unknown;
            label |= word.Is(WordRole.Label | WordRole.Attribute | WordRole.Question) && !word.Is(WordRole.Modifier | WordRole.Owner | WordRole.Invented | WordRole.Telling);
        }

        if (split.Count == 1)
            return label || (all & (WordRole.Password | WordRole.Pass | WordRole.Token | WordRole.Key)) != 0;
        bool isVariable = separators > 0 && shape.Lower == 0 && IsNatural(value);
        if (isVariable)
            return true;
        if ((all & (WordRole.Intense | WordRole.Invented)) != 0 && !dotted)
            return false;
        if (dotted || label)
            return IsNatural(value);
        return (all & Heads) != 0 && (known || (separators > 0 && CredentialName.Judge(value) >= NameEvidence.Telling));
    }

    /// <summary>
    /// Whether the value reads like a name, with a number perhaps: two thirds of its characters are in words of the vocabulary or
    /// words that read like words, or its words are long enough and together likelier than chance.
    /// </summary>
    public static bool IsNatural(ReadOnlySpan<char> value)
    {
        Span<char> letters = stackalloc char[NameWords.MaxLetters];
        Span<NameWord> words = stackalloc NameWord[NameWords.MaxWords];
        NameWords split = NameWords.Split(value, letters, words);
        int natural = 0, all = 0, numbers = 0, groups = 0, weight = 0;
        for (int i = 0; i < split.Count; i++)
        {
            NameWord word = split[i];
            all += word.Length;
            if (word.Is(WordRole.Number))
            {
                numbers += word.Length;
                continue;
            }

            groups++;
            int own = Randomness.Weigh(split.Text(i));
            weight += own;
            if (word.Role != WordRole.Unknown ? word.Length > 2 : word.Length > 3 && own >= 0)
                natural += word.Length;
        }

        if (numbers > LongestNumberInName || !HasOnlySeparators(value))
            return false;
        return natural * 3 >= all * 2 || (weight >= 0 && all - numbers >= 3 * groups && numbers * 4 <= all);
    }

    /// <summary>Whether the words say that the value was made up as a secret: <c>superSecretKey</c>, <c>this is my very secret key</c>.</summary>
    public static bool IsInventedSecret(ReadOnlySpan<char> value, int shortest)
    {
        if (value.Length < shortest)
            return false;
        Span<char> letters = stackalloc char[NameWords.MaxLetters];
        Span<NameWord> words = stackalloc NameWord[NameWords.MaxWords];
        NameWords split = NameWords.Split(value, letters, words);
        WordRole all = 0;
        for (int i = 0; i < split.Count; i++)
        {
            if (split[i].Is(WordRole.Label) || (split[i].Is(WordRole.Attribute) && !split[i].Is(WordRole.Modifier)))
                return false;
            all |= split[i].Role;
        }

        return (all & WordRole.Intense) != 0 && (all & (WordRole.Telling | WordRole.Password | WordRole.Key | WordRole.Token)) != 0;
    }

    /// <summary>Letters, digits and what joins words in names. A sign of a variable stands before a word, not behind one.</summary>
    private static bool IsIdentifier(ReadOnlySpan<char> value, out int separators, out bool dotted)
    {
        separators = 0;
        dotted = false;
        for (int i = 0; i < value.Length; i++)
        {
            char c = value[i];
            if (char.IsLetterOrDigit(c))
                continue;
            if (c is not ('_' or '-' or '.' or ':' or '/' or '$' or '@' or '[' or ']') || (c is '$' or '@' && i > 0 && char.IsLetterOrDigit(value[i - 1])))
                return false;
            separators++;
            dotted |= c is '.' or ':' or '/' && i > 0 && i < value.Length - 1;
        }

        return true;
    }

    private static bool HasOnlySeparators(ReadOnlySpan<char> value)
    {
        foreach (char c in value)
        {
            if (!char.IsLetterOrDigit(c) && c is not ('_' or '-' or '.' or ':' or '/' or ' ' or '[' or ']' or ',' or '\'' or '(' or ')' or '\\'))
                return false;
        }

        return true;
    }

    private static char NextLetter(ReadOnlySpan<char> text, ref int at)
    {
        while (at < text.Length)
        {
            char c = text[at++];
            if (char.IsLetterOrDigit(c) && LetterFold.Fold(c) is var folded && folded != '\0')
                return folded;
        }

        return '\0';
    }
}
