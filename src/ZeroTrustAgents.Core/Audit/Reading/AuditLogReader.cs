using ZeroTrustAgents.Auditing.Transparency;

namespace ZeroTrustAgents.Auditing;

/// <summary>Reads audit logs, also while they are written. Reading verifies nothing: that is <see cref="AuditLogVerifier"/>'s part.</summary>
public static class AuditLogReader
{
    /// <summary>All records of the logs in an audit directory, or of one log: log by log, each in its order.</summary>
    /// <param name="directory">The audit directory, or the directory of one log in it.</param>
    /// <exception cref="DirectoryNotFoundException">There is no log.</exception>
    /// <exception cref="InvalidDataException">A log is damaged.</exception>
    public static IEnumerable<AuditLogEntry> Read(string directory)
    {
        foreach (string path in Logs(directory))
        {
            string name = Path.GetFileName(path);
            foreach (AuditLogEntry entry in Read(new DiskStorage(path), name))
                yield return entry;
        }
    }

    /// <summary>Directories of the logs in an audit directory; the directory itself where it is one log's.</summary>
    /// <exception cref="DirectoryNotFoundException">There is no log.</exception>
    public static IReadOnlyList<string> Logs(string directory)
    {
        string full = Path.GetFullPath(directory);
        if (File.Exists(Path.Combine(full, LogFiles.Lock)) || File.Exists(Path.Combine(full, LogFiles.Checkpoint)))
            return [full];
        List<string> logs = LogFiles.Logs(full);
        return logs.Count > 0 ? logs : throw new DirectoryNotFoundException($"There is no audit log in '{full}': it has neither a checkpoint nor directories log-1, log-2 and so on.");
    }

    internal static IEnumerable<AuditLogEntry> Read(ILogStorage storage, string log)
    {
        long index = 0;
        while (true)
        {
            LogState? state = storage.Read(LogState.Path) is { } bytes ? LogState.Parse(bytes) ?? throw new InvalidDataException($"The file 'state' of '{log}' is damaged. Run 'zta audit verify'.") : null;
            long size = state?.Size ?? 0;
            index = Math.Max(index, PrunedEntries.First(storage, size));
            while (index < size)
            {
                foreach (ReadOnlyMemory<byte> entry in Bundle(storage, index, size))
                    yield return new AuditLogEntry(log, index++, IsInTree: true, entry);
            }

            using var reader = new SegmentReader(storage, state?.Position ?? 0);
            for (long next = size; TryNext(reader, out byte[] record); next++)
            {
                if (next == index)
                    yield return new AuditLogEntry(log, index++, IsInTree: false, record);
            }

            // What was in the write-ahead log may have moved into the tree meanwhile.
            if (storage.Read(LogState.Path) is not { } again || LogState.Parse(again) is not { } later || later.Size <= index)
                yield break;
        }
    }

    /// <summary>The records from an index on to the end of its bundle.</summary>
    internal static List<AuditLogEntry> ReadBundle(ILogStorage storage, string log, long index, long size) =>
        [.. Bundle(storage, index, size).Select((e, i) => new AuditLogEntry(log, index + i, IsInTree: true, e))];

    /// <summary>The entries from an index on to the end of its bundle.</summary>
    private static IEnumerable<ReadOnlyMemory<byte>> Bundle(ILogStorage storage, long index, long size)
    {
        long bundle = index / TilePath.FullWidth;
        int width = (int)Math.Min(TilePath.FullWidth, size - (bundle * TilePath.FullWidth));
        ReadOnlyMemory<byte> rest = new StoredTiles(storage).ReadEntries(bundle, width);
        for (int i = 0; i < width; i++)
        {
            if (!EntryBundle.TryTake(ref rest, out ReadOnlyMemory<byte> entry))
                throw new InvalidDataException($"A bundle of entries of '{storage.Location}' is cut short. Run 'zta audit verify'.");
            if (i >= index % TilePath.FullWidth)
                yield return entry;
        }
    }

    private static bool TryNext(SegmentReader reader, out byte[] record)
    {
        record = [];
        if (reader.Next(long.MaxValue, out Span<byte> frame) != FrameStatus.Record)
            return false;
        record = frame[RecordFrame.HeaderBytes..].ToArray();
        return true;
    }
}
