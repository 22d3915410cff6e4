using System.Numerics;
using System.Text;

namespace ZeroTrustAgents.Analyzers.Tests;

/// <summary>The checksums of tokens, written a second time and differently, so that a mistake in the engine's shows.</summary>
internal static class SampleChecksums
{
    private const string Base62Digits = "0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz";
    private const string MatrixDigits = "0123456789abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ";
    private const string Base32Digits = "ABCDEFGHIJKLMNOPQRSTUVWXYZ234567";
    private const string Bech32Digits = "qpzry9x8gf2tvdw0s3jn54khce6mua7l";

    public static string Base62(string text) => Digits(Crc32(text), Base62Digits);

    public static string MatrixBase62(string text) => Digits(Crc32(text), MatrixDigits);

    public static string LittleEndianHex(string text) => Convert.ToHexStringLower(BitConverter.GetBytes(Crc32(text)));

    public static uint Crc32(string text)
    {
        uint crc = uint.MaxValue;
        foreach (byte b in Encoding.ASCII.GetBytes(text))
        {
            crc ^= b;
            for (int bit = 0; bit < 8; bit++)
                crc = (crc >> 1) ^ ((crc & 1) * 0xEDB88320);
        }

        return crc ^ uint.MaxValue;
    }

    /// <summary>An AWS key id of an account: the number stands in bits 7 to 46 of the first 48.</summary>
    public static string AwsBody(SampleRandom random)
    {
        UInt128 account = (UInt128)(ulong)random.Next(1_000_000) * 1_000_000 + (ulong)random.Next(1_000_000);
        UInt128 bits = (UInt128)(uint)random.Next(2) << 79;
        bits |= account << 39;
        bits |= ((UInt128)(uint)random.Next(1 << 30)) | ((UInt128)(uint)random.Next(1 << 9) << 30);
        var text = new StringBuilder();
        for (int i = 15; i >= 0; i--)
            text.Append(Base32Digits[(int)((bits >> (5 * i)) & 31)]);
        return text.ToString();
    }

    public static string NatsSeed(SampleRandom random)
    {
        byte role = (byte)(new[] { 20, 0, 14, 13, 2 }[random.Next(5)] << 3);
        byte[] bytes = [(byte)((18 << 3) | (role >> 5)), (byte)((role & 31) << 3), .. random.Bytes(32)];
        int crc = 0;
        foreach (byte b in bytes)
        {
            for (int bit = 7; bit >= 0; bit--)
            {
                bool carry = ((crc >> 15) & 1) != ((b >> bit) & 1);
                crc = (crc << 1) & 0xFFFF;
                if (carry)
                    crc ^= 0x1021;
            }
        }

        var number = new BigInteger([.. bytes, (byte)crc, (byte)(crc >> 8)], isUnsigned: true, isBigEndian: true) << 2;
        var text = new StringBuilder();
        for (int i = 57; i >= 0; i--)
            text.Append(Base32Digits[(int)((number >> (5 * i)) & 31)]);
        return text.ToString();
    }

    public static string Bech32(SampleRandom random, string readable)
    {
        int[] data = new int[52];
        for (int i = 0; i < data.Length; i++)
            data[i] = random.Next(32);
        int[] values = [.. readable.Select(static c => c >> 5), 0, .. readable.Select(static c => c & 31), .. data, 0, 0, 0, 0, 0, 0];
        uint sum = 1;
        uint[] generator = [0x3B6A57B2, 0x26508E6D, 0x1EA119FA, 0x3D4233DD, 0x2A1462B3];
        foreach (int value in values)
        {
            uint top = sum >> 25;
            sum = ((sum & 0x1FFFFFF) << 5) ^ (uint)value;
            for (int i = 0; i < 5; i++)
                sum ^= ((top >> i) & 1) * generator[i];
        }

        sum ^= 1;
        var text = new StringBuilder(readable + "1");
        foreach (int value in data)
            text.Append(Bech32Digits[value]);
        for (int i = 0; i < 6; i++)
            text.Append(Bech32Digits[(int)(sum >> (5 * (5 - i))) & 31]);
        return text.ToString();
    }

    private static string Digits(uint value, string alphabet)
    {
        var text = new StringBuilder();
        for (int i = 0; i < 6; i++, value /= 62)
            text.Insert(0, alphabet[(int)(value % 62)]);
        return text.ToString();
    }
}
