using System.Buffers.Binary;

namespace ZeroTrustAgents.Auditing.Transparency;

/// <summary>Entries one behind the other, each behind its length in 2 bytes, big-endian (C2SP tlog-tiles).</summary>
internal static class EntryBundle
{
    public const int LengthBytes = sizeof(ushort);

    /// <summary>Takes the first entry off <paramref name="bundle"/>. <see langword="false"/> where it does not begin with a whole one.</summary>
    public static bool TryTake(ref ReadOnlyMemory<byte> bundle, out ReadOnlyMemory<byte> entry)
    {
        entry = default;
        if (bundle.Length < LengthBytes)
            return false;
        int length = BinaryPrimitives.ReadUInt16BigEndian(bundle.Span);
        if (bundle.Length < LengthBytes + length)
            return false;
        entry = bundle.Slice(LengthBytes, length);
        bundle = bundle[(LengthBytes + length)..];
        return true;
    }

    /// <summary>One entry of a bundle.</summary>
    /// <exception cref="InvalidDataException">The bundle has no such entry.</exception>
    public static ReadOnlyMemory<byte> At(ReadOnlyMemory<byte> bundle, int number)
    {
        ReadOnlyMemory<byte> entry;
        do
        {
            if (!TryTake(ref bundle, out entry))
                throw new InvalidDataException("A bundle of entries is shorter than the tree says.");
        }
        while (number-- > 0);
        return entry;
    }
}
