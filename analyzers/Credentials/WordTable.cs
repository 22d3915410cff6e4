namespace ZeroTrustAgents.Credentials;

/// <summary>The vocabulary as a table that is asked by span: open addressing, built once, never changed.</summary>
internal static class WordTable
{
    /// <summary>Length of the longest word.</summary>
    public const int Longest = 16;

    private const uint Basis = 2166136261;
    private const uint Prime = 16777619;
    private const int Size = 8192;

    private static readonly string?[] Words = new string?[Size];
    private static readonly WordRole[] Roles = new WordRole[Size];

#pragma warning disable CA1810 // The two arrays are filled together.
    static WordTable()
#pragma warning restore CA1810
    {
        foreach ((WordRole role, string words) in Vocabulary.Classes)
        {
            foreach (string word in words.Split(' '))
            {
                Add(word, role);
                if ((role & (WordRole.Preposition | WordRole.Function | WordRole.Question | WordRole.Marker | WordRole.Whole)) == 0 && word.Length > 2 && word[word.Length - 1] is > 'a' and <= 'z' and not 's')
                    Add(word + "s", role);
            }
        }
    }

    /// <summary>The roles of a folded word; <see cref="WordRole.Unknown"/> when it is not in the vocabulary.</summary>
    public static WordRole Find(ReadOnlySpan<char> word)
    {
        if (word.Length > Longest)
            return WordRole.Unknown;
        uint hash = Basis;
        foreach (char c in word)
            hash = Step(hash, c);
        return Find(word, hash);
    }

    /// <summary>As <see cref="Find(ReadOnlySpan{char})"/>, with the hash that <see cref="Step"/> gave for the word.</summary>
    public static WordRole Find(ReadOnlySpan<char> word, uint hash)
    {
        for (uint at = Slot(hash); Words[at] is { } known; at = (at + 1) % Size)
        {
            if (known.Length == word.Length && word.SequenceEqual(known.AsSpan()))
                return Roles[at];
        }

        return WordRole.Unknown;
    }

    /// <summary>Where hashing starts.</summary>
    public static uint Start => Basis;

    /// <summary>Adds a letter to a hash.</summary>
    public static uint Step(uint hash, char c) => (hash ^ c) * Prime;

    private static uint Slot(uint hash) => (hash ^ (hash >> 15)) % Size;

    private static void Add(string word, WordRole role)
    {
        uint hash = Basis;
        foreach (char c in word)
            hash = Step(hash, c);
        uint at = Slot(hash);
        while (Words[at] is { } known && known != word)
            at = (at + 1) % Size;
        Words[at] = word;
        Roles[at] |= role;
    }
}
