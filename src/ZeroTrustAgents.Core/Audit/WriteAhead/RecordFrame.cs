using System.Buffers.Binary;
using System.IO.Hashing;

namespace ZeroTrustAgents.Auditing;

/// <summary>
/// A record as it lies in the write-ahead log: its length (2 bytes, big-endian), its CRC-32 (4 bytes, little-endian), its
/// bytes. What a crash tore, or a disk lost, shows itself; against people stands the tree that the record goes into.
/// </summary>
internal static class RecordFrame
{
    public const int HeaderBytes = sizeof(ushort) + sizeof(uint);

    /// <summary>What an entry of a C2SP tlog-tiles bundle can have.</summary>
    public const int MaxRecordBytes = ushort.MaxValue;

    public const int MaxBytes = HeaderBytes + MaxRecordBytes;

    /// <summary>What <see cref="Read"/> says of a header of nothing but zeros: the file is longer than its records.</summary>
    public const int Padding = -2;

    /// <summary>Fills in the header of a frame whose record is in its place.</summary>
    public static void Seal(Span<byte> frame)
    {
        BinaryPrimitives.WriteUInt16BigEndian(frame, (ushort)(frame.Length - HeaderBytes));
        BinaryPrimitives.WriteUInt32LittleEndian(frame[sizeof(ushort)..], Crc32.HashToUInt32(frame[HeaderBytes..]));
    }

    /// <summary>Length of the frame that <paramref name="bytes"/> begin with: 0 where it is not all there, -1 where it is damaged, or <see cref="Padding"/>.</summary>
    public static int Read(ReadOnlySpan<byte> bytes)
    {
        if (bytes.Length < HeaderBytes)
            return 0;
        int length = BinaryPrimitives.ReadUInt16BigEndian(bytes);
        if (length == 0)
            return bytes[..HeaderBytes].ContainsAnyExcept((byte)0) ? -1 : Padding;
        if (bytes.Length < HeaderBytes + length)
            return 0;
        uint crc = BinaryPrimitives.ReadUInt32LittleEndian(bytes[sizeof(ushort)..]);
        return crc == Crc32.HashToUInt32(bytes.Slice(HeaderBytes, length)) ? HeaderBytes + length : -1;
    }
}
