namespace ZeroTrustAgents.Auditing;

/// <summary>
/// Gets copies of audit records for other systems: a SIEM, a log platform. The log is the evidence; a sink may be slow,
/// fail or be away without holding up a call, and gets what it missed later.
/// </summary>
/// <remarks>
/// Each log's records come in order, each at least once: after a crash or an exception the last batch comes again, with the
/// same log and index. Only signed records are handed over. One call at a time.
/// </remarks>
public interface IAuditSink
{
    /// <summary>Tells sinks of one directory apart; letters, digits, '-' and '_'. What was handed over is remembered under it.</summary>
    string Name { get; }

    /// <summary>Takes a batch. Returning acknowledges all of it; an exception none.</summary>
    /// <param name="entries">Up to 256 records of one log.</param>
    /// <param name="cancellationToken">The process ends: stop soon; what is not acknowledged comes again.</param>
    ValueTask WriteAsync(IReadOnlyList<AuditLogEntry> entries, CancellationToken cancellationToken);
}
