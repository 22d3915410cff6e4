namespace ZeroTrustAgents.Credentials;

/// <summary>
/// Judges constants by what they look like: a credential, or a placeholder, a name, a label, a path, a hash. All rules look at the
/// whole value: <c>test</c> or <c>xxxx</c> inside a real key excludes nothing.
/// </summary>
internal static class CredentialValue
{
    /// <summary>Stands in a text for a part that is not known at compile time.</summary>
    public const char Unknown = '\uFFFC';

    /// <summary>Fewest characters of a password, where the target is unmistakable: <c>sa</c> is a password that is used.</summary>
    public const int ShortestPassword = 2;

    /// <summary>Fewest characters of a secret under a telling name.</summary>
    public const int ShortestSecret = 6;

    /// <summary>Fewest characters that can be told from words by their statistics.</summary>
    public const int ShortestRandom = 16;

    /// <summary>Longer values are data: they are left to the formats.</summary>
    public const int Longest = 8192;

    /// <summary>Whether <paramref name="value"/>, given to a target called <paramref name="name"/>, is a credential. Judges the whole value; allocates nothing; thread-safe.</summary>
    /// <param name="value">The constant; parts that are not known are <see cref="Unknown"/>.</param>
    /// <param name="name">The target's name; empty for a sink that is known by its API.</param>
    /// <param name="evidence">What the name or the sink says.</param>
    public static bool IsCredential(ReadOnlySpan<char> value, ReadOnlySpan<char> name, NameEvidence evidence)
    {
        value = value.Trim();
        if (evidence == NameEvidence.None || value.Length is < ShortestPassword or > Longest)
            return false;
        if (value.IndexOf(Unknown) >= 0)
            return PartlyKnown(value, name, evidence);

        // The credential is a part of a connection string; the reader of embedded text finds it there.
        if (IsPlaceholder(value) || (name.Length > 0 && CredentialName.IsConnectionString(name)))
            return false;
        if (ValueText.IsDigest(value) || PublicKeyText.Is(value))
            return false;
        return evidence switch
        {
            NameEvidence.Unmistakable => PasswordValue.Is(value, name),
            NameEvidence.Telling => SecretValue.Is(SecretValue.WithoutScheme(value), name),
            _ => PinValue.Is(value, name) || LooksRandom(SecretValue.WithoutScheme(value)) && !ValueText.IsGuid(value) && !NamesDigest(name),
        };
    }

    /// <summary>Whether the value plainly stands for one that somebody is to fill in, or is a documented example.</summary>
    public static bool IsPlaceholder(ReadOnlySpan<char> value) => Placeholder.Is(value.Trim());

    /// <summary>Whether the value looks as if made by a generator of random characters: what weak evidence needs.</summary>
    public static bool LooksRandom(ReadOnlySpan<char> value)
    {
        if (value.Length is < ShortestRandom or > Longest)
            return false;
        ValueShape shape = ValueShape.Of(value);
        return shape.Spaces == 0 && shape.Foreign == 0 && LooksRandom(value, shape) && !ValueText.IsAddress(value) && !ValueText.IsPairs(value);
    }

    /// <summary>As <see cref="LooksRandom(ReadOnlySpan{char})"/>, for a value of known shape and any length.</summary>
    internal static bool LooksRandom(ReadOnlySpan<char> value, in ValueShape shape)
    {
        int alphanumeric = shape.Letters + shape.Digits;
        if (alphanumeric * 4 < shape.Length * 3 || shape.Letters == 0 || shape.Distinct < Math.Min(10, (value.Length / 2) + 1) || Randomness.IsSequence(value))
            return false;

        // Letters alone need more to differ from words; digits among letters differ at once.
        int weight = Randomness.Weigh(value);
        return shape.Digits > 0 ? weight * 10 < -3 * value.Length : weight * 10 < (-5 * value.Length) - 20;
    }

    private static bool NamesDigest(ReadOnlySpan<char> name) =>
        Ascii.Ends(name, "hash") || Ascii.Ends(name, "hashs") || Ascii.Ends(name, "hashes") || Ascii.Ends(name, "signature") || Ascii.Ends(name, "signatures");

    /// <summary>A value with unknown parts is one when a known part is by itself, and looks random.</summary>
    private static bool PartlyKnown(ReadOnlySpan<char> value, ReadOnlySpan<char> name, NameEvidence evidence)
    {
        while (value.Length > 0)
        {
            int length = value.IndexOf(Unknown);
            ReadOnlySpan<char> part = length < 0 ? value : value.Slice(0, length);
            value = value.Slice(length < 0 ? value.Length : length + 1);
            if (LooksRandom(part) && IsCredential(part, name, evidence))
                return true;
        }

        return false;
    }
}
