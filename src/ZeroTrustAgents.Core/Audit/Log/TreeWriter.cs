using System.Buffers.Binary;
using ZeroTrustAgents.Auditing.Transparency;

namespace ZeroTrustAgents.Auditing;

/// <summary>Makes tiles and bundles of records. Remembers the right edge of the tree and nothing else of it. Not thread-safe.</summary>
internal sealed class TreeWriter
{
    private readonly ILogStorage _storage;
    private readonly TreeEdge _edge = new();
    private readonly OpenCalls _open = new();
    private readonly TileHandler _full;
    private readonly List<string> _narrower = [];
    private HashSet<string> _partials = new(StringComparer.Ordinal);
    private byte[] _bundle = new byte[TilePath.FullWidth * 1024];
    private int _bundleBytes;

    public TreeWriter(ILogStorage storage)
    {
        _storage = storage;
        _full = (level, index, hashes) => WriteFull(TilePath.Hashes(level, index, TilePath.FullWidth), hashes);
    }

    public long Size => _edge.Size;

    /// <summary>Indices of the intents without an outcome.</summary>
    public List<long> Open => _open.Indices;

    private int BundleWidth => (int)(Size % TilePath.FullWidth);

    public byte[] Root() => _edge.Root();

    /// <summary>Goes on with a stored tree.</summary>
    /// <exception cref="InvalidDataException">The tiles are not those that <paramref name="state"/> speaks of.</exception>
    public void Restore(LogState state)
    {
        var tiles = new StoredTiles(_storage);
        List<byte[]> partials = [];
        for (int level = 0; state.Size >> (TilePath.Height * level) > 0; level++)
        {
            long hashes = state.Size >> (TilePath.Height * level);
            int width = (int)(hashes % TilePath.FullWidth);
            partials.Add(width == 0 ? [] : tiles.ReadHashes(level, hashes / TilePath.FullWidth, width));
            if (width > 0)
                _partials.Add(TilePath.Hashes(level, hashes / TilePath.FullWidth, width));
        }

        _edge.Restore(state.Size, partials);
        if (!state.Root.Span.SequenceEqual(_edge.Root()))
            throw new InvalidDataException($"The tiles do not add up to the root of the {state.Size} entries that were recorded.");
        RestoreBundle(tiles);
        foreach (long index in state.Open)
            _open.Note(ReadEntry(tiles, index).Span, index);
    }

    /// <summary>Adds the record of a frame, whose header is overwritten.</summary>
    public void Add(Span<byte> frame)
    {
        Span<byte> entry = frame[RecordFrame.HeaderBytes..];
        _open.Note(entry, Size);
        // Where the header was there is room for what goes before an entry: its length in a bundle, the prefix of a leaf.
        Span<byte> bundled = frame[(RecordFrame.HeaderBytes - EntryBundle.LengthBytes)..];
        BinaryPrimitives.WriteUInt16BigEndian(bundled, (ushort)entry.Length);
        if (_bundle.Length - _bundleBytes < bundled.Length)
            Array.Resize(ref _bundle, Math.Max(2 * _bundle.Length, _bundleBytes + bundled.Length));
        bundled.CopyTo(_bundle.AsSpan(_bundleBytes));
        _bundleBytes += bundled.Length;

        Span<byte> hash = stackalloc byte[MerkleTree.HashBytes];
        MerkleTree.LeafInPlace(frame[(RecordFrame.HeaderBytes - 1)..], hash);
        _edge.Add(hash, _full);
        if (BundleWidth == 0)
        {
            WriteFull(TilePath.Entries((Size / TilePath.FullWidth) - 1, TilePath.FullWidth), _bundle.AsSpan(0, _bundleBytes));
            _bundleBytes = 0;
        }
    }

    /// <summary>Writes what is not full, makes everything durable, and returns the files that this made superfluous.</summary>
    public List<string> Settle()
    {
        HashSet<string> current = new(StringComparer.Ordinal);
        for (int level = 0; level < _edge.Levels; level++)
        {
            ReadOnlySpan<byte> hashes = _edge.Partial(level);
            if (!hashes.IsEmpty)
                WritePartial(current, TilePath.Hashes(level, _edge.PartialIndex(level), TilePath.FullWidth), hashes.Length / MerkleTree.HashBytes, hashes);
        }

        if (BundleWidth > 0)
            WritePartial(current, TilePath.Entries(Size / TilePath.FullWidth, TilePath.FullWidth), BundleWidth, _bundle.AsSpan(0, _bundleBytes));
        _storage.Flush();
        List<string> superfluous = [.. _narrower.Where(p => !current.Contains(p))];
        _narrower.Clear();
        _partials = current;
        return superfluous;
    }

    /// <summary>An entry of a tree that is stored.</summary>
    public ReadOnlyMemory<byte> ReadEntry(long index) => ReadEntry(new StoredTiles(_storage), index);

    private ReadOnlyMemory<byte> ReadEntry(StoredTiles tiles, long index)
    {
        long bundle = index / TilePath.FullWidth;
        return EntryBundle.At(tiles.ReadEntries(bundle, (int)Math.Min(TilePath.FullWidth, Size - (bundle * TilePath.FullWidth))), (int)(index % TilePath.FullWidth));
    }

    private void WritePartial(HashSet<string> current, string full, int width, ReadOnlySpan<byte> bytes)
    {
        string path = TilePath.Partial(full, width);
        current.Add(path);
        if (_partials.Contains(path))
            return;
        NoteNarrower(full);
        _storage.Write(path, bytes);
    }

    private void WriteFull(string path, ReadOnlySpan<byte> bytes)
    {
        NoteNarrower(path);
        _storage.Write(path, bytes);
    }

    /// <summary>What a tile is about to replace; what a crash has left of it too.</summary>
    private void NoteNarrower(string full)
    {
        string directory = full + TilePath.PartialSuffix;
        foreach (string name in _storage.List(directory))
            _narrower.Add(directory + "/" + name);
    }

    private void RestoreBundle(StoredTiles tiles)
    {
        if (BundleWidth == 0)
            return;
        ReadOnlyMemory<byte> bundle = tiles.ReadEntries(Size / TilePath.FullWidth, BundleWidth);
        ReadOnlyMemory<byte> rest = bundle;
        for (int i = 0; i < BundleWidth; i++)
        {
            if (!EntryBundle.TryTake(ref rest, out ReadOnlyMemory<byte> entry) || !_edge.Partial(0).Slice(i * MerkleTree.HashBytes, MerkleTree.HashBytes).SequenceEqual(MerkleTree.Leaf(entry.Span)))
                throw new InvalidDataException($"Entry {Size - BundleWidth + i} is not the one that the tree was made of.");
        }

        _bundleBytes = bundle.Length - rest.Length;
        if (_bundle.Length < _bundleBytes)
            Array.Resize(ref _bundle, _bundleBytes);
        bundle[.._bundleBytes].CopyTo(_bundle);
        _partials.Add(TilePath.Entries(Size / TilePath.FullWidth, BundleWidth));
    }
}
