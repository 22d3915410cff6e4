namespace ZeroTrustAgents.Inspection;

/// <summary>Up to three bytes out of four characters of base64 or base64url.</summary>
internal readonly struct Base64Group
{
    private readonly int _bits;

    private Base64Group(int bits, int characters)
    {
        _bits = bits << (6 * (4 - characters));
        Count = characters * 6 / 8;
        IsWhole = characters == 4;
    }

    public int Count { get; }

    public bool IsWhole { get; }

    public char this[int index] => (char)(_bits >> (16 - 8 * index) & 0xFF);

    /// <summary>Reads a group at <paramref name="at"/>; line breaks between its characters do not count (MIME). Returns where it ends.</summary>
    public static int Read(ReadOnlySpan<char> text, int at, out Base64Group group)
    {
        int bits = 0;
        int characters = 0;
        for (; at < text.Length && characters < 4; at++)
        {
            char c = text[at];
            if (c is '\r' or '\n')
                continue;
            int value = Value(c);
            if (value < 0)
                break;
            bits = bits << 6 | value;
            characters++;
        }

        group = new Base64Group(bits, characters);
        return at;
    }

    private static int Value(char c) => c switch
    {
        >= 'A' and <= 'Z' => c - 'A',
        >= 'a' and <= 'z' => c - 'a' + 26,
        >= '0' and <= '9' => c - '0' + 52,
        '+' or '-' => 62,
        '/' or '_' => 63,
        _ => -1,
    };
}
