namespace ZeroTrustAgents.Auditing;

/// <summary>How safe a record must be before <see cref="IAuditLog.AppendAsync"/> completes.</summary>
public enum AuditDurability
{
    /// <summary>Accepted in order; reaches the operating system within the log's stated window. For outcomes of routine calls.</summary>
    Buffered,

    /// <summary>With the operating system: survives the death of this process.</summary>
    Process,

    /// <summary>On stable storage: survives power loss.</summary>
    PowerLoss,
}

/// <summary>
/// The evidence. Accepts records in the order of the calls to <see cref="AppendAsync"/>. An implementation that cannot
/// keep the promised durability throws: the pipeline then denies the call. Implementations are thread-safe, read the
/// record before they return their task, and keep no reference to it.
/// </summary>
public interface IAuditLog
{
    /// <summary>Appends <paramref name="record"/>; completes once it is as safe as <paramref name="durability"/> asks.</summary>
    /// <param name="record">The record; the caller may reuse it after the call has returned its task.</param>
    /// <param name="durability">How safe the record must be on completion.</param>
    /// <param name="cancellationToken">Stops waiting; a record that was accepted stays in the log.</param>
    ValueTask AppendAsync(AuditRecord record, AuditDurability durability, CancellationToken cancellationToken);
}
