namespace ZeroTrustAgents.Auditing;

/// <summary>A log that cannot be gone on with: what is stored is not what was signed or recorded. Nothing runs on it until somebody has looked.</summary>
internal sealed class AuditLogDamagedException(string location, string problem, Exception? cause = null)
    : IOException(
        $"The audit log '{location}' is damaged or was tampered with: {problem} Nothing runs unrecorded, so calls are denied. " +
        "Find out what happened with 'zta audit verify', keep the directory as evidence, and move it away: the next start then begins a new log.",
        cause);
