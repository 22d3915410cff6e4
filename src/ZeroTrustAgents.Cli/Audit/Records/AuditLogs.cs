using ZeroTrustAgents.Auditing;

namespace ZeroTrustAgents.Cli.Audit.Records;

/// <summary>The logs of an audit directory.</summary>
internal sealed class AuditLogs
{
    /// <exception cref="DirectoryNotFoundException">There is none.</exception>
    public AuditLogs(string directory)
    {
        if (File.Exists(directory))
            throw new UnusableException($"'{directory}' is a file: name the audit directory, or that of one log.");
        Paths = AuditLogReader.Logs(directory);
    }

    /// <summary>Directories of the logs, in the order of their numbers.</summary>
    public IReadOnlyList<string> Paths { get; }

    public string PathOf(string log) => Paths.First(p => Path.GetFileName(p) == log);

    /// <summary>All records, log by log.</summary>
    public IEnumerable<AuditLogEntry> Read(CancellationToken cancellationToken) => Paths.SelectMany(p => Read(p, cancellationToken));

    /// <summary>
    /// All records by time. Each log is in order already, so that they are merged and not sorted: of each log one record is
    /// held. Records of one time come in the order of the logs.
    /// </summary>
    public IEnumerable<AuditLogEntry> ReadByTime(CancellationToken cancellationToken)
    {
        if (Paths.Count == 1)
        {
            foreach (AuditLogEntry entry in Read(Paths[0], cancellationToken))
                yield return entry;
            yield break;
        }

        var next = new PriorityQueue<IEnumerator<AuditLogEntry>, (DateTimeOffset, int)>();
        List<IEnumerator<AuditLogEntry>> logs = [.. Paths.Select(p => Read(p, cancellationToken).GetEnumerator())];
        try
        {
            for (int i = 0; i < logs.Count; i++)
                Enqueue(logs[i], i);
            while (next.TryDequeue(out IEnumerator<AuditLogEntry>? log, out (DateTimeOffset, int Order) key))
            {
                yield return log.Current;
                Enqueue(log, key.Order);
            }
        }
        finally
        {
            logs.ForEach(static l => l.Dispose());
        }

        void Enqueue(IEnumerator<AuditLogEntry> log, int order)
        {
            if (log.MoveNext())
                next.Enqueue(log, (RecordTime.Of(log.Current.Bytes.Span), order));
        }
    }

    private static IEnumerable<AuditLogEntry> Read(string path, CancellationToken cancellationToken)
    {
        foreach (AuditLogEntry entry in AuditLogReader.Read(new DiskStorage(path), Path.GetFileName(path)))
        {
            cancellationToken.ThrowIfCancellationRequested();
            yield return entry;
        }
    }
}
