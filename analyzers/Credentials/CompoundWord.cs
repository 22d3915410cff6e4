namespace ZeroTrustAgents.Credentials;

/// <summary>
/// Splits a run of letters that is no word into words: <c>dbpassword</c>, <c>awssecretaccesskey</c>, <c>passwordhash</c>.
/// Either all of it is words, or a distinct word (<see cref="WordRole.Strong"/>) stands at one of its ends: <c>monkey</c>
/// and <c>tokenizer</c> stay whole, <c>acmepassword</c> does not.
/// </summary>
internal static class CompoundWord
{
    /// <summary>Longer runs are not names.</summary>
    public const int MaxLength = 48;

    private const byte No = byte.MaxValue;
    private const int ShortestPart = 2;

    /// <summary>Splits; <paramref name="lengths"/> gets the lengths of the <paramref name="parts"/>.</summary>
    public static bool TrySplit(ReadOnlySpan<char> word, Span<byte> lengths, out int parts)
    {
        parts = 0;
        if (word.Length is > MaxLength or < 2 * ShortestPart || !NameFilter.MayHold(word))
            return false;

        // fewest[i]: the fewest words that make up word[i..]; first[i]: the length of the first of them.
        Span<byte> fewest = stackalloc byte[MaxLength + 1];
        Span<byte> first = stackalloc byte[MaxLength + 1];
        fewest[word.Length] = 0;
        for (int i = word.Length - 1; i >= 0; i--)
            Cover(word, i, fewest, first);

        int from = fewest[0] != No ? 0 : StrongTail(word, fewest, first);
        if (from < 0)
            return StrongHead(word, lengths, out parts);
        if (from > 0)
            lengths[parts++] = (byte)from;
        for (int i = from; i < word.Length; i += first[i])
            lengths[parts++] = first[i];
        return true;
    }

    private static void Cover(ReadOnlySpan<char> word, int i, Span<byte> fewest, Span<byte> first)
    {
        fewest[i] = No;
        first[i] = 0;
        uint hash = WordTable.Start;
        int longest = Math.Min(WordTable.Longest, word.Length - i);
        for (int length = 1; length <= longest; length++)
        {
            hash = WordTable.Step(hash, word[i + length - 1]);
            if (length < ShortestPart || fewest[i + length] >= fewest[i] - (fewest[i] == No ? 0 : 1))
                continue;
            WordRole role = WordTable.Find(word.Slice(i, length), hash);
            if (role == WordRole.Unknown || (role & (WordRole.Function | WordRole.Whole)) == role)
                continue;
            fewest[i] = (byte)(fewest[i + length] + 1);
            first[i] = (byte)length;
        }
    }

    /// <summary>Where a distinct word starts with which all that follows is words; -1 when nowhere.</summary>
    private static int StrongTail(ReadOnlySpan<char> word, Span<byte> fewest, Span<byte> first)
    {
        for (int i = 1; i < word.Length; i++)
        {
            if (fewest[i] != No && (WordTable.Find(word.Slice(i, first[i])) & WordRole.Strong) != 0)
                return i;
        }

        return -1;
    }

    private static bool StrongHead(ReadOnlySpan<char> word, Span<byte> lengths, out int parts)
    {
        parts = 0;
        for (int length = Math.Min(WordTable.Longest, word.Length - 1); length > 3; length--)
        {
            // What is left must be long enough to be a word: "secretary" and "passwordy" are words of their own.
            WordRole role = WordTable.Find(word.Slice(0, length));
            if ((role & WordRole.Password) == 0 || (role & WordRole.Strong) == 0 || word.Length - length < 3)
                continue;
            lengths[0] = (byte)length;
            lengths[1] = (byte)(word.Length - length);
            parts = 2;
            return true;
        }

        return false;
    }
}
