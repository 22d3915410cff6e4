namespace ZeroTrustAgents.Auditing.Transparency;

/// <summary>
/// The right edge of a growing tree: for each level of tiles the hashes of the tile that is not full. All that has to
/// be remembered to go on, whatever the size of the tree. Not thread-safe.
/// </summary>
internal sealed class TreeEdge
{
    private readonly List<Level> _levels = [];
    private readonly byte[] _scratch = new byte[TilePath.FullWidth * MerkleTree.HashBytes];

    /// <summary>Number of leaves.</summary>
    public long Size { get; private set; }

    /// <summary>Levels that have begun.</summary>
    public int Levels => _levels.Count;

    /// <summary>Hashes of the tile of a level that is not full; valid until the next leaf is added. Empty right after one has been filled.</summary>
    public ReadOnlySpan<byte> Partial(int level) => _levels[level].Bytes.AsSpan(0, _levels[level].Count * MerkleTree.HashBytes);

    /// <summary>Index of the tile of a level that is not full.</summary>
    public long PartialIndex(int level) => Size >> (TilePath.Height * (level + 1));

    /// <summary>Puts the edge of a stored tree back. Levels are restored from 0, without gaps.</summary>
    public void Restore(long size, IEnumerable<byte[]> partials)
    {
        Size = size;
        _levels.Clear();
        foreach (byte[] hashes in partials)
        {
            var level = new Level { Count = hashes.Length / MerkleTree.HashBytes };
            hashes.CopyTo(level.Bytes, 0);
            _levels.Add(level);
        }
    }

    /// <summary>Adds a leaf. Every tile that it fills is handed to <paramref name="full"/>.</summary>
    public void Add(ReadOnlySpan<byte> leaf, TileHandler full)
    {
        Size++;
        Add(0, leaf, full);
    }

    /// <summary>Root of the tree as it stands.</summary>
    public byte[] Root()
    {
        if (Size == 0)
            return [.. MerkleTree.EmptyRoot];
        // Perfect trees of falling size, left to right; the root folds them from the right.
        List<byte[]> perfect = [];
        for (int i = _levels.Count - 1; i >= 0; i--)
        {
            Level level = _levels[i];
            int from = 0;
            for (int width = TilePath.FullWidth / 2; width > 0; width /= 2)
            {
                if ((level.Count & width) == 0)
                    continue;
                Span<byte> hashes = _scratch.AsSpan(0, width * MerkleTree.HashBytes);
                level.Bytes.AsSpan(from * MerkleTree.HashBytes, hashes.Length).CopyTo(hashes);
                perfect.Add(MerkleTree.ReduceInPlace(hashes).ToArray());
                from += width;
            }
        }

        byte[] root = perfect[^1];
        for (int i = perfect.Count - 2; i >= 0; i--)
            MerkleTree.Node(perfect[i], root, root);
        return root;
    }

    private void Add(int number, ReadOnlySpan<byte> hash, TileHandler full)
    {
        if (number == _levels.Count)
            _levels.Add(new Level());
        Level level = _levels[number];
        hash.CopyTo(level.Bytes.AsSpan(level.Count * MerkleTree.HashBytes));
        if (++level.Count < TilePath.FullWidth)
            return;
        level.Count = 0;
        full(number, (Size >> (TilePath.Height * (number + 1))) - 1, level.Bytes);
        level.Bytes.CopyTo(_scratch, 0);
        Span<byte> root = stackalloc byte[MerkleTree.HashBytes];
        MerkleTree.ReduceInPlace(_scratch).CopyTo(root);
        Add(number + 1, root, full);
    }

    private sealed class Level
    {
        public readonly byte[] Bytes = new byte[TilePath.FullWidth * MerkleTree.HashBytes];
        public int Count;
    }
}

/// <summary>Takes a tile that is full.</summary>
internal delegate void TileHandler(int level, long index, ReadOnlySpan<byte> hashes);
