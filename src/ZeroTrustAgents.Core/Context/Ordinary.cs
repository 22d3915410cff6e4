using System.Globalization;

namespace ZeroTrustAgents.Context;

/// <summary>Whether that two texts share something says where it came from. Dates, small numbers and words are everywhere.</summary>
internal static class Ordinary
{
    private const int TellingLength = 15, TellingDigits = 4, TellingMixture = 12;

    /// <param name="shared">The shared letters and digits.</param>
    /// <param name="isWhole">Whether that is all of the value.</param>
    /// <param name="value">The value, trimmed.</param>
    public static bool IsTelling(ReadOnlySpan<char> shared, bool isWhole, string value)
    {
        // Two addresses of one domain have most of their letters in common.
        if (isWhole ? IsDateOrNumber(value) : IsAddress(value))
            return false;
        int digits = 0;
        foreach (char c in shared)
            digits += char.IsAsciiDigit(c) ? 1 : 0;

        // A date inside a longer value is eight digits, or twelve with a time.
        if (digits == shared.Length)
            return digits > 12 || (digits >= 9 && !IsDateInside(shared));
        return digits >= TellingDigits || shared.Length >= TellingLength || (digits > 0 && shared.Length >= TellingMixture) || (isWhole && IsAddress(value));
    }

    private static bool IsDateOrNumber(string value)
    {
        return DateTime.TryParse(value, CultureInfo.InvariantCulture, DateTimeStyles.None, out _)
            || (decimal.TryParse(value, NumberStyles.Number | NumberStyles.AllowCurrencySymbol, CultureInfo.InvariantCulture, out decimal number) && Math.Abs(number) < 100_000_000);
    }

    private static bool IsDateInside(ReadOnlySpan<char> digits) => digits.Length >= 8 && DateTime.TryParseExact(digits[..8], "yyyyMMdd", CultureInfo.InvariantCulture, DateTimeStyles.None, out _);

    /// <summary>A mail address, a host, a URL, a path: what no two texts share by chance.</summary>
    private static bool IsAddress(string value)
    {
        for (int i = 1; i < value.Length - 1; i++)
        {
            if (value[i] is '@' or '.' or '/' && char.IsLetterOrDigit(value[i - 1]) && char.IsLetterOrDigit(value[i + 1]) && !value.Contains(' ', StringComparison.Ordinal))
                return true;
        }

        return false;
    }
}
