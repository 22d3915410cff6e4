namespace ZeroTrustAgents.Credentials;

/// <summary>The checksum of Bech32 (BIP 173), which age and Nostr keys carry.</summary>
internal static class Bech32
{
    private const string Alphabet = "qpzry9x8gf2tvdw0s3jn54khce6mua7l";
    private static readonly uint[] Generator = [0x3B6A57B2, 0x26508E6D, 0x1EA119FA, 0x3D4233DD, 0x2A1462B3];

    /// <summary>Verifies a value whose last prefix character is the separator.</summary>
    public static bool Check(ReadOnlySpan<char> value, int body)
    {
        uint sum = Start(value.Slice(0, body - 1));
        foreach (char c in value.Slice(body))
            sum = Step(sum, (uint)Alphabet.IndexOf(Lower(c)));
        return sum == 1;
    }

    /// <summary>The sum after the human-readable part.</summary>
    public static uint Start(ReadOnlySpan<char> readable)
    {
        uint sum = 1;
        foreach (char c in readable)
            sum = Step(sum, (uint)Lower(c) >> 5);
        sum = Step(sum, 0);
        foreach (char c in readable)
            sum = Step(sum, (uint)Lower(c) & 31);
        return sum;
    }

    /// <summary>The sum after one more group of five bits.</summary>
    public static uint Step(uint sum, uint value)
    {
        uint top = sum >> 25;
        sum = ((sum & 0x1FFFFFF) << 5) ^ value;
        for (int i = 0; i < Generator.Length; i++)
        {
            if (((top >> i) & 1) != 0)
                sum ^= Generator[i];
        }

        return sum;
    }

    private static char Lower(char c) => c is >= 'A' and <= 'Z' ? (char)(c | 0x20) : c;
}
