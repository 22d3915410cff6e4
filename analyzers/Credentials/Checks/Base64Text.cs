namespace ZeroTrustAgents.Credentials;

/// <summary>Base64 in both alphabets, decoded without a buffer of one's own.</summary>
internal static class Base64Text
{
    /// <summary>The six bits of a character; -1 for any other.</summary>
    public static int Value(char c) => c switch
    {
        >= 'A' and <= 'Z' => c - 'A',
        >= 'a' and <= 'z' => c - 'a' + 26,
        >= '0' and <= '9' => c - '0' + 52,
        '+' or '-' => 62,
        '/' or '_' => 63,
        _ => -1,
    };

    /// <summary>Decodes until the buffer is full or a character is none of the alphabet; returns how many bytes came out.</summary>
    public static int Decode(ReadOnlySpan<char> text, Span<byte> bytes)
    {
        uint bits = 0;
        int have = 0, count = 0;
        foreach (char c in text)
        {
            int value = Value(c);
            if (value < 0 || count == bytes.Length)
                break;
            bits = (bits << 6) | (uint)value;
            have += 6;
            if (have >= 8)
            {
                have -= 8;
                bytes[count++] = (byte)(bits >> have);
            }
        }

        return count;
    }
}
