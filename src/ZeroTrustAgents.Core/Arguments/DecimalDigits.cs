namespace ZeroTrustAgents.Arguments;

/// <summary>
/// A decimal number without rounding: ± 0.d₁d₂d₃… × 10^<see cref="Point"/>, digits without leading or trailing zeros.
/// One number has one such form, whatever literal it came from; zero has no digits and no sign.
/// </summary>
internal readonly ref struct DecimalDigits
{
    /// <summary>Far outside of what a double carries; beyond it exponents are not told apart.</summary>
    private const int ExponentBound = 100_000_000;

    private DecimalDigits(bool negative, ReadOnlySpan<byte> digits, int point)
    {
        Negative = negative;
        Digits = digits;
        Point = point;
    }

    public bool Negative { get; }

    public ReadOnlySpan<byte> Digits { get; }

    public int Point { get; }

    public bool IsInteger => Point >= Digits.Length;

    /// <summary>Reads a JSON or invariant .NET number literal, which has to be well-formed.</summary>
    /// <param name="literal">The literal.</param>
    /// <param name="scratch">Room for the digits: as long as the literal.</param>
    public static DecimalDigits Parse(ReadOnlySpan<byte> literal, Span<byte> scratch)
    {
        bool negative = literal[0] == '-';
        int count = 0;
        int point = 0;
        bool fraction = false;
        int i = negative ? 1 : 0;
        for (; i < literal.Length; i++)
        {
            byte c = literal[i];
            if (c == '.')
            {
                fraction = true;
                continue;
            }

            if (c is (byte)'e' or (byte)'E')
                break;
            if (count == 0 && c == '0')
            {
                point -= fraction ? 1 : 0;
                continue;
            }

            scratch[count++] = c;
            point += fraction ? 0 : 1;
        }

        ReadOnlySpan<byte> digits = scratch[..count].TrimEnd((byte)'0');
        if (digits.Length == 0)
            return default;
        long exponent = i < literal.Length ? ParseExponent(literal[(i + 1)..]) : 0;
        return new DecimalDigits(negative, digits, (int)Math.Clamp(point + exponent, -ExponentBound, ExponentBound));
    }

    /// <summary>Rebuilds a number from kept digits.</summary>
    public static DecimalDigits From(bool negative, ReadOnlySpan<byte> digits, int point) => new(negative, digits, point);

    public bool Equals(in DecimalDigits other) =>
        Negative == other.Negative && Point == other.Point && Digits.SequenceEqual(other.Digits);

    public int CompareTo(in DecimalDigits other)
    {
        int sign = Digits.Length == 0 ? 0 : Negative ? -1 : 1;
        int otherSign = other.Digits.Length == 0 ? 0 : other.Negative ? -1 : 1;
        if (sign != otherSign || sign == 0)
            return sign.CompareTo(otherSign);
        int magnitude = Point != other.Point ? Point.CompareTo(other.Point) : Digits.SequenceCompareTo(other.Digits);
        return Math.Sign(magnitude) * sign;
    }

    /// <summary>Writes the number as ECMAScript does (ECMA-262, Number::toString; RFC 8785, section 3.2.2.3).</summary>
    public void WriteTo(CanonicalWriter writer)
    {
        if (Digits.Length == 0)
        {
            writer.Append((byte)'0');
            return;
        }

        if (Negative)
            writer.Append((byte)'-');
        if (Point is > 21 or <= -6)
        {
            writer.Append(Digits[0]);
            if (Digits.Length > 1)
            {
                writer.Append((byte)'.');
                writer.Append(Digits[1..]);
            }

            writer.Append(Point > 0 ? "e+"u8 : "e-"u8);
            Span<byte> exponent = writer.Reserve(12);
            Math.Abs(Point - 1).TryFormat(exponent, out int written, default, System.Globalization.CultureInfo.InvariantCulture);
            writer.Advance(written);
        }
        else if (Point <= 0)
        {
            writer.Append("0."u8);
            writer.Append("000000"u8[..-Point]);
            writer.Append(Digits);
        }
        else if (IsInteger)
        {
            writer.Append(Digits);
            writer.Append("000000000000000000000"u8[..(Point - Digits.Length)]);
        }
        else
        {
            writer.Append(Digits[..Point]);
            writer.Append((byte)'.');
            writer.Append(Digits[Point..]);
        }
    }

    private static long ParseExponent(ReadOnlySpan<byte> text)
    {
        bool negative = text[0] == '-';
        long exponent = 0;
        foreach (byte c in text)
        {
            if (c is not ((byte)'-' or (byte)'+'))
                exponent = Math.Min(exponent * 10 + (c - '0'), long.MaxValue / 100);
        }

        return negative ? -exponent : exponent;
    }
}
