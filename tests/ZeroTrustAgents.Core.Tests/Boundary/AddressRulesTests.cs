using System.Net;
using CsCheck;

namespace ZeroTrustAgents.Boundary;

public sealed class AddressRulesTests
{
    [Theory]
    [InlineData("8.8.8.8")]
    [InlineData("1.1.1.1")]
    [InlineData("9.255.255.255")]
    [InlineData("11.0.0.0")]
    [InlineData("100.63.255.255")]
    [InlineData("100.128.0.0")]
    [InlineData("126.255.255.255")]
    [InlineData("128.0.0.0")]
    [InlineData("169.253.255.255")]
    [InlineData("169.255.0.0")]
    [InlineData("172.15.255.255")]
    [InlineData("172.32.0.0")]
    [InlineData("192.0.1.0")]
    [InlineData("192.167.255.255")]
    [InlineData("192.169.0.0")]
    [InlineData("198.17.255.255")]
    [InlineData("198.20.0.0")]
    [InlineData("223.255.255.255")]
    [InlineData("168.63.129.15")]
    [InlineData("2606:4700::1111")]
    [InlineData("2a00:1450:4001::1")]
    [InlineData("2001:4860:4860::8888")]
    [InlineData("::ffff:8.8.8.8")]
    [InlineData("::8.8.8.8")]
    [InlineData("64:ff9b::8.8.8.8")]
    [InlineData("2002:808:808::1")]
    [InlineData("2600::5efe:808:808")]
    public void Classify_GlobalUnicast_Public(string address) => Is(AddressKind.Public, address);

    [Theory]
    [InlineData("127.0.0.1")]
    [InlineData("127.255.255.255")]
    [InlineData("10.0.0.0")]
    [InlineData("10.255.255.255")]
    [InlineData("172.16.0.0")]
    [InlineData("172.31.255.255")]
    [InlineData("192.168.0.1")]
    [InlineData("192.168.255.255")]
    [InlineData("100.64.0.0")]
    [InlineData("100.127.255.255")]
    [InlineData("::1")]
    [InlineData("fc00::1")]
    [InlineData("fdff:ffff::1")]
    [InlineData("fec0::1")]
    [InlineData("feff::1")]
    [InlineData("::ffff:127.0.0.1")]
    [InlineData("::ffff:10.1.2.3")]
    [InlineData("::127.0.0.1")]
    [InlineData("::192.168.1.1")]
    [InlineData("64:ff9b::10.0.0.1")]
    [InlineData("64:ff9b::127.0.0.1")]
    [InlineData("2002:7f00:1::1")]
    [InlineData("2002:a00:1::")]
    [InlineData("2002:c0a8:101::1")]
    [InlineData("2001:0:808:808::f5ff:fffe")] // Teredo client 10.0.0.1
    [InlineData("2001:0:a00:1:0:0:f7f7:f7f7")] // Teredo server 10.0.0.1
    [InlineData("2600::5efe:a00:1")] // ISATAP
    [InlineData("2600::200:5efe:7f00:1")]
    public void Classify_PrivateInAnyForm_Private(string address) => Is(AddressKind.Private, address);

    [Theory]
    [InlineData("169.254.169.254")]
    [InlineData("169.254.0.0")]
    [InlineData("169.254.170.2")]
    [InlineData("169.254.255.255")]
    [InlineData("100.100.100.200")]
    [InlineData("168.63.129.16")]
    [InlineData("fe80::1")]
    [InlineData("fe80::1%3")]
    [InlineData("febf::1")]
    [InlineData("fd00:ec2::254")]
    [InlineData("fd00:ec2::23")]
    [InlineData("fd20:ce::254")]
    [InlineData("::ffff:169.254.169.254")]
    [InlineData("::169.254.169.254")]
    [InlineData("64:ff9b::169.254.169.254")]
    [InlineData("2002:a9fe:a9fe::1")]
    [InlineData("2001:0:808:808::5601:5601")]
    [InlineData("2600::5efe:a9fe:a9fe")]
    public void Classify_LinkLocalAndMetadata_LinkLocal(string address) => Is(AddressKind.LinkLocal, address);

    [Theory]
    [InlineData("0.0.0.0")]
    [InlineData("0.1.2.3")]
    [InlineData("192.0.0.1")]
    [InlineData("192.0.0.192")]
    [InlineData("192.0.2.1")]
    [InlineData("192.88.99.1")]
    [InlineData("198.18.0.1")]
    [InlineData("198.19.255.255")]
    [InlineData("198.51.100.7")]
    [InlineData("203.0.113.9")]
    [InlineData("224.0.0.1")]
    [InlineData("239.255.255.255")]
    [InlineData("240.0.0.1")]
    [InlineData("255.255.255.255")]
    [InlineData("::")]
    [InlineData("::ffff:0.0.0.0")]
    [InlineData("::ffff:0:10.0.0.1")] // SIIT
    [InlineData("64:ff9b:1::10.0.0.1")] // local-use NAT64
    [InlineData("64:ff9b:0:1::a00:1")]
    [InlineData("100::1")]
    [InlineData("2001:2::1")]
    [InlineData("2001:10::1")]
    [InlineData("2001:20::1")]
    [InlineData("2001:db8::1")]
    [InlineData("3fff::1")]
    [InlineData("3fff:fff::1")]
    [InlineData("4000::1")]
    [InlineData("5f00::1")]
    [InlineData("fe00::1")]
    [InlineData("ff02::1")]
    [InlineData("ff0e::1")]
    [InlineData("2002:e000:1::1")]
    public void Classify_ReservedInAnyForm_Unusable(string address) => Is(AddressKind.Unusable, address);

    /// <summary>No wrapping makes an IPv4 address look better than it is.</summary>
    [Fact]
    public void Classify_AnyIPv4InAnyWrapping_NeverBetterThanPlain() => Gen.UInt.Sample(value =>
    {
        byte[] v4 = [(byte)(value >> 24), (byte)(value >> 16), (byte)(value >> 8), (byte)value];
        AddressKind plain = AddressRules.Classify(new IPAddress(v4));
        byte[][] wrapped =
        [
            [0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0xFF, 0xFF, .. v4],
            [0, 0x64, 0xFF, 0x9B, 0, 0, 0, 0, 0, 0, 0, 0, .. v4],
            [0x20, 0x02, .. v4, 0, 0, 0, 0, 0, 0, 0, 0, 0, 1],
            [0x20, 0x01, 0, 0, 8, 8, 8, 8, 0, 0, 0, 0, (byte)~v4[0], (byte)~v4[1], (byte)~v4[2], (byte)~v4[3]],
            [0x20, 0x01, 0, 0, .. v4, 0, 0, 0, 0, 0xF7, 0xF7, 0xF7, 0xF7],
            [0x26, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0x5E, 0xFE, .. v4],
            [0x26, 0, 0, 0, 0, 0, 0, 0, 2, 0, 0x5E, 0xFE, .. v4],
        ];
        Assert.All(wrapped, bytes => Assert.True(AddressRules.Classify(new IPAddress(bytes)) >= plain, new IPAddress(bytes).ToString()));
    }, iter: PropertyCases.Cases);

    /// <summary>Everything outside 2000::/3 and the known special ranges is refused.</summary>
    [Fact]
    public void Classify_AnyIPv6OutsideGlobalUnicast_NotPublic() => Gen.Byte.Array[16].Sample(bytes =>
    {
        bool embedded = bytes.AsSpan(0, 4).SequenceEqual(new byte[] { 0, 0x64, 0xFF, 0x9B }) || bytes.AsSpan(0, 10).IndexOfAnyExcept((byte)0) < 0;
        if (bytes[0] >> 5 != 1 && !embedded)
            Assert.NotEqual(AddressKind.Public, AddressRules.Classify(new IPAddress(bytes)));
    }, iter: PropertyCases.Cases);

    private static void Is(AddressKind kind, string address) => Assert.Equal(kind, AddressRules.Classify(IPAddress.Parse(address)));
}
