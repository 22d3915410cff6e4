namespace ZeroTrustAgents.Credentials;

/// <summary>NATS seeds: base 32 of two prefix bytes, 32 bytes of key and a CRC-16 (XMODEM) of both, low byte first.</summary>
internal static class NatsSeed
{
    private const int Length = 36;

    public static bool Check(ReadOnlySpan<char> value, int body)
    {
        Span<byte> bytes = stackalloc byte[Length];
        uint bits = 0;
        int have = 0, count = 0;
        foreach (char c in value)
        {
            bits = (bits << 5) | (uint)(c >= 'A' ? c - 'A' : c - '2' + 26);
            have += 5;
            if (have >= 8 && count < Length)
            {
                have -= 8;
                bytes[count++] = (byte)(bits >> have);
            }
        }

        ushort crc = Crc16(bytes.Slice(0, Length - 2));
        return bytes[Length - 2] == (byte)crc && bytes[Length - 1] == (byte)(crc >> 8);
    }

    public static ushort Crc16(ReadOnlySpan<byte> bytes)
    {
        int crc = 0;
        foreach (byte b in bytes)
        {
            crc ^= b << 8;
            for (int bit = 0; bit < 8; bit++)
                crc = ((crc & 0x8000) != 0 ? (crc << 1) ^ 0x1021 : crc << 1) & 0xFFFF;
        }

        return (ushort)crc;
    }
}
