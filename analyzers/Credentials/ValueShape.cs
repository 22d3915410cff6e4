namespace ZeroTrustAgents.Credentials;

/// <summary>What a value is made of, counted in one pass.</summary>
internal readonly ref struct ValueShape
{
    private ValueShape(int length, int lower, int upper, int digits, int spaces, int symbols, int foreign, int ideographs, int distinct)
    {
        Length = length;
        Lower = lower;
        Upper = upper;
        Digits = digits;
        Spaces = spaces;
        Symbols = symbols;
        Foreign = foreign;
        Ideographs = ideographs;
        Distinct = distinct;
    }

    public int Length { get; }

    public int Lower { get; }

    public int Upper { get; }

    public int Digits { get; }

    /// <summary>White space.</summary>
    public int Spaces { get; }

    /// <summary>ASCII that is none of the above.</summary>
    public int Symbols { get; }

    /// <summary>Beyond ASCII.</summary>
    public int Foreign { get; }

    /// <summary>Of scripts that write sentences without spaces.</summary>
    public int Ideographs { get; }

    /// <summary>How many different ASCII characters there are.</summary>
    public int Distinct { get; }

    /// <summary>ASCII letters.</summary>
    public int Letters => Lower + Upper;

    /// <summary>How many of lower case, upper case, digits and symbols there are.</summary>
    public int Classes => (Lower > 0 ? 1 : 0) + (Upper > 0 ? 1 : 0) + (Digits > 0 ? 1 : 0) + (Symbols > 0 ? 1 : 0);

    public static ValueShape Of(ReadOnlySpan<char> value)
    {
        int lower = 0, upper = 0, digits = 0, spaces = 0, symbols = 0, foreign = 0, ideographs = 0;
        ulong low = 0, high = 0;
        foreach (char c in value)
        {
            if (c >= 0x80)
            {
                foreign++;
                if (c is >= '\u3040' and <= '\u9FFF' or >= '\uAC00' and <= '\uD7A3' or >= '\u0E00' and <= '\u0E7F')
                    ideographs++;
                continue;
            }

            if (c < 64)
                low |= 1UL << c;
            else
                high |= 1UL << (c - 64);
            if (c is >= 'a' and <= 'z')
                lower++;
            else if (c is >= 'A' and <= 'Z')
                upper++;
            else if (c is >= '0' and <= '9')
                digits++;
            else if (c is ' ' or (>= '\t' and <= '\r'))
                spaces++;
            else
                symbols++;
        }

        return new ValueShape(value.Length, lower, upper, digits, spaces, symbols, foreign, ideographs, Bits(low) + Bits(high));
    }

    private static int Bits(ulong bits)
    {
        int count = 0;
        for (; bits != 0; bits &= bits - 1)
            count++;
        return count;
    }
}
