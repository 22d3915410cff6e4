using ZeroTrustAgents.Context;
using ZeroTrustAgents.Policy;
using ZeroTrustAgents.Sessions;
using ZeroTrustAgents.Tools;

namespace ZeroTrustAgents.Calls;

/// <summary>One tool bound to one session.</summary>
internal sealed class GuardedTool(AgentSession session, ToolDescriptor descriptor)
{
    private volatile SessionPermit? _permit;

    public AgentSession Session { get; } = session;

    public ToolDescriptor Descriptor { get; } = descriptor;

    public ContextPlan Context { get; } = ContextPlan.For(descriptor);

    public SessionPermit PermitUnder(PolicySnapshot snapshot)
    {
        SessionPermit? permit = _permit;
        if (permit is null || !ReferenceEquals(permit.Snapshot, snapshot))
            _permit = permit = SessionPermit.Compile(Session, Descriptor, snapshot);
        return permit;
    }
}
