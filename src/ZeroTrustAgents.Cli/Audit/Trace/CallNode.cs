using ZeroTrustAgents.Auditing;
using ZeroTrustAgents.Cli.Audit.Records;

namespace ZeroTrustAgents.Cli.Audit.Trace;

/// <summary>A call and what is recorded about it, or an event, which has neither a number nor calls below it.</summary>
internal sealed class CallNode(long number)
{
    public long Number => number;

    /// <summary>What was decided, and events.</summary>
    public List<AuditEvent> Decisions { get; } = [];

    /// <summary>How it ended.</summary>
    public List<AuditEvent> Outcomes { get; } = [];

    /// <summary>Calls that it made.</summary>
    public List<CallNode> Nested { get; } = [];

    public long Parent => Decisions.Concat(Outcomes).First().ParentCallNumber;

    /// <summary>Started, and nothing says how it ended. A call that is denied after its intent, at the last moment, has not started.</summary>
    public bool IsOpen => Outcomes.Count == 0 && !IsDenied && Decisions.Exists(static d => d.Phase == AuditPhase.Intent);

    public bool IsDenied => Decisions.Exists(static d => d.Phase == AuditPhase.Denied);

    public void Add(AuditEvent record) => (record.Phase == AuditPhase.Outcome ? Outcomes : Decisions).Add(record);
}
