using System.Globalization;
using ZeroTrustAgents.Auditing;
using ZeroTrustAgents.Cli.Audit.Records;

namespace ZeroTrustAgents.Cli.Audit.Prove;

/// <summary>Finds the record that the user means.</summary>
internal sealed class RecordReference(AuditLogs logs, SignedLogs signed)
{
    /// <param name="reference">A CloudEvents id, or a log and an index.</param>
    /// <param name="cancellationToken">Stops it.</param>
    public AuditEvent Find(string reference, CancellationToken cancellationToken)
    {
        int colon = reference.LastIndexOf(':');
        return colon > 0 && logs.Paths.Any(p => Path.GetFileName(p) == reference[..colon]) && long.TryParse(reference.AsSpan(colon + 1), NumberStyles.None, CultureInfo.InvariantCulture, out long index)
            ? At(reference[..colon], index)
            : WithId(reference, cancellationToken);
    }

    private AuditEvent At(string log, long index)
    {
        SignedLog tree = signed.Of(log);
        if (index >= tree.Size)
            throw NotSigned(log, index, tree.Size);
        if (index < PrunedEntries.First(new DiskStorage(logs.PathOf(log)), tree.Size))
            throw new UnusableException($"The entry of record {index} of '{log}' was given up when its retention ended: only its hash is left.");
        return new AuditEvent(new AuditLogEntry(log, index, IsInTree: true, tree.ReadRecord(index)));
    }

    private AuditEvent WithId(string id, CancellationToken cancellationToken)
    {
        var search = new RecordSearch(id);
        List<AuditEvent> found = [.. logs.Read(cancellationToken).Where(search.MayMatch).Select(static e => new AuditEvent(e)).Where(r => r.Id == id)];
        if (found.Count == 0)
            throw new UnusableException($"There is no record '{id}'. 'zta audit show --json' prints the ids.");
        if (found.Count > 1)
            throw new UnusableException($"There are {found.Count} records '{id}'. Say which: {string.Join(", ", found.Select(static r => string.Create(CultureInfo.InvariantCulture, $"{r.Entry.Log}:{r.Entry.Index}")))}.");
        AuditLogEntry entry = found[0].Entry;
        return entry.Index < signed.Of(entry.Log).Size ? found[0] : throw NotSigned(entry.Log, entry.Index, signed.Of(entry.Log).Size);
    }

    private static UnusableException NotSigned(string log, long index, long size) =>
        new(string.Create(CultureInfo.InvariantCulture, $"Record {index} of '{log}' is not in the signed tree, whose checkpoint covers {size} records: there is nothing to prove it with. A running log signs at its next checkpoint, another when it is opened."));
}
