namespace ZeroTrustAgents.Credentials;

/// <summary>Values of targets whose name is telling: anything that is no name, no label and no text.</summary>
internal static class SecretValue
{
    private const int ShortestOfLetters = 12;
    private const int ShortestWithNumberBehind = 10;
    private const int ShortestNumber = 10;
    private const int ShortestInvented = 12;

    /// <summary>Takes the scheme off the value of an authorization header.</summary>
    public static ReadOnlySpan<char> WithoutScheme(ReadOnlySpan<char> value)
    {
        int space = value.IndexOf(' ');
        if (space < 3 || space > 12 || !IsScheme(value.Slice(0, space)))
            return value;
        ReadOnlySpan<char> rest = value.Slice(space + 1).Trim();
        return rest.IndexOf(' ') < 0 ? rest : value;
    }

    /// <summary>Whether a word is a scheme of the Authorization header that is followed by the credential.</summary>
    public static bool IsScheme(ReadOnlySpan<char> word) =>
        Ascii.Same(word, "bearer") || Ascii.Same(word, "basic") || Ascii.Same(word, "token") || Ascii.Same(word, "apikey") || Ascii.Same(word, "api-key") || Ascii.Same(word, "key") || Ascii.Same(word, "sso-key") || Ascii.Same(word, "bot");

    public static bool Is(ReadOnlySpan<char> value, ReadOnlySpan<char> name)
    {
        ValueShape shape = ValueShape.Of(value);
        if (value.Length < CredentialValue.ShortestSecret || shape.Foreign > 0 || Randomness.IsSequence(value) || CredentialValue.IsPlaceholder(value))
            return false;
        if (ValueText.IsGuid(value))
            return value.Length == 36 && shape.Letters > 0 && shape.Distinct > 4; // In braces it is an identifier of COM or of a context.
        if (shape.Spaces == 0 && value.Length >= 12 && CredentialValue.LooksRandom(value, shape) && !ValueText.IsAddress(value) && !ValueText.IsPairs(value))
            return true;
        if (ValueText.IsText(value, shape) || ValueWords.AreSame(value, name))
            return false;
        if (ValueWords.IsInventedSecret(value, ShortestInvented))
            return true;
        if (shape.Spaces > 0 || shape.Letters + shape.Digits == 0)
            return false;
        if (shape.Letters == 0)
            return shape.Digits >= ShortestNumber;
        if (ValueWords.IsNatural(value))
            return false;
        if (value.Length < ShortestWithNumberBehind && IsNumbered(value))
            return false;
        return shape.Digits > 0 || shape.Classes > 2 || value.Length >= ShortestOfLetters;
    }

    /// <summary>Letters and then digits: <c>SHA256</c>, <c>token42</c>.</summary>
    private static bool IsNumbered(ReadOnlySpan<char> value)
    {
        int i = 0;
        while (i < value.Length && Ascii.IsLetter(value[i]))
            i++;
        while (i < value.Length && Ascii.IsDigit(value[i]))
            i++;
        return i == value.Length;
    }
}
