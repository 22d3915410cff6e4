using System.Globalization;
using System.Text;
using ZeroTrustAgents.Auditing.Transparency;

namespace ZeroTrustAgents.Auditing;

/// <summary>
/// The signed tree of one log: takes what is durable in its write-ahead log in, and signs where it stands. One thread at
/// a time; <see cref="Current"/> may be read by any.
/// </summary>
internal sealed class TransparencyLog : IDisposable
{
    private readonly ILogStorage _storage;
    private readonly NoteSigner _signer;
    private readonly TreeWriter _tree;
    private readonly SegmentReader _reader;

    private TransparencyLog(ILogStorage storage, NoteSigner signer, LogState? state)
    {
        _storage = storage;
        _signer = signer;
        _tree = new TreeWriter(storage);
        if (state is not null)
            _tree.Restore(state);
        _reader = new SegmentReader(storage, state?.Position ?? 0);
    }

    /// <summary>The newest checkpoint; <see langword="null"/> before the first.</summary>
    public SignedNote? Current { get; private set; }

    /// <summary>Position in the write-ahead log up to which records are in the tree.</summary>
    public long Position => _reader.Position;

    /// <summary>What was found at the end of the write-ahead log and cut off; <see langword="null"/> where it ended cleanly.</summary>
    public string? Torn { get; private set; }

    /// <summary>Entries of the intents without an outcome.</summary>
    public IEnumerable<ReadOnlyMemory<byte>> OpenIntents => _tree.Open.Select(_tree.ReadEntry);

    /// <summary>Opens a log and takes in what its last run left, down to the last whole record.</summary>
    /// <exception cref="AuditLogDamagedException">What is stored is not what was signed.</exception>
    public static TransparencyLog Open(ILogStorage storage, NoteSigner signer)
    {
        TransparencyLog log = Load(storage, signer);
        log.Recover();
        return log;
    }

    /// <summary>Goes on with what is stored, while its write-ahead log is written to: after a failure of <see cref="Integrate"/> or <see cref="Sign"/>, which may have left the tree in memory half changed.</summary>
    /// <exception cref="AuditLogDamagedException">What is stored is not what was signed.</exception>
    public static TransparencyLog Load(ILogStorage storage, NoteSigner signer)
    {
        try
        {
            var log = new TransparencyLog(storage, signer, ReadState(storage));
            log.CheckCheckpoint();
            return log;
        }
        catch (InvalidDataException e)
        {
            throw new AuditLogDamagedException(storage.Location, e.Message, e);
        }
    }

    /// <summary>Takes in all records up to <paramref name="limit"/>, which are durable.</summary>
    public void Integrate(long limit)
    {
        TakeIn(limit);
        if (_reader.Position < limit)
            throw new AuditLogDamagedException(_storage.Location, $"The write-ahead log has no whole record at {_reader.Position}, where one was written.");
    }

    /// <summary>Signs the tree as it stands, and gives up what only led there. Does nothing where nothing came since.</summary>
    public void Sign()
    {
        if (Current is not null && Checkpoint.Parse(Current.Text)!.Size == _tree.Size)
            return;
        List<string> superfluous = _tree.Settle();
        byte[] root = _tree.Root();
        _storage.Replace(LogState.Path, new LogState(_tree.Size, root, _reader.Position, _tree.Open).Format());
        string text = new Checkpoint(_signer.Verifier.Name, _tree.Size, root).Format();
        var note = new SignedNote(text, [_signer.Sign(text)]);
        Store(LogFiles.Checkpoint, note);
        Current = note;
        foreach (string path in superfluous)
            _storage.Delete(path);
        DeleteSegments(_reader.Position);
    }

    /// <summary>Puts cosignatures beside a checkpoint that was signed before.</summary>
    public void Witness(SignedNote cosigned)
    {
        Store(LogFiles.Witnessed, cosigned);
        if (Current?.Text != cosigned.Text)
            return;
        Current = cosigned;
        Store(LogFiles.Checkpoint, cosigned);
    }

    /// <summary>Proof that the tree of <paramref name="older"/> entries is the beginning of the signed one.</summary>
    public List<byte[]> Consistency(long older, long size) => new TreeProofs(new StoredTiles(_storage), size).Consistency(older);

    /// <summary>The records from the first whose entry is there to the last that is older than <paramref name="before"/>, in whole bundles; <see langword="null"/> where there is none.</summary>
    public (long From, long Count)? FindOlder(DateTimeOffset before)
    {
        long from = PrunedEntries.First(_storage, _tree.Size);
        List<long> open = _tree.Open;
        long count = PrunedEntries.Find(_storage, _tree.Size, open.Count > 0 ? open[0] : long.MaxValue, from, before);
        return count > from ? (from, count) : null;
    }

    /// <summary>Removes the entries of records; their hashes stay.</summary>
    public void Prune(long from, long count) => PrunedEntries.Remove(_storage, from, count);

    /// <summary>After the writer has closed: nothing is left that is not in the tree.</summary>
    public void Close()
    {
        _reader.Dispose();
        DeleteSegments(long.MaxValue);
    }

    public void Dispose() => _reader.Dispose();

    private static LogState? ReadState(ILogStorage storage)
    {
        byte[]? bytes = storage.Read(LogState.Path);
        if (bytes is not null)
            return LogState.Parse(bytes) ?? throw new InvalidDataException("Its file 'state' is not as it was written.");
        if (storage.Read(LogFiles.Checkpoint) is not null)
            throw new InvalidDataException("Its file 'state' is missing.");
        return null;
    }

    /// <summary>What was signed last has to be a beginning of what is stored.</summary>
    private void CheckCheckpoint()
    {
        if (_storage.Read(LogFiles.Checkpoint) is not { } bytes)
            return; // a new log, or a crash between the first state and the first checkpoint

        SignedNote? note = SignedNote.Parse(bytes);
        if (note is null || Checkpoint.Parse(note.Text) is not { } checkpoint)
            throw new InvalidDataException("Its checkpoint is not as it was written.");
        if (checkpoint.Origin != _signer.Verifier.Name || !note.IsSignedBy(_signer.Verifier))
            throw new InvalidDataException($"Its checkpoint is not signed by its key '{_signer.Verifier}'.");
        if (checkpoint.Size > _tree.Size || !checkpoint.Root.Span.SequenceEqual(new TreeProofs(new StoredTiles(_storage), _tree.Size).Root(checkpoint.Size)))
            throw new InvalidDataException($"Its checkpoint, of {checkpoint.Size} entries, is not a beginning of its tree of {_tree.Size}.");
        Current = note;
    }

    private void Recover()
    {
        FrameStatus status = TakeIn(long.MaxValue);
        List<SegmentName> beyond = [.. SegmentName.List(_storage).Where(s => s.Position > _reader.Position)];
        if (status == FrameStatus.Damaged || beyond.Count > 0)
            Torn = string.Create(CultureInfo.InvariantCulture, $"torn_tail:{_reader.Position}+{BytesFrom(_reader.Position)}");
        Sign();
        // Behind a gap: never acknowledged as durable. They must not come back: where they lie, the records to come will.
        foreach (SegmentName segment in beyond)
            _storage.Delete(segment.Path);
        _storage.Flush();
    }

    private FrameStatus TakeIn(long limit)
    {
        FrameStatus status;
        while ((status = _reader.Next(limit, out Span<byte> frame)) == FrameStatus.Record)
            _tree.Add(frame);
        return status;
    }

    private long BytesFrom(long position) => SegmentName.List(_storage).Sum(s => (_storage.Read(s.Path)?.Length ?? 0) - Math.Max(0, position - s.Position) is > 0 and var rest ? rest : 0);

    /// <summary>Deletes the segments that end at or before a position; the last one has no end.</summary>
    private void DeleteSegments(long position)
    {
        List<SegmentName> segments = SegmentName.List(_storage);
        for (int i = 0; i < segments.Count; i++)
        {
            long end = i + 1 < segments.Count ? segments[i + 1].Position : long.MaxValue;
            if (end <= position)
                _storage.Delete(segments[i].Path);
        }
    }

    private void Store(string path, SignedNote note) => _storage.Replace(path, Encoding.UTF8.GetBytes(note.Format()));
}
