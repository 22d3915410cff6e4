namespace ZeroTrustAgents.Credentials;

/// <summary>
/// Rejects nearly every name that holds no credential word, by its groups of three and four letters: most names of a program end
/// here, at the cost of a look-up a letter.
/// </summary>
internal static class NameFilter
{
    private const int ThreeLetters = 0x7FFF;
    private const int FourLetters = 0xFFFFF;

    /// <summary>The first four letters of the longer words, as bits.</summary>
    private static readonly ulong[] Starts = new ulong[(FourLetters + 1) / 64];

    /// <summary>The short words; true only where the word must end there, as <c>pin</c> and <c>pat</c> stand inside many others.</summary>
    private static readonly byte[] Short = new byte[ThreeLetters + 1];

#pragma warning disable CA1810 // The two tables are filled together.
    static NameFilter()
#pragma warning restore CA1810
    {
        foreach ((WordRole role, string words) in Vocabulary.Classes)
        {
            if ((role & WordRole.Head) == 0 || (role & WordRole.Head) is WordRole.Half or WordRole.String)
                continue;
            foreach (string word in words.Split(' '))
                Add(word, (role & WordRole.Password) != 0 ? Anywhere : AtEnd);
        }

        // What is evidence only together with a second word.
        foreach (string word in new[] { "connection", "conexion", "phrase", "signature", "khau", "sandi" })
            Add(word, Anywhere);
        Add("cnn", AtEnd);
    }

    private const byte Anywhere = 1;
    private const byte AtEnd = 2;

    /// <summary>Whether some word that can be a credential may stand in the name.</summary>
    public static bool MayHold(ReadOnlySpan<char> name)
    {
        int group = 0;
        for (int i = 0; i < name.Length; i++)
        {
            char c = name[i];
            if (c >= 0x80)
                return true;
            group = ((group << 5) | Letter(c)) & FourLetters;
            if ((Starts[group >> 6] & (1UL << (group & 63))) != 0)
                return true;
            byte found = Short[group & ThreeLetters];
            if (found != 0 && (found == Anywhere || EndsWord(name, i)))
                return true;
        }

        // Words of two letters are entered with nothing behind them.
        return Short[(group << 5) & ThreeLetters] != 0;
    }

    private static bool EndsWord(ReadOnlySpan<char> name, int i) =>
        i + 1 == name.Length || name[i + 1] is 's' or < 'a' or > 'z' || name[i] is >= 'A' and <= 'Z';

    private static int Letter(char c) => (c | 0x20) is >= 'a' and <= 'z' ? c & 0x1F : 0;

    private static void Add(string word, byte where)
    {
        if (word[0] >= 0x80)
            return;
        int group = 0;
        for (int i = 0; i < 4 && i < word.Length; i++)
            group = (group << 5) | Letter(word[i]);
        if (word.Length > 3)
            Starts[group >> 6] |= 1UL << (group & 63);
        else if (word.Length == 3)
            Short[group] = where;
        else
            AddPair(group << 5, where);
    }

    /// <summary><c>pw</c> may be followed by anything; <c>iv</c> is in every other word and must end there.</summary>
    private static void AddPair(int group, byte where)
    {
        for (int third = 0; third <= (where == Anywhere ? 26 : 0); third++)
            Short[group | third] = Anywhere;
    }
}
