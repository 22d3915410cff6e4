using ZeroTrustAgents.Auditing;

namespace ZeroTrustAgents.Cli.Audit.Verify;

/// <summary>What verifying the logs of a directory has shown.</summary>
/// <param name="Logs">The logs, each by itself.</param>
/// <param name="Missing">Logs that had to be there and are not.</param>
internal sealed record DirectoryResult(IReadOnlyList<AuditVerification> Logs, IReadOnlyList<string> Missing)
{
    public bool Succeeded => Missing.Count == 0 && Logs.All(static l => l.Succeeded);
}
