using System.Runtime.ExceptionServices;
using ZeroTrustAgents.Auditing.Transparency;

namespace ZeroTrustAgents.Auditing;

/// <summary>
/// Builds the tree again from the records and compares it with every tile and every root. Records are hashed on all
/// cores, a batch of bundles at a time.
/// </summary>
internal sealed class TreeVerification(
    ILogStorage storage, long size, IReadOnlyList<SignedRoot> roots, List<AuditProblem> problems, HashSet<string> known, IProgress<long>? progress)
{
    private const int Batch = 64;
    private const int MaxProblems = 1_000;

    private readonly StoredTiles _tiles = new(storage);
    private readonly TreeEdge _edge = new();
    private readonly OpenCalls _open = new();
    private int _nextRoot;
    private long _recordedAsPruned;

    /// <summary>Records at the beginning whose entries were given up: a later record says so.</summary>
    public long Pruned { get; private set; }

    /// <summary>Indices of the intents without an outcome, of the records that are there.</summary>
    public IReadOnlyList<long> Open => _open.Indices;

    private long Bundles => (size + TilePath.FullWidth - 1) / TilePath.FullWidth;

    public void Run(CancellationToken cancellationToken)
    {
        CheckRoots();
        var batch = new Bundle[Batch];
        for (long first = 0; first < Bundles && problems.Count < MaxProblems; first += Batch)
        {
            int count = (int)Math.Min(Batch, Bundles - first);
            ReadBatch(first, batch.AsMemory(0, count), cancellationToken);
            for (int i = 0; i < count; i++)
                Take(first + i, batch[i]);
            progress?.Report(_edge.Size);
        }

        for (int level = 0; level < _edge.Levels; level++)
        {
            if (!_edge.Partial(level).IsEmpty)
                CheckTile(level, _edge.PartialIndex(level), _edge.Partial(level));
        }

        if (Pruned > _recordedAsPruned)
            Add(TilePath.Entries(_recordedAsPruned / TilePath.FullWidth, TilePath.FullWidth), _recordedAsPruned, $"The records from {_recordedAsPruned} to {Pruned - 1} are missing, and no record says that they were given up.");
    }

    private void ReadBatch(long first, Memory<Bundle> batch, CancellationToken cancellationToken)
    {
        try
        {
            Parallel.For(0, batch.Length, new ParallelOptions { CancellationToken = cancellationToken }, i => batch.Span[i] = Read(first + i));
        }
        catch (AggregateException e)
        {
            // What one file said, not that there were threads.
            ExceptionDispatchInfo.Throw(e.InnerExceptions[0]);
        }
    }

    /// <summary>Reads and hashes a bundle; for the threads of <see cref="Parallel"/>.</summary>
    private Bundle Read(long index)
    {
        int width = (int)Math.Min(TilePath.FullWidth, size - (index * TilePath.FullWidth));
        var bundle = new Bundle(width);
        try
        {
            bundle.Entries = _tiles.ReadEntries(index, width);
        }
        catch (InvalidDataException e)
        {
            bundle.Problem = e.Message;
            return bundle;
        }

        ReadOnlyMemory<byte> rest = bundle.Entries;
        byte[] prefixed = new byte[1 + RecordFrame.MaxRecordBytes];
        for (; bundle.Count < width && EntryBundle.TryTake(ref rest, out ReadOnlyMemory<byte> entry); bundle.Count++)
        {
            entry.CopyTo(prefixed.AsMemory(1));
            MerkleTree.LeafInPlace(prefixed.AsSpan(0, 1 + entry.Length), bundle.Hashes.AsSpan(bundle.Count * MerkleTree.HashBytes));
            if (bundle.NotCanonical < 0 && !CanonicalRecord.Is(entry.Span))
                bundle.NotCanonical = bundle.Count;
        }

        bundle.IsExact = rest.IsEmpty;
        return bundle;
    }

    private void Take(long index, Bundle bundle)
    {
        string path = TilePath.Entries(index, bundle.Width);
        long first = index * TilePath.FullWidth;
        KnowTile(TilePath.Entries(index, TilePath.FullWidth), bundle.Width, path);
        byte[]? stored = null;
        try
        {
            stored = _tiles.ReadHashes(0, index, bundle.Width);
        }
        catch (InvalidDataException e)
        {
            Add(TilePath.Hashes(0, index, bundle.Width), null, e.Message);
        }

        if (bundle.Problem is not null && first == Pruned && stored is not null)
            Pruned += bundle.Width;
        else if (bundle.Problem is not null)
            Add(path, first, $"The records from {first} to {first + bundle.Width - 1} are missing.");
        else if (bundle.Count < bundle.Width)
            Add(path, first + bundle.Count, $"The bundle ends before record {first + bundle.Count}.");
        else if (!bundle.IsExact && storage.Read(path) is not null)
            Add(path, first + bundle.Width - 1, "Something follows the last record of the bundle.");
        if (bundle.NotCanonical >= 0)
            Add(path, first + bundle.NotCanonical, "The record is not in canonical form.");
        ReportFirstDifference(path, first, bundle, stored);

        ReadOnlyMemory<byte> rest = bundle.Entries;
        for (int i = 0; i < bundle.Width; i++)
        {
            if (EntryBundle.TryTake(ref rest, out ReadOnlyMemory<byte> entry))
            {
                _open.Note(entry.Span, first + i);
                _recordedAsPruned = Math.Max(_recordedAsPruned, PrunedEntries.Read(entry));
            }

            Span<byte> hash = bundle.Hashes.AsSpan(i * MerkleTree.HashBytes, MerkleTree.HashBytes);
            if (i >= bundle.Count && stored is not null)
                stored.AsSpan(i * MerkleTree.HashBytes, MerkleTree.HashBytes).CopyTo(hash);
            _edge.Add(hash, CheckTile);
            CheckRoots();
        }
    }

    private void ReportFirstDifference(string path, long first, Bundle bundle, byte[]? stored)
    {
        if (stored is null)
            return;
        int same = bundle.Hashes.AsSpan(0, bundle.Count * MerkleTree.HashBytes).CommonPrefixLength(stored) / MerkleTree.HashBytes;
        if (same < bundle.Count)
            Add(path, first + same, "The record is not the one that was recorded here, or its hash was changed.");
    }

    private void CheckTile(int level, long index, ReadOnlySpan<byte> hashes)
    {
        int width = hashes.Length / MerkleTree.HashBytes;
        string path = TilePath.Hashes(level, index, width);
        KnowTile(TilePath.Hashes(level, index, TilePath.FullWidth), width, path);
        try
        {
            if (!hashes.SequenceEqual(storage.Read(path) ?? _tiles.ReadHashes(level, index, width)))
                Add(path, null, "The hashes are not those of the records.");
        }
        catch (InvalidDataException e)
        {
            Add(path, null, e.Message);
        }
    }

    private void CheckRoots()
    {
        for (; _nextRoot < roots.Count && roots[_nextRoot].Size == _edge.Size; _nextRoot++)
        {
            SignedRoot root = roots[_nextRoot];
            if (!root.Root.Span.SequenceEqual(_edge.Root()))
                Add(root.Source, null, $"The first {root.Size} records do not have the root that it says: the log was changed, or forked before that.");
        }
    }

    /// <summary>Narrower forms of a tile may be there still; each has to be the beginning of the tile.</summary>
    private void KnowTile(string full, int width, string path)
    {
        known.Add(path);
        byte[]? whole = null;
        foreach (string name in storage.List(full + TilePath.PartialSuffix))
        {
            string narrower = full + TilePath.PartialSuffix + "/" + name;
            if (narrower == path || !int.TryParse(name, out int narrow) || narrow >= width || narrower != full + TilePath.PartialSuffix + "/" + narrow.ToString(System.Globalization.CultureInfo.InvariantCulture))
                continue;
            known.Add(narrower);
            whole ??= storage.Read(path);
            if (whole is not null && storage.Read(narrower) is { } bytes && !whole.AsSpan().StartsWith(bytes))
                Add(narrower, null, "It is not the beginning of the tile that followed it.");
        }
    }

    private void Add(string file, long? record, string message) => problems.Add(new AuditProblem(file, record, message));

    private sealed class Bundle(int width)
    {
        public int Width => width;
        public byte[] Hashes { get; } = new byte[width * MerkleTree.HashBytes];
        public ReadOnlyMemory<byte> Entries { get; set; }
        public int Count { get; set; }
        public int NotCanonical { get; set; } = -1;
        public bool IsExact { get; set; }
        public string? Problem { get; set; }
    }
}
