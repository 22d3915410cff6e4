using System.Buffers.Binary;
using System.Net;
using System.Net.Sockets;

namespace ZeroTrustAgents.Boundary;

/// <summary>
/// Classifies IP addresses after the IANA special-purpose registries (RFC 6890 and successors). IPv4 addresses that
/// travel inside IPv6 ones are unwrapped: a translator or tunnel on the way would deliver to them. An allow list for
/// IPv6: what is not known to be global unicast is unusable.
/// </summary>
internal static class AddressRules
{
    /// <summary>IPv4 ranges by first address, prefix length and kind; the first that fits decides.</summary>
    private static readonly (uint Base, int Bits, AddressKind Kind)[] V4 =
    [
        (0x00000000, 8, AddressKind.Unusable), // 0.0.0.0/8; Linux connects it to the host itself
        (0x0A000000, 8, AddressKind.Private),
        (0x646464C8, 32, AddressKind.LinkLocal), // 100.100.100.200, a cloud's metadata service inside the CGNAT range
        (0x64400000, 10, AddressKind.Private),
        (0x7F000000, 8, AddressKind.Private),
        (0xA9FE0000, 16, AddressKind.LinkLocal),
        (0xA83F8110, 32, AddressKind.LinkLocal), // 168.63.129.16, a cloud's host agent on a public number
        (0xAC100000, 12, AddressKind.Private),
        (0xC0000000, 24, AddressKind.Unusable), // 192.0.0.0/24, IETF protocol assignments
        (0xC0000200, 24, AddressKind.Unusable), // 192.0.2.0/24, documentation
        (0xC0586300, 24, AddressKind.Unusable), // 192.88.99.0/24, former 6to4 relays
        (0xC0A80000, 16, AddressKind.Private),
        (0xC6120000, 15, AddressKind.Unusable), // 198.18.0.0/15, benchmarking
        (0xC6336400, 24, AddressKind.Unusable), // 198.51.100.0/24, documentation
        (0xCB007100, 24, AddressKind.Unusable), // 203.0.113.0/24, documentation
        (0xE0000000, 3, AddressKind.Unusable), // multicast, reserved, broadcast
    ];

    public static AddressKind Classify(IPAddress address)
    {
        Span<byte> bytes = stackalloc byte[16];
        if (!address.TryWriteBytes(bytes, out int length))
            return AddressKind.Unusable;
        return address.AddressFamily switch
        {
            AddressFamily.InterNetwork when length == 4 => ClassifyV4(BinaryPrimitives.ReadUInt32BigEndian(bytes)),
            AddressFamily.InterNetworkV6 when length == 16 => ClassifyV6(bytes),
            _ => AddressKind.Unusable,
        };
    }

    private static AddressKind ClassifyV4(uint address)
    {
        foreach ((uint start, int bits, AddressKind kind) in V4)
        {
            if ((address ^ start) >> (32 - bits) == 0)
                return kind;
        }

        return AddressKind.Public;
    }

    private static AddressKind ClassifyV6(ReadOnlySpan<byte> address)
    {
        ulong high = BinaryPrimitives.ReadUInt64BigEndian(address);
        ulong low = BinaryPrimitives.ReadUInt64BigEndian(address[8..]);
        if (high == 0)
            return ClassifyLow(low);
        if (high == 0x0064_FF9B_0000_0000 && low >> 32 == 0)
            return ClassifyV4((uint)low); // NAT64, RFC 6052
        if (high >> 54 == 0xFE80 >> 6)
            return AddressKind.LinkLocal;
        if (high >> 32 is 0xFD00_0EC2 or 0xFD20_00CE)
            return AddressKind.LinkLocal; // metadata and other host services of clouds on unique local addresses
        if (high >> 57 == 0xFC >> 1 || high >> 54 == 0xFEC0 >> 6)
            return AddressKind.Private; // unique local; site-local, long deprecated and still routed here and there
        if (high >> 61 != 1)
            return AddressKind.Unusable; // outside 2000::/3: multicast, discard, local-use NAT64, unassigned
        return Worse(ClassifyGlobal(high, low), ClassifyIsatap(low));
    }

    /// <summary>::/64: unspecified, loopback, and the IPv4-mapped and IPv4-compatible forms.</summary>
    private static AddressKind ClassifyLow(ulong low) => (low >> 32) switch
    {
        0 when low == 0 => AddressKind.Unusable,
        0 when low == 1 => AddressKind.Private,
        0 or 0xFFFF => ClassifyV4((uint)low),
        _ => AddressKind.Unusable,
    };

    private static AddressKind ClassifyGlobal(ulong high, ulong low)
    {
        if (high >> 48 == 0x2002)
            return ClassifyV4((uint)(high >> 16)); // 6to4
        if (high >> 32 == 0x2001_0000)
            return Worse(ClassifyV4((uint)high), ClassifyV4(~(uint)low)); // Teredo: server, and the client's address inverted
        if (high >> 41 == 0x2001_0000 >> 9)
            return AddressKind.Unusable; // 2001::/23, IETF protocol assignments
        if (high >> 32 == 0x2001_0DB8 || high >> 44 == 0x3FFF0)
            return AddressKind.Unusable; // documentation, RFC 3849 and RFC 9637
        return AddressKind.Public;
    }

    /// <summary>ISATAP interface identifiers end in an IPv4 address (RFC 5214).</summary>
    private static AddressKind ClassifyIsatap(ulong low) =>
        (low >> 32 & 0xFDFF_FFFF) == 0x0000_5EFE ? ClassifyV4((uint)low) : AddressKind.Public;

    private static AddressKind Worse(AddressKind one, AddressKind other) => one > other ? one : other;
}
