namespace ZeroTrustAgents.Credentials;

/// <summary>
/// Tells a generated body from one that somebody typed: <c>xxxxxxxx</c>, <c>0123456789</c>, <c>ABCDEFGH</c>, <c>your-token-here</c>.
/// </summary>
/// <remarks>
/// Judges the whole body. Thresholds are set so that a random body of the alphabet fails less than once in a thousand, and one of
/// at least 24 characters practically never; four equal characters in a row or a word somewhere inside decide nothing.
/// </remarks>
internal static class GeneratedBody
{
    /// <summary>Whether a body of one case, or of letters or digits only, still looks generated.</summary>
    public static bool IsVaried(ReadOnlySpan<char> value, int body) => IsVaried(value.Slice(body));

    /// <summary>As <see cref="IsVaried(ReadOnlySpan{char}, int)"/>, for alphabets with both cases, where random text has both.</summary>
    public static bool IsMixed(ReadOnlySpan<char> value, int body) => IsMixed(value.Slice(body));

    public static bool IsMixed(ReadOnlySpan<char> body)
    {
        bool upper = false, lower = false;
        foreach (char c in body)
        {
            upper |= c is >= 'A' and <= 'Z';
            lower |= c is >= 'a' and <= 'z';
        }

        return upper && lower && IsVaried(body);
    }

    public static bool IsVaried(ReadOnlySpan<char> body)
    {
        if (!HasEnoughCharacters(body) || IsStepwise(body) || IsPeriodic(body))
            return false;
        return !IsIdentifier(body) && !PlaceholderWords.CoverHalf(body);
    }

    private static bool HasEnoughCharacters(ReadOnlySpan<char> body)
    {
        ulong low = 0, high = 0;
        bool digitsOnly = true;
        foreach (char c in body)
        {
            if (c < 64)
                low |= 1UL << c;
            else
                high |= 1UL << (c & 63);
            digitsOnly &= c is >= '0' and <= '9';
        }

        int needed = body.Length >= 32 ? 8 : body.Length >= 16 ? 6 : body.Length >= 8 ? 4 : 2;
        return Count(low) + Count(high) >= (digitsOnly ? needed * 2 / 3 : needed);
    }

    /// <summary>
    /// Whether it reads like words throughout: an identifier that happens to have a short prefix and the right length. Of random
    /// bodies of any alphabet fewer than one in ten thousand do; of the framework's names all but one in thirty (both measured).
    /// One or two words inside a random body are not enough.
    /// </summary>
    private static bool IsIdentifier(ReadOnlySpan<char> body) => body.Length >= 20 && Randomness.Weigh(body) * 4 > body.Length;

    // Neighbours, or next neighbours (a1b2c3…), that are equal or follow one another.
    private static bool IsStepwise(ReadOnlySpan<char> body)
    {
        int near = 0, far = 0;
        for (int i = 1; i < body.Length; i++)
        {
            if (IsStep(body[i - 1], body[i]))
                near++;
            if (i > 1 && IsStep(body[i - 2], body[i]))
                far++;
        }

        return near * 5 >= (body.Length - 1) * 3 || far * 5 >= (body.Length - 2) * 3;
    }

    private static bool IsStep(char first, char second)
    {
        int difference = second - first;
        return difference is >= -1 and <= 1 || (first == '9' && second is '0' or 'a' or 'A') || (second == '0' && first is 'f' or 'F' or 'z' or 'Z');
    }

    // The same piece over and over, whatever the piece.
    private static bool IsPeriodic(ReadOnlySpan<char> body)
    {
        for (int period = 1; period <= Math.Min(body.Length / 2, 40); period++)
        {
            if (body.Slice(period).SequenceEqual(body.Slice(0, body.Length - period)))
                return true;
        }

        return false;
    }

    private static int Count(ulong bits)
    {
        int count = 0;
        for (; bits != 0; bits &= bits - 1)
            count++;
        return count;
    }
}
