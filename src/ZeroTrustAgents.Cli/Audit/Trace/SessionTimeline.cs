using ZeroTrustAgents.Auditing;
using ZeroTrustAgents.Cli.Audit.Records;

namespace ZeroTrustAgents.Cli.Audit.Trace;

/// <summary>A session's calls and events by the time at which each began, nested calls below theirs.</summary>
internal sealed class SessionTimeline
{
    public SessionTimeline(IReadOnlyList<AuditEvent> records)
    {
        Records = records;
        Dictionary<long, CallNode> calls = [];
        List<CallNode> nodes = [];
        foreach (AuditEvent record in records)
        {
            bool isCall = record.CallNumber > 0 && record.Phase is AuditPhase.Intent or AuditPhase.Outcome or AuditPhase.Denied;
            CallNode? node = isCall ? calls.GetValueOrDefault(record.CallNumber) : null;
            if (node is null)
            {
                node = new CallNode(isCall ? record.CallNumber : 0);
                nodes.Add(node);
                if (isCall)
                    calls.Add(record.CallNumber, node);
            }

            node.Add(record);
        }

        Calls = [.. calls.Values];
        foreach (CallNode node in nodes)
        {
            // A call is numbered after the one around it. A record that says otherwise is not followed: it could lead in circles.
            if (node.Number > 0 && node.Parent < node.Number && calls.TryGetValue(node.Parent, out CallNode? parent))
                parent.Nested.Add(node);
            else
                Top.Add(node);
        }
    }

    public IReadOnlyList<AuditEvent> Records { get; }

    public IReadOnlyList<CallNode> Calls { get; }

    /// <summary>What no call is around.</summary>
    public List<CallNode> Top { get; } = [];
}
