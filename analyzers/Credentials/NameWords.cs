using System.Globalization;

namespace ZeroTrustAgents.Credentials;

/// <summary>
/// The words of a name, in every casing: <c>dbPassword</c>, <c>DB_PASSWORD</c>, <c>db-password</c>, <c>APIKey</c>,
/// <c>dbpassword</c>. Works in the caller's stack; of a longer name than fits the end counts.
/// </summary>
internal ref struct NameWords
{
    /// <summary>How many letters are read.</summary>
    public const int MaxLetters = 128;

    /// <summary>How many words are kept.</summary>
    public const int MaxWords = 32;

    /// <summary>What two words together may be.</summary>
    private const WordRole Joined = WordRole.Password | WordRole.Vendor | WordRole.Owner | WordRole.Whole;

    private readonly Span<char> _letters;
    private readonly Span<NameWord> _words;

    private NameWords(Span<char> letters, Span<NameWord> words)
    {
        _letters = letters;
        _words = words;
    }

    /// <summary>How many words there are.</summary>
    public int Count { get; private set; }

    /// <summary>Whether two upper-case letters stand together: then the split by casing may be wrong (<c>APIkey</c>).</summary>
    public bool HasAcronym { get; private set; }

    public readonly NameWord this[int index] => _words[index];

    /// <summary>The folded letters of a word.</summary>
    public readonly ReadOnlySpan<char> Text(int index) => _letters.Slice(_words[index].Start, _words[index].Length);

    /// <summary>Splits a name.</summary>
    /// <param name="name">The name.</param>
    /// <param name="letters">Room for <see cref="MaxLetters"/>.</param>
    /// <param name="words">Room for <see cref="MaxWords"/>.</param>
    /// <param name="byCase">Whether a change of case starts a word.</param>
    public static NameWords Split(ReadOnlySpan<char> name, Span<char> letters, Span<NameWord> words, bool byCase = true)
    {
        var split = new NameWords(letters, words);
        if (name.Length > MaxLetters)
            name = name.Slice(name.Length - MaxLetters);
        int used = 0;
        int start = 0;
        for (int i = 0; i < name.Length; i++)
        {
            char c = name[i];
            if (!IsWordCharacter(c))
            {
                split.Close(ref start, used);
                continue;
            }

            if (used > start && Breaks(name, i, byCase))
                split.Close(ref start, used);
            if (i > 0 && IsUpper(c) && IsUpper(name[i - 1]))
                split.HasAcronym = true;
            char folded = LetterFold.Fold(c);
            if (folded != '\0')
                letters[used++] = folded;
        }

        split.Close(ref start, used);
        return split;
    }

    private static bool IsWordCharacter(char c) =>
        c < 0x80 ? c is (>= 'a' and <= 'z') or (>= 'A' and <= 'Z') or (>= '0' and <= '9')
        : char.IsLetterOrDigit(c) || CharUnicodeInfo.GetUnicodeCategory(c) is UnicodeCategory.NonSpacingMark or UnicodeCategory.SpacingCombiningMark;

    private static bool IsUpper(char c) => c < 0x80 ? c is >= 'A' and <= 'Z' : char.IsUpper(c);

    private static bool IsDigit(char c) => c is >= '0' and <= '9';

    /// <summary>Whether a word starts at <paramref name="i"/>: lower to upper, the last capital of an acronym, letters to digits and back.</summary>
    private static bool Breaks(ReadOnlySpan<char> name, int i, bool byCase)
    {
        char before = name[i - 1];
        char c = name[i];
        if (IsDigit(before) != IsDigit(c))
            return true;
        if (!byCase || !IsUpper(c))
            return false;
        if (!IsUpper(before))
            return true;
        return i + 1 < name.Length && char.IsLower(name[i + 1]) && !IsPluralOfAcronym(name, i + 1);
    }

    /// <summary><c>IDs</c>, <c>PWDs</c>: the last capital belongs to the acronym.</summary>
    private static bool IsPluralOfAcronym(ReadOnlySpan<char> name, int at) =>
        name[at] == 's' && (at + 1 == name.Length || !char.IsLower(name[at + 1]));

    private void Close(ref int start, int end)
    {
        if (end == start)
            return;
        ReadOnlySpan<char> word = _letters.Slice(start, end - start);
        if (IsDigit(word[0]))
            Add(start, word.Length, WordRole.Number);
        else if (WordTable.Find(word) is var role && role != WordRole.Unknown)
            Add(start, word.Length, role);
        else
            Compound(start, word);
        start = end;
    }

    private void Compound(int start, ReadOnlySpan<char> word)
    {
        Span<byte> lengths = stackalloc byte[CompoundWord.MaxLength];
        if (!CompoundWord.TrySplit(word, lengths, out int parts))
        {
            Add(start, word.Length, WordRole.Unknown);
            return;
        }

        for (int i = 0; i < parts; i++)
        {
            Add(start, lengths[i], WordTable.Find(_letters.Slice(start, lengths[i])));
            start += lengths[i];
        }
    }

    private void Add(int start, int length, WordRole role)
    {
        // "OpenAI", "GitHub", "passWord" and "mật khẩu" are one word whatever the casing.
        if (Count > 0 && length > 1 && _words[Count - 1] is { Length: > 1 } last && last.Start + last.Length == start)
        {
            WordRole joined = WordTable.Find(_letters.Slice(last.Start, last.Length + length));
            if ((joined & Joined) != 0)
            {
                _words[Count - 1] = new NameWord(last.Start, (short)(last.Length + length), joined);
                return;
            }
        }

        if (Count == MaxWords)
        {
            _words.Slice(1).CopyTo(_words);
            Count--;
        }

        _words[Count++] = new NameWord((short)start, (short)length, role);
    }
}
