namespace ZeroTrustAgents.Credentials;

/// <summary>
/// Rejects nearly every name that holds no credential word, by its groups of three letters: most names of a program end here,
/// at the cost of one look-up a letter.
/// </summary>
internal static class NameFilter
{
    private const int Mask = 0x7FFF;
    private static readonly bool[] Starts = Build();

    /// <summary>Whether some word that can be a credential may stand in the name.</summary>
    public static bool MayHold(ReadOnlySpan<char> name)
    {
        int group = 0;
        foreach (char c in name)
        {
            if (c >= 0x80)
                return true;
            group = ((group << 5) | Letter(c)) & Mask;
            if (Starts[group])
                return true;
        }

        return Starts[(group << 5) & Mask];
    }

    private static int Letter(char c) => (c | 0x20) is >= 'a' and <= 'z' ? c & 0x1F : 0;

    private static bool[] Build()
    {
        var starts = new bool[Mask + 1];
        foreach ((WordRole role, string words) in Vocabulary.Classes)
        {
            if ((role & WordRole.Head) == 0 || (role & WordRole.Head) is WordRole.Half or WordRole.String)
                continue;
            foreach (string word in words.Split(' '))
                Add(starts, word);
        }

        // What is evidence only together with a second word.
        foreach (string word in new[] { "connection", "cnn", "phrase", "signature" })
            Add(starts, word);
        return starts;
    }

    private static void Add(bool[] starts, string word)
    {
        if (word[0] >= 0x80)
            return;
        int group = (Letter(word[0]) << 10) | (Letter(word[1]) << 5);
        if (word.Length > 2)
        {
            starts[group | Letter(word[2])] = true;
            return;
        }

        // "pw" may be followed by anything; "iv" is in every other word and must end there.
        for (int third = 0; third <= (word == "pw" ? 26 : 0); third++)
            starts[group | third] = true;
    }
}
