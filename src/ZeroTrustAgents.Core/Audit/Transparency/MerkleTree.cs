using System.Numerics;
using System.Security.Cryptography;

namespace ZeroTrustAgents.Auditing.Transparency;

/// <summary>The hashes of RFC 6962, section 2.1, with SHA-256.</summary>
internal static class MerkleTree
{
    public const int HashBytes = 32;

    private const byte LeafPrefix = 0;
    private const byte NodePrefix = 1;

    /// <summary>Root of the tree without entries.</summary>
    public static byte[] EmptyRoot { get; } = SHA256.HashData([]);

    /// <summary>Hash of a leaf.</summary>
    public static byte[] Leaf(ReadOnlySpan<byte> entry)
    {
        byte[] prefixed = new byte[entry.Length + 1];
        entry.CopyTo(prefixed.AsSpan(1));
        byte[] hash = new byte[HashBytes];
        LeafInPlace(prefixed, hash);
        return hash;
    }

    /// <summary>Hash of a leaf whose entry begins with the second byte of <paramref name="prefixed"/>; the first is overwritten. Allocates and copies nothing.</summary>
    public static void LeafInPlace(Span<byte> prefixed, Span<byte> hash)
    {
        prefixed[0] = LeafPrefix;
        SHA256.HashData(prefixed, hash);
    }

    /// <summary>Hash of an inner node. <paramref name="hash"/> may be one of the children.</summary>
    public static void Node(ReadOnlySpan<byte> left, ReadOnlySpan<byte> right, Span<byte> hash)
    {
        Span<byte> node = stackalloc byte[1 + (2 * HashBytes)];
        node[0] = NodePrefix;
        left.CopyTo(node[1..]);
        right.CopyTo(node[(1 + HashBytes)..]);
        SHA256.HashData(node, hash);
    }

    /// <summary>Root of a perfect tree over <paramref name="hashes"/>, a power of two of them. They are overwritten.</summary>
    public static ReadOnlySpan<byte> ReduceInPlace(Span<byte> hashes)
    {
        for (int count = hashes.Length / HashBytes; count > 1; count /= 2)
        {
            for (int i = 0; i < count / 2; i++)
            {
                Span<byte> pair = hashes.Slice(2 * i * HashBytes, 2 * HashBytes);
                Node(pair[..HashBytes], pair[HashBytes..], hashes.Slice(i * HashBytes, HashBytes));
            }
        }

        return hashes[..HashBytes];
    }

    /// <summary>Where the left tree ends: the largest power of two below <paramref name="size"/>, which is at least 2.</summary>
    public static long Split(long size) => (long)(BitOperations.RoundUpToPowerOf2((ulong)size) / 2);
}
