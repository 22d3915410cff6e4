using ZeroTrustAgents.Auditing;
using ZeroTrustAgents.Calls;
using ZeroTrustAgents.Telemetry;

namespace ZeroTrustAgents.Boundary;

/// <summary>Makes a violation count: on the call, so that swallowing the exception gains nothing, and with those who watch.</summary>
internal sealed class BoundaryViolations(Alerts alerts)
{
    public const string AlertKind = "boundary_violation";

    /// <summary>Notes the violation and makes the exception for it; the caller throws.</summary>
    public ToolBoundaryException Report(LiveCall? call, ReasonCode reason, string message) =>
        Report(call, new ToolBoundaryException(reason, message));

    public ToolBoundaryException Report(LiveCall? call, ToolBoundaryException violation)
    {
        call?.NoteViolation(violation.Reason);

        // The summary and not the message: an address can be made of what the tool should not give away.
        alerts.Raise(AlertKind, call?.Chain ?? AuditChain.Empty, violation.Reason.Summary, violation.Reason);
        return violation;
    }
}
