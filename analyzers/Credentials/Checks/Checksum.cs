namespace ZeroTrustAgents.Credentials;

/// <summary>Tokens that end in a checksum of themselves. Where it holds, nothing else is asked.</summary>
internal static class Checksum
{
    private const int Base62Digits = 6;
    private const int HexDigits = 8;

    /// <summary>GitHub, npm and others: the last six characters are the CRC-32 of the body before them, in base 62.</summary>
    public static bool OfBody(ReadOnlySpan<char> value, int body)
        => IsBase62(value.Slice(value.Length - Base62Digits), Crc32.Of(value.Slice(body, value.Length - Base62Digits - body)));

    /// <summary>Matrix: behind the last underscore, the CRC-32 of everything before that underscore, in base 62.</summary>
    public static bool OfWholeBeforeUnderscore(ReadOnlySpan<char> value, int body)
    {
        int end = value.Length - Base62Digits - 1;
        return end > body && value[end] == '_' && IsBase62(value.Slice(end + 1), Crc32.Of(value.Slice(0, end)));
    }

    /// <summary>Grafana service accounts: behind the underscore, the CRC-32 of everything before it, low byte first, in hexadecimal.</summary>
    public static bool LittleEndianHex(ReadOnlySpan<char> value, int body)
    {
        int end = value.Length - HexDigits - 1;
        if (end <= body)
            return false;
        uint crc = Crc32.Of(value.Slice(0, end));
        for (int i = 0; i < HexDigits; i++)
        {
            // Bytes from the low one up, in each the high digit first.
            uint digit = (crc >> ((i / 2 * 8) + (i % 2 == 0 ? 4 : 0))) & 15;
            if (value[end + 1 + i] != "0123456789abcdef"[(int)digit])
                return false;
        }

        return true;
    }

    // Issuers differ in which case comes first; taking either costs nothing against 2^-32.
    private static bool IsBase62(ReadOnlySpan<char> digits, uint expected)
        => Value(digits, 'A', 'a') == expected || Value(digits, 'a', 'A') == expected;

    private static ulong Value(ReadOnlySpan<char> digits, char ten, char thirtySix)
    {
        ulong value = 0;
        foreach (char c in digits)
        {
            int digit = c <= '9' ? c - '0'
                : (c >= 'a') == (ten >= 'a') ? c - ten + 10
                : c - thirtySix + 36;
            value = (value * 62) + (uint)digit;
        }

        return value;
    }
}
