using System.Globalization;
using ZeroTrustAgents.Auditing.Transparency;

namespace ZeroTrustAgents.Auditing;

/// <summary>One verification of one log.</summary>
internal sealed class LogVerification(ILogStorage storage, IEnumerable<string> files, AuditVerificationOptions options, NoteKey[] besideLog)
{
    private readonly List<AuditProblem> _problems = [];
    private readonly List<string> _notes = [];
    private readonly HashSet<string> _known = new(StringComparer.Ordinal) { LogFiles.Lock, LogState.Path };

    public AuditVerification Run(string directory, CancellationToken cancellationToken)
    {
        SignedNote? note = ReadNote(LogFiles.Checkpoint, storage.Read(LogFiles.Checkpoint), out Checkpoint? checkpoint);
        SignedNote? witnessed = storage.Read(LogFiles.Witnessed) is { } bytes ? ReadNote(LogFiles.Witnessed, bytes, out _) : null;
        NoteKey? key = KeyOf(checkpoint);
        LogState? state = ReadState(checkpoint);
        long size = Math.Max(checkpoint?.Size ?? 0, state?.Size ?? 0);

        // Roots that somebody has signed, by the size of the tree they are of.
        List<SignedRoot> roots = [];
        if (note is not null)
            AddRoot(roots, LogFiles.Checkpoint, note, key);
        if (witnessed is not null)
            AddRoot(roots, LogFiles.Witnessed, witnessed, key);
        foreach ((int i, string earlier) in options.EarlierCheckpoints.Index())
            AddEarlier(roots, string.Create(CultureInfo.InvariantCulture, $"earlier checkpoint {i + 1}"), earlier, key, size);
        if (state is not null)
            roots.Add(new SignedRoot(LogState.Path, state.Size, state.Root));

        var tree = new TreeVerification(storage, size, [.. roots.OrderBy(static r => r.Size)], _problems, _known, options.Progress);
        tree.Run(cancellationToken);
        if (state is not null && !tree.Open.SequenceEqual(state.Open) && tree.Pruned == 0)
            _problems.Add(new AuditProblem(LogState.Path, null, "The open calls are not those of the records."));
        long unsigned = size - (checkpoint?.Size ?? 0) + ReadTail(state?.Position ?? 0);
        CheckFiles();
        long covered = Witnessed(note, witnessed);
        NoteLimits(checkpoint, covered, unsigned);
        return new AuditVerification
        {
            Directory = directory,
            Origin = checkpoint?.Origin ?? "",
            SignedRecords = checkpoint?.Size ?? 0,
            WitnessedRecords = covered,
            UnsignedRecords = unsigned,
            PrunedRecords = tree.Pruned,
            Problems = [.. _problems.OrderBy(static p => p.Record is null).ThenBy(static p => p.Record)],
            Notes = _notes,
        };
    }

    private SignedNote? ReadNote(string path, byte[]? bytes, out Checkpoint? checkpoint)
    {
        checkpoint = null;
        _known.Add(path);
        if (bytes is null)
        {
            _problems.Add(new AuditProblem(path, null, "The log has no checkpoint: nothing is signed, or it was removed."));
            return null;
        }

        SignedNote? note = SignedNote.Parse(bytes);
        checkpoint = note is null ? null : Checkpoint.Parse(note.Text);
        if (checkpoint is null)
            _problems.Add(new AuditProblem(path, null, "This is no checkpoint as a log writes it."));
        return checkpoint is null ? null : note;
    }

    private NoteKey? KeyOf(Checkpoint? checkpoint)
    {
        if (checkpoint is null)
            return null;
        if (options.LogKeys.FirstOrDefault(k => k.Name == checkpoint.Origin) is { } key)
            return key;
        if (options.LogKeys.Count > 0)
            _problems.Add(new AuditProblem(LogFiles.Checkpoint, null, $"The log calls itself '{checkpoint.Origin}', and no key of that name is trusted."));
        else if (besideLog.FirstOrDefault(k => k.Name == checkpoint.Origin) is { } beside)
        {
            _notes.Add("The key was read beside the log: whoever can write there can have made both. Name the key, from somewhere else, to prove more than integrity.");
            return beside;
        }
        else
        {
            _problems.Add(new AuditProblem(LogFiles.Checkpoint, null, $"There is no key to verify '{checkpoint.Origin}' with: name it."));
        }

        return null;
    }

    private LogState? ReadState(Checkpoint? checkpoint)
    {
        if (storage.Read(LogState.Path) is not { } bytes)
        {
            if (checkpoint is not null)
                _problems.Add(new AuditProblem(LogState.Path, null, "The file is missing: the log cannot be gone on with."));
            return null;
        }

        LogState? state = LogState.Parse(bytes);
        if (state is null)
            _problems.Add(new AuditProblem(LogState.Path, null, "The file is not as it was written."));
        else if (checkpoint is not null && state.Size < checkpoint.Size)
            _problems.Add(new AuditProblem(LogState.Path, null, $"It knows {state.Size} records, and the checkpoint {checkpoint.Size}: the log was set back."));
        return state;
    }

    private void AddRoot(List<SignedRoot> roots, string path, SignedNote note, NoteKey? key)
    {
        if (key is not null && !note.IsSignedBy(key))
            _problems.Add(new AuditProblem(path, null, $"The signature of '{key.Name}' is missing or wrong."));
        Checkpoint checkpoint = Checkpoint.Parse(note.Text)!;
        roots.Add(new SignedRoot(path, checkpoint.Size, checkpoint.Root));
        foreach (NoteKey witness in options.WitnessKeys)
        {
            if (note.Signatures.Any(s => s.Name == witness.Name && s.KeyId == witness.Id) && !note.IsSignedBy(witness))
                _problems.Add(new AuditProblem(path, null, $"The cosignature of witness '{witness.Name}' is wrong."));
        }
    }

    private void AddEarlier(List<SignedRoot> roots, string name, string text, NoteKey? key, long size)
    {
        if (SignedNote.Parse(text) is not { } note || Checkpoint.Parse(note.Text) is not { } earlier)
            _problems.Add(new AuditProblem(name, null, "This is no checkpoint as a log writes it."));
        else if (key is null || earlier.Origin != key.Name || !note.IsSignedBy(key))
            _problems.Add(new AuditProblem(name, null, $"It is not one of this log: it says '{earlier.Origin}', or its signature is wrong."));
        else if (earlier.Size > size)
            _problems.Add(new AuditProblem(name, null, $"It covers {earlier.Size} records, and the log has {size}: records were cut off."));
        else
            roots.Add(new SignedRoot(name, earlier.Size, earlier.Root));
    }

    private long Witnessed(SignedNote? note, SignedNote? witnessed)
    {
        long covered = 0;
        foreach (SignedNote candidate in new[] { note, witnessed }.OfType<SignedNote>())
        {
            if (options.WitnessKeys.Any(candidate.IsSignedBy))
                covered = Math.Max(covered, Checkpoint.Parse(candidate.Text)!.Size);
        }

        return covered;
    }

    /// <summary>Records that are not in the tree yet. What a crash tears, it tears at the end.</summary>
    private long ReadTail(long position)
    {
        long count = 0;
        using var reader = new SegmentReader(storage, position);
        FrameStatus status;
        while ((status = reader.Next(long.MaxValue, out Span<byte> frame)) == FrameStatus.Record)
        {
            if (!CanonicalRecord.Is(frame[RecordFrame.HeaderBytes..]))
                _problems.Add(new AuditProblem(SegmentName.Directory, null, $"The record at {reader.Position - frame.Length} is not in canonical form."));
            count++;
        }

        List<SegmentName> segments = SegmentName.List(storage);
        _known.UnionWith(segments.Select(static s => s.Path));
        if (segments.Exists(s => s.Position > reader.Position))
            _problems.Add(new AuditProblem(SegmentName.Directory, null, $"Records are missing at {reader.Position}: there are later ones."));
        else if (status == FrameStatus.Damaged)
            _problems.Add(new AuditProblem(SegmentName.Directory, null, $"What stands at {reader.Position} is no record: the power failed while it was written, or it was changed. Opening the log cuts it off and records that."));
        return count;
    }

    private void CheckFiles()
    {
        foreach (string file in files)
        {
            if (!_known.Contains(file))
                _problems.Add(new AuditProblem(file, null, "The file does not belong to the log."));
        }

        try
        {
            if (storage.Read(LogFiles.Lock) is { Length: > 0 })
                _problems.Add(new AuditProblem(LogFiles.Lock, null, "The file has to be empty."));
        }
        catch (IOException)
        {
            _notes.Add("A process is writing to this log: what it does meanwhile may look like damage. Verify a copy, or again.");
        }
    }

    private void NoteLimits(Checkpoint? checkpoint, long covered, long unsigned)
    {
        if (checkpoint is { Size: > 0 } && covered == 0)
            _notes.Add("No witness that you named has cosigned: the host itself could have rewritten this log.");
        else if (checkpoint is not null && covered < checkpoint.Size)
            _notes.Add($"Witnesses have cosigned the first {covered} records: what the host did with the {checkpoint.Size - covered} after them, nobody else has seen.");
        if (unsigned > 0)
            _notes.Add($"{unsigned} records were accepted after the last checkpoint: they are protected against accidents, not against people. Opening the log signs them.");
    }
}

/// <summary>A root that the tree has to have at a size.</summary>
/// <param name="Source">Who says so.</param>
/// <param name="Size">Size of the tree.</param>
/// <param name="Root">Its root.</param>
internal sealed record SignedRoot(string Source, long Size, ReadOnlyMemory<byte> Root);
