namespace ZeroTrustAgents.Auditing.Transparency;

/// <summary>Makes proofs about a tree from its tiles (RFC 6962, sections 2.1.1 and 2.1.2).</summary>
internal sealed class TreeProofs(ITileReader tiles, long size)
{
    private readonly Dictionary<(int Level, long Index), byte[]> _read = [];

    /// <summary>That the entry <paramref name="index"/> is in the tree.</summary>
    public List<byte[]> Inclusion(long index)
    {
        ArgumentOutOfRangeException.ThrowIfNegative(index);
        ArgumentOutOfRangeException.ThrowIfGreaterThanOrEqual(index, size);
        List<byte[]> proof = [];
        Path(index, 0, size, proof);
        return proof;
    }

    /// <summary>That the tree of <paramref name="older"/> entries is the beginning of this one.</summary>
    public List<byte[]> Consistency(long older)
    {
        ArgumentOutOfRangeException.ThrowIfNegative(older);
        ArgumentOutOfRangeException.ThrowIfGreaterThan(older, size);
        List<byte[]> proof = [];
        if (older > 0 && older < size)
            SubProof(older, 0, size, isWhole: true, proof);
        return proof;
    }

    /// <summary>Root of the first <paramref name="count"/> entries.</summary>
    public byte[] Root(long count) => count == 0 ? [.. MerkleTree.EmptyRoot] : Subtree(0, count);

    private void Path(long index, long from, long to, List<byte[]> proof)
    {
        if (to - from == 1)
            return;
        long split = from + MerkleTree.Split(to - from);
        Path(index, index < split ? from : split, index < split ? split : to, proof);
        proof.Add(index < split ? Subtree(split, to) : Subtree(from, split));
    }

    private void SubProof(long older, long from, long to, bool isWhole, List<byte[]> proof)
    {
        if (older == to)
        {
            if (!isWhole)
                proof.Add(Subtree(from, to));
            return;
        }

        long split = from + MerkleTree.Split(to - from);
        if (older <= split)
        {
            SubProof(older, from, split, isWhole, proof);
            proof.Add(Subtree(split, to));
        }
        else
        {
            SubProof(older, split, to, isWhole: false, proof);
            proof.Add(Subtree(from, split));
        }
    }

    private byte[] Subtree(long from, long to)
    {
        long count = to - from;
        if (long.IsPow2(count))
            return Perfect((int)long.Log2(count), from / count);
        long split = from + MerkleTree.Split(count);
        byte[] hash = Subtree(from, split);
        MerkleTree.Node(hash, Subtree(split, to), hash);
        return hash;
    }

    /// <summary>Hash of a perfect subtree of 2^<paramref name="height"/> leaves: of a run of hashes in one tile.</summary>
    private byte[] Perfect(int height, long index)
    {
        int level = height / TilePath.Height;
        int width = 1 << (height % TilePath.Height);
        long first = index * width;
        byte[] tile = Tile(level, first / TilePath.FullWidth);
        int offset = (int)(first % TilePath.FullWidth) * MerkleTree.HashBytes;
        return MerkleTree.ReduceInPlace(tile.AsSpan(offset, width * MerkleTree.HashBytes).ToArray()).ToArray();
    }

    private byte[] Tile(int level, long index)
    {
        if (_read.TryGetValue((level, index), out byte[]? hashes))
            return hashes;
        long count = size >> (TilePath.Height * level);
        int width = (int)Math.Min(TilePath.FullWidth, count - (index * TilePath.FullWidth));
        return _read[(level, index)] = tiles.ReadHashes(level, index, width);
    }
}
