using System.Buffers;
using System.Globalization;
using System.Numerics;

namespace ZeroTrustAgents.Arguments;

/// <summary>Numbers in canonical JSON; <see cref="CanonicalJson"/> says which are written as typed strings.</summary>
internal static class CanonicalNumber
{
    private const long LargestSafeInteger = (1L << 53) - 1;
    private const int StackDigits = 128;

    /// <summary>Every decimal of so many digits survives the way to a double and back (DBL_DIG).</summary>
    private const int DigitsOfDouble = 15;

    private static ReadOnlySpan<byte> LargestSafeDigits => "9007199254740991"u8;

    public static ReasonCode? Write(CanonicalWriter writer, long value)
    {
        if (value is > LargestSafeInteger or < -LargestSafeInteger)
            return WriteFormatted(writer, value);
        value.TryFormat(writer.Reserve(20), out int written, default, CultureInfo.InvariantCulture);
        writer.Advance(written);
        return writer.CheckSize();
    }

    public static ReasonCode? Write(CanonicalWriter writer, double value) =>
        double.IsFinite(value) ? WriteFormatted(writer, value) : ReasonCodes.ArgumentMalformed;

    public static ReasonCode? Write(CanonicalWriter writer, BigInteger value)
    {
        // Formatting is quadratic; what is out of a double's range is refused anyway.
        if (value.GetBitLength() > 1100)
            return ReasonCodes.ArgumentMalformed;
        Span<byte> literal = stackalloc byte[512];
        System.Text.Encoding.ASCII.TryGetBytes(value.ToString("D", CultureInfo.InvariantCulture), literal, out int length);
        return WriteLiteral(writer, literal[..length]);
    }

    /// <summary>Writes the shortest text that reads back as the same value, which is also what System.Text.Json writes.</summary>
    public static ReasonCode? WriteFormatted<T>(CanonicalWriter writer, T value)
        where T : IUtf8SpanFormattable
    {
        Span<byte> literal = stackalloc byte[64];
        return value.TryFormat(literal, out int length, default, CultureInfo.InvariantCulture)
            ? WriteLiteral(writer, literal[..length])
            : ReasonCodes.ArgumentMalformed;
    }

    /// <summary>Writes the number a JSON literal stands for, judged by its digits and not by the double nearest to it.</summary>
    public static ReasonCode? WriteLiteral(CanonicalWriter writer, ReadOnlySpan<byte> literal)
    {
        byte[]? rented = null;
        Span<byte> scratch = literal.Length <= StackDigits ? stackalloc byte[StackDigits] : rented = ArrayPool<byte>.Shared.Rent(literal.Length);
        try
        {
            DecimalDigits number = DecimalDigits.Parse(literal, scratch);
            if (!TryRoundTrip(number, literal, out bool roundTrips))
                return ReasonCodes.ArgumentMalformed;
            bool typed = !roundTrips || IsUnsafeInteger(number);
            if (typed)
            {
                writer.Append((byte)'"');
                writer.Append(CanonicalJson.NumberPrefix);
            }

            number.WriteTo(writer);
            if (typed)
                writer.Append((byte)'"');
            return writer.CheckSize();
        }
        finally
        {
            if (rented is not null)
                ArrayPool<byte>.Shared.Return(rented);
        }
    }

    private static bool IsUnsafeInteger(in DecimalDigits number) =>
        number.IsInteger && (number.Point > 16 || (number.Point == 16 && number.Digits.SequenceCompareTo(LargestSafeDigits) > 0));

    /// <returns><see langword="false"/> where the number overflows a double, or is not zero and becomes zero.</returns>
    private static bool TryRoundTrip(in DecimalDigits number, ReadOnlySpan<byte> literal, out bool roundTrips)
    {
        roundTrips = true;
        if (number.Digits.Length <= DigitsOfDouble && number.Point is > -290 and < 300)
            return true;
        if (number.Point is < -325 or > 310
            || !double.TryParse(literal, NumberStyles.Float, CultureInfo.InvariantCulture, out double nearest)
            || !double.IsFinite(nearest) || nearest == 0)
            return false;
        Span<byte> text = stackalloc byte[64];
        Span<byte> scratch = stackalloc byte[64];
        nearest.TryFormat(text, out int length, default, CultureInfo.InvariantCulture);
        roundTrips = DecimalDigits.Parse(text[..length], scratch).Equals(number);
        return true;
    }
}
