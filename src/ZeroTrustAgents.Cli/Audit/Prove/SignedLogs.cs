using ZeroTrustAgents.Auditing.Transparency;
using ZeroTrustAgents.Cli.Audit.Records;

namespace ZeroTrustAgents.Cli.Audit.Prove;

/// <summary>The signed trees of the logs, each opened once.</summary>
internal sealed class SignedLogs(AuditLogs logs, IReadOnlyList<NoteKey> keys)
{
    private readonly Dictionary<string, SignedLog> _opened = [];

    public SignedLog Of(string log)
    {
        if (!_opened.TryGetValue(log, out SignedLog? signed))
            _opened.Add(log, signed = SignedLog.Open(logs.PathOf(log), keys));
        return signed;
    }
}
