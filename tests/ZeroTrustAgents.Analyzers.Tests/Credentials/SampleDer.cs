namespace ZeroTrustAgents.Analyzers.Tests;

/// <summary>DER with the outline of keys; the numbers in it are random and belong to no key.</summary>
internal static class SampleDer
{
    private static readonly byte[] RsaAlgorithm = [0x30, 0x0D, 0x06, 0x09, 0x2A, 0x86, 0x48, 0x86, 0xF7, 0x0D, 0x01, 0x01, 0x01, 0x05, 0x00];
    private static readonly byte[] EcAlgorithm = [0x30, 0x13, 0x06, 0x07, 0x2A, 0x86, 0x48, 0xCE, 0x3D, 0x02, 0x01, 0x06, 0x08, 0x2A, 0x86, 0x48, 0xCE, 0x3D, 0x03, 0x01, 0x07];
    private static readonly byte[] EdAlgorithm = [0x30, 0x05, 0x06, 0x03, 0x2B, 0x65, 0x70];
    private static readonly byte[] DataId = [0x06, 0x09, 0x2A, 0x86, 0x48, 0x86, 0xF7, 0x0D, 0x01, 0x07, 0x01];
    private static readonly byte[] Pbes2 = [0x06, 0x09, 0x2A, 0x86, 0x48, 0x86, 0xF7, 0x0D, 0x01, 0x05, 0x0D];

    public static byte[] Pkcs1(SampleRandom random)
    {
        int size = random.Next(0, 1) == 0 ? 128 : 256;
        return Value(0x30, [.. Integer(0), .. Number(random, size), .. Value(0x02, [1, 0, 1]), .. Number(random, size), .. Number(random, size / 2), .. Number(random, size / 2), .. Number(random, size / 2), .. Number(random, size / 2), .. Number(random, size / 2)]);
    }

    public static byte[] Sec1(SampleRandom random) => Value(0x30, [.. Integer(1), .. Value(0x04, random.Bytes(32)), .. Value(0xA0, [0x06, 0x08, 0x2A, 0x86, 0x48, 0xCE, 0x3D, 0x03, 0x01, 0x07]), .. Value(0xA1, [0x03, 0x42, 0x00, 0x04, .. random.Bytes(64)])]);

    public static byte[] Pkcs8(SampleRandom random) => random.Next(3) switch
    {
        0 => Value(0x30, [.. Integer(0), .. RsaAlgorithm, .. Value(0x04, Pkcs1(random))]),
        1 => Value(0x30, [.. Integer(0), .. EcAlgorithm, .. Value(0x04, Sec1(random))]),
        _ => Value(0x30, [.. Integer(0), .. EdAlgorithm, .. Value(0x04, Value(0x04, random.Bytes(32)))]),
    };

    public static byte[] Encrypted(SampleRandom random) => Value(0x30, [.. Value(0x30, [.. Pbes2, .. Value(0x30, random.Bytes(60))]), .. Value(0x04, random.Bytes(random.Next(60, 300)))]);

    public static byte[] Pkcs12(SampleRandom random) => Value(0x30, [.. Integer(3), .. Value(0x30, [.. DataId, .. Value(0xA0, Value(0x04, random.Bytes(random.Next(400, 1800))))]), .. Value(0x30, random.Bytes(49))]);

    public static byte[] Value(byte tag, byte[] content) => content.Length switch
    {
        < 128 => [tag, (byte)content.Length, .. content],
        < 256 => [tag, 0x81, (byte)content.Length, .. content],
        _ => [tag, 0x82, (byte)(content.Length >> 8), (byte)content.Length, .. content],
    };

    private static byte[] Integer(byte value) => [0x02, 0x01, value];

    private static byte[] Number(SampleRandom random, int size) => Value(0x02, [0x00, 0x80, .. random.Bytes(size - 1)]);
}
