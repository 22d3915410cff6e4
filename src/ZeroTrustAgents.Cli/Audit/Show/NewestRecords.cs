using ZeroTrustAgents.Cli.Audit.Records;

namespace ZeroTrustAgents.Cli.Audit.Show;

/// <summary>The last of a row of records. Holds so many and no more.</summary>
internal sealed class NewestRecords
{
    public NewestRecords(IEnumerable<AuditEvent> records, int limit)
    {
        var newest = new Queue<AuditEvent>();
        foreach (AuditEvent record in records)
        {
            if (newest.Count == limit)
                newest.Dequeue();
            newest.Enqueue(record);
            Found++;
        }

        Records = newest;
    }

    /// <summary>How many there were.</summary>
    public long Found { get; }

    public IReadOnlyCollection<AuditEvent> Records { get; }
}
