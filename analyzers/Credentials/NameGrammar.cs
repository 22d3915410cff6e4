namespace ZeroTrustAgents.Credentials;

/// <summary>Finds the word of a name that is the thing itself, and weighs what stands behind and before it.</summary>
internal static class NameGrammar
{
    public static NameReading Read(in NameWords words)
    {
        int end = EndOfSubject(words);
        bool hasText = false;
        int doubts = 0;
        for (int i = end - 1; i >= 0; i--)
        {
            NameWord word = words[i];
            if (word.Is(WordRole.Head) && TryHead(words, i, hasText, out NameEvidence grade, out int first, out bool connection) && (grade != NameEvidence.None || !IsNeutral(word)))
                return new NameReading(Weigh(words, first, i, grade, doubts, hasText), true, connection);
            if (IsNeutral(word))
                hasText |= word.Is(WordRole.Modifier);
            else if (hasText && word.Is(WordRole.Control))
                continue;
            else if (word.Is(WordRole.Attribute | WordRole.Question) || IsParticiple(words, i))
                return new NameReading(NameEvidence.None, HasHeadBefore(words, i));
            else
                doubts++;
        }

        return default;
    }

    /// <summary>Whether a word behind a credential leaves it one. A client or a manager is a role of software there, and no owner.</summary>
    private static bool IsNeutral(NameWord word) =>
        word.Is(WordRole.Modifier | WordRole.Number) || (word.Is(WordRole.Owner | WordRole.Vendor) && !word.Is(WordRole.Attribute));

    /// <summary>What has been done to it: <c>passwordChanged</c>, <c>tokenRevoked</c>. Those that leave it one are modifiers.</summary>
    private static bool IsParticiple(in NameWords words, int i) =>
        words[i].Role == WordRole.Unknown && words[i].Length > 4 && words.Text(i).EndsWith("ed".AsSpan());

    /// <summary>Where the first preposition behind a credential word is: <c>PasswordForUser</c> is about a password, <c>LengthOfPassword</c> about a length.</summary>
    private static int EndOfSubject(in NameWords words)
    {
        for (int i = 1; i < words.Count; i++)
        {
            if (words[i].Is(WordRole.Preposition))
                return i;
        }

        return words.Count;
    }

    private static bool HasHeadBefore(in NameWords words, int end)
    {
        for (int i = 0; i < end; i++)
        {
            if (words[i].Is(WordRole.Head))
                return true;
        }

        return false;
    }

    /// <summary>Grades the word at <paramref name="i"/> as the thing itself; <paramref name="first"/> is where the thing's words start.</summary>
    private static bool TryHead(in NameWords words, int i, bool hasMore, out NameEvidence grade, out int first, out bool connection)
    {
        NameWord word = words[i];
        first = i;
        connection = false;
        if (word.Is(WordRole.Password))
            grade = NameEvidence.Unmistakable;
        else if (word.Is(WordRole.Telling))
            grade = NameEvidence.Telling;
        else if (word.Is(WordRole.Half) && i > 0 && HeadOfHalves.TryGrade(words, i, out grade))
            first = i - 1;
        else if (word.Is(WordRole.Pass))
            grade = HeadOfHalves.GradePass(words, i);
        else if (word.Is(WordRole.Key))
            grade = Qualified.Key(words, i);
        else if (word.Is(WordRole.Token))
            grade = Qualified.Token(words, i);
        else if (word.Is(WordRole.String) && i > 0 && words[i - 1].Is(WordRole.Connection))
            (grade, first, connection) = (NameEvidence.Telling, i - 1, true);
        else
            return IsWeak(words, i, hasMore, out grade);
        return true;
    }

    /// <summary>A word such as <c>hash</c> is weak alone and an attribute behind another.</summary>
    private static bool IsWeak(in NameWords words, int i, bool hasMore, out NameEvidence grade)
    {
        NameWord word = words[i];
        grade = word.Is(WordRole.Weak) ? NameEvidence.Weak : NameEvidence.None;
        return word.Is(WordRole.Weak) && !(word.Is(WordRole.Attribute) && HasHeadBefore(words, i)) && !(hasMore && word.Is(WordRole.Owner));
    }

    private static NameEvidence Weigh(in NameWords words, int first, int head, NameEvidence grade, int doubts, bool hasText)
    {
        if (grade == NameEvidence.None || Denies(words, first, head, hasText, ref doubts))
            return NameEvidence.None;

        int left = (int)grade - doubts;
        return left <= 0 ? NameEvidence.None : (NameEvidence)left;
    }

    /// <summary>Whether what stands before the thing makes it something else; words that only make it less certain are counted.</summary>
    private static bool Denies(in NameWords words, int first, int head, bool hasText, ref int doubts)
    {
        if (first == 0)
            return false;
        int prefix = words[0].Length == 1 && first > 1 ? 1 : 0;
        if (words[prefix].Is(WordRole.Control) && !hasText)
            return true;
        for (int i = 0; i < first; i++)
        {
            NameWord word = words[i];
            if (word.Is(WordRole.Public) || (word.Is(WordRole.Question) && !IsQualifier(words, i, head)))
                return true;
            if (word.Is(WordRole.Label) && i == first - 1)
                return true;
            if (word.Is(WordRole.Reference) && (i == 0 || i == first - 1) && !IsQualifier(words, i, head))
                doubts++;
        }

        return false;
    }

    /// <summary><c>recoveryToken</c>, <c>resetKey</c>: the word belongs to the thing.</summary>
    private static bool IsQualifier(in NameWords words, int i, int head) =>
        i == head - 1
        && ((words[head].Is(WordRole.Key) && words[i].Is(WordRole.KeyQualifier))
            || (words[head].Is(WordRole.Token) && words[i].Is(WordRole.TokenQualifier)));
}
