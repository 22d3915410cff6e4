using Microsoft.Extensions.Logging;
using ZeroTrustAgents.Auditing;
using ZeroTrustAgents.Calls;

namespace ZeroTrustAgents.Boundary;

/// <summary>Makes a violation count: on the call, so that swallowing the exception gains nothing, and with those who watch.</summary>
internal sealed class BoundaryViolations(IEnumerable<IAlertSink> sinks, TimeProvider time, ILogger<BoundaryViolations> logger)
{
    public const string AlertKind = "boundary_violation";

    private readonly IAlertSink[] _sinks = [.. sinks];

    /// <summary>Notes the violation and makes the exception for it; the caller throws.</summary>
    public ToolBoundaryException Report(LiveCall? call, ReasonCode reason, string message) =>
        Report(call, new ToolBoundaryException(reason, message));

    public ToolBoundaryException Report(LiveCall? call, ToolBoundaryException violation)
    {
        call?.NoteViolation(violation.Reason);
        AuditChain chain = call?.Chain ?? AuditChain.Empty;
        BoundaryLog.Violation(logger, violation.Reason.Id, chain.AgentId, chain.Tool);
        // The summary and not the message: an address can be made of what the tool should not give away.
        var alert = new Alert(AlertKind, chain, violation.Reason.Summary, time.GetUtcNow(), violation.Reason);
        foreach (IAlertSink sink in _sinks)
        {
            try
            {
                sink.Raise(alert);
            }
            catch (Exception exception)
            {
                BoundaryLog.AlertSinkFailed(logger, sink.GetType().Name, exception.GetType().Name);
            }
        }

        return violation;
    }
}
