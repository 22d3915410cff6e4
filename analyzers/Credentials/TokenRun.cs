namespace ZeroTrustAgents.Credentials;

/// <summary>Finds runs of token-like characters that are long enough to hold a credential.</summary>
internal static class TokenRun
{
    private const byte Token = 1, Letter = 2, Word = 4;

    private static readonly byte[] Flags = Build();

    /// <summary>Whether a character is one of <see cref="CharClass.Token"/>.</summary>
    public static bool IsToken(char c) => (FlagsOf(c) & Token) != 0;

    /// <summary>Whether a character is a letter, a digit or an underscore.</summary>
    public static bool IsWord(char c) => (FlagsOf(c) & Word) != 0;

    /// <summary>
    /// The start of the next run, at or behind a place, of at least <see cref="CredentialMatcher.MinimumRun"/> characters, or of
    /// <see cref="CredentialMatcher.MinimumWord"/> if all are letters; the end of the text if there is none. Looks at the last
    /// character first that a run from here would need, so that most of a text of short words is never looked at.
    /// </summary>
    public static int Next(ReadOnlySpan<char> text, int from)
    {
        int at = from;
        while (text.Length - at >= CredentialMatcher.MinimumRun)
        {
            int last = at + CredentialMatcher.MinimumRun - 1;
            byte common = Letter;
            int i = last;
            for (; i >= at; i--)
            {
                byte flags = FlagsOf(text[i]);
                if ((flags & Token) == 0)
                    break;
                common &= flags;
            }

            if (i >= at)
            {
                at = i + 1;
                continue;
            }

            int end = last + 1;
            for (; common != 0 && end < text.Length && end - at < CredentialMatcher.MinimumWord; end++)
            {
                byte flags = FlagsOf(text[end]);
                if ((flags & Token) == 0)
                    break;
                common &= flags;
            }

            if (common == 0 || end - at == CredentialMatcher.MinimumWord)
                return at;
            at = end;
        }

        return text.Length;
    }

    private static byte FlagsOf(char c)
    {
        byte[] flags = Flags;
        return c < (uint)flags.Length ? flags[c] : (byte)0;
    }

    private static byte[] Build()
    {
        byte[] flags = new byte[128];
        for (char c = '\0'; c < flags.Length; c++)
        {
            if (CharClass.Has(CharClass.Token, c))
                flags[c] |= Token;
            if ((c | 0x20) is >= 'a' and <= 'z')
                flags[c] |= Letter;
            if (c == '_' || CharClass.Has(CharClass.Alnum, c))
                flags[c] |= Word;
        }

        return flags;
    }
}
