using Microsoft.Extensions.Logging;

namespace ZeroTrustAgents.Telemetry;

/// <summary>All log messages of the guard. None takes an argument, a result or an exception's message, which may quote one.</summary>
internal static partial class GuardLog
{
    [LoggerMessage(1, LogLevel.Information, "Denied {Tool} for agent {Agent} in session {Session}: {Reason} {ReasonName}. {Detail}")]
    public static partial void Denied(ILogger logger, string tool, string agent, string session, string reason, string reasonName, string? detail);

    [LoggerMessage(2, LogLevel.Error, "The guard failed in phase {Phase} of {Tool} ({ExceptionType}); the call was denied")]
    public static partial void GuardFailed(ILogger logger, string phase, string tool, string exceptionType);

    [LoggerMessage(3, LogLevel.Warning, "Alert {Kind} for agent {Agent} (owner {Owner}), session {Session} {Reason}: {Message}")]
    public static partial void AlertRaised(ILogger logger, string kind, string agent, string owner, string session, string reason, string message);

    [LoggerMessage(4, LogLevel.Error, "Alert sink {Sink} failed ({ExceptionType})")]
    public static partial void AlertSinkFailed(ILogger logger, string sink, string exceptionType);

    [LoggerMessage(5, LogLevel.Error, "The audit log did not accept a {Phase} record of {Tool} ({ExceptionType})")]
    public static partial void AuditFailed(ILogger logger, string phase, string tool, string exceptionType);

    [LoggerMessage(6, LogLevel.Error, "The disclosure store did not take the {Kind} of {Tool} ({ExceptionType})")]
    public static partial void DisclosureFailed(ILogger logger, Auditing.DisclosureKind kind, string tool, string exceptionType);
}
