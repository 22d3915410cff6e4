namespace ZeroTrustAgents.Credentials;

/// <summary>Values of targets that are passwords without doubt: ordinary words count, names and labels do not.</summary>
internal static class PasswordValue
{
    /// <summary>Fewer words with spaces between are a label or the start of a sentence.</summary>
    private const int FewestWordsOfPhrase = 4;

    /// <summary>More signs, each of them once, are those that are allowed or to be chosen from.</summary>
    private const int ShortestSet = 16;

    private const int LongestWithoutChance = 256;

    public static bool Is(ReadOnlySpan<char> value, ReadOnlySpan<char> name)
    {
        ValueShape shape = ValueShape.Of(value);
        if (shape.Letters + shape.Digits + shape.Foreign == 0)
            return shape.Spaces == 0 && value.Length >= 6 && shape.Distinct >= 5 && !(shape.Distinct == value.Length && value.Length >= ShortestSet);

        // What people give who have no account, by convention.
        if (Ascii.Same(value, "anonymous") || Ascii.Starts(value, "anonymous@"))
            return false;
        if (shape.Spaces == 0 && value.Length >= 12 && LooksLikeChance(value, shape))
            return true;
        if (value.Length > LongestWithoutChance || ValueText.IsText(value, shape) || ValueWords.AreSame(value, name))
            return false;
        if (shape.Spaces > 0)
            return IsNoise(shape) || IsPhrase(value, shape);
        if (shape.Ideographs > 0)
            return shape.Digits > 0 && shape.Ideographs < value.Length / 2;
        return !ValueWords.IsLabel(value, shape) && !ValueWords.Repeats(value, name);
    }

    private static bool LooksLikeChance(ReadOnlySpan<char> value, in ValueShape shape) =>
        shape.Foreign == 0 && (CredentialValue.LooksRandom(value, shape) || IsGenerated(value, shape)) && !ValueText.IsAddress(value) && !ValueText.IsPairs(value);

    /// <summary>Characters of all sorts in no order, as password generators make them.</summary>
    private static bool IsGenerated(ReadOnlySpan<char> value, in ValueShape shape) =>
        shape.Classes == 4 && shape.Distinct >= 10 && (shape.Letters + shape.Digits) * 10 >= value.Length * 6 && Randomness.Weigh(value) < 0;

    /// <summary>Whether a quarter of it is signs: no sentence and no label has that many, so a blank among them makes it none.</summary>
    private static bool IsNoise(in ValueShape shape) =>
        shape.Classes >= 3 && shape.Foreign == 0 && shape.Distinct >= 8 && shape.Symbols * 4 >= shape.Length;

    /// <summary>
    /// "correct horse battery staple": four words or more, all alike, none of them a word that sentences need or that names a
    /// credential. Shorter ones count where digits are among them: "Summer 2024!".
    /// </summary>
    private static bool IsPhrase(ReadOnlySpan<char> value, in ValueShape shape)
    {
        if (shape.Foreign > 0 || value[value.Length - 1] is '.' or ':' or '?' or ',')
            return false;
        Span<char> letters = stackalloc char[NameWords.MaxLetters];
        Span<NameWord> words = stackalloc NameWord[NameWords.MaxWords];
        NameWords split = NameWords.Split(value, letters, words);
        for (int i = 0; i < split.Count; i++)
        {
            if (split[i].Is(WordRole.Function | WordRole.Label | WordRole.Attribute | WordRole.Password | WordRole.Pass | WordRole.Telling | WordRole.Question | WordRole.Marker))
                return false;
        }

        return shape.Spaces + 1 >= FewestWordsOfPhrase
            ? shape.Symbols == 0 && split.Count >= FewestWordsOfPhrase && (shape.Upper == 0 || shape.Upper > shape.Spaces)
            : shape.Digits > 0 && shape.Classes >= 3;
    }
}
