using Microsoft.Extensions.Logging;
using ZeroTrustAgents.Telemetry;

namespace ZeroTrustAgents.Calls;

/// <summary>What calls say in the log. A provider that throws changes nothing.</summary>
internal static class CallLog
{
    /// <summary>A part of the guard failed; returns the reason to deny with.</summary>
    public static ReasonCode Failed(ILogger logger, string phase, ToolCall call, Exception exception)
    {
        Safely.Do((logger, phase, call, exception), static s => GuardLog.GuardFailed(s.logger, s.phase, s.call.Tool.Descriptor.Name, s.exception.GetType().Name));
        return ReasonCodes.InternalFailure;
    }

    public static void IntentFailed(ILogger logger, ToolCall call, Exception exception) =>
        Safely.Do((logger, call, exception), static s => GuardLog.AuditFailed(s.logger, "Intent", s.call.Chain.Tool, s.exception.GetType().Name));

    public static void Denied(ILogger logger, ToolCall call, ReasonCode reason, string? detail) =>
        Safely.Do((logger, call, reason, detail), static s => GuardLog.Denied(s.logger, s.call.Chain.Tool, s.call.Chain.AgentId, s.call.Chain.SessionId, s.reason.Id, s.reason.Name, s.detail ?? ""));
}
