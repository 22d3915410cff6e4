using System.Collections.Immutable;

namespace ZeroTrustAgents.Auditing;

/// <summary>Keeps audit records in memory, for tests. Thread-safe; a record is in <see cref="Entries"/> as soon as its append has returned.</summary>
public sealed class InMemoryAuditLog : IAuditLog
{
    private ImmutableList<AuditEntry> _entries = [];

    /// <summary>Copies of all records in the order of their appends; a snapshot that does not change.</summary>
    public IReadOnlyList<AuditEntry> Entries => Volatile.Read(ref _entries);

    /// <inheritdoc/>
    public ValueTask AppendAsync(AuditRecord record, AuditDurability durability, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(record);
        if (cancellationToken.IsCancellationRequested)
            return ValueTask.FromCanceled(cancellationToken);
        var entry = new AuditEntry(record, durability);
        ImmutableInterlocked.Update(ref _entries, static (entries, e) => entries.Add(e), entry);
        return default;
    }
}
