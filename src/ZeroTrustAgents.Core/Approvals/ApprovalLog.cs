using Microsoft.Extensions.Logging;

namespace ZeroTrustAgents.Approvals;

/// <summary>All log messages about approvals. Ids only: no arguments, no names.</summary>
internal static partial class ApprovalLog
{
    [LoggerMessage(1, LogLevel.Error, "The audit log did not take {Detail} of approval {ApprovalId}")]
    public static partial void AuditFailed(this ILogger logger, string detail, string approvalId, Exception exception);

    [LoggerMessage(2, LogLevel.Error, "Notifier {Notifier} did not take approval {ApprovalId}")]
    public static partial void NotifierFailed(this ILogger logger, string notifier, string approvalId, Exception exception);

    [LoggerMessage(3, LogLevel.Error, "Sweeping expired approvals failed; it is tried again")]
    public static partial void SweepFailed(this ILogger logger, Exception exception);

    [LoggerMessage(4, LogLevel.Error, "The answer to approval {ApprovalId} failed; the request stays open")]
    public static partial void AnswerFailed(this ILogger logger, string approvalId, Exception exception);

    [LoggerMessage(5, LogLevel.Error, "The TOTP secret of the subject of approval {ApprovalId} could not be used: {Problem}")]
    public static partial void TotpSecretUnusable(this ILogger logger, string approvalId, string problem, Exception? exception);

    [LoggerMessage(7, LogLevel.Error, "Approval {ApprovalId} could not be brought to anybody, nor closed; it expires")]
    public static partial void AnnouncementFailed(this ILogger logger, string approvalId, Exception exception);

    [LoggerMessage(6, LogLevel.Warning, "Approval {ApprovalId}: the answer of {Notifier} had no effect: {Outcome}")]
    public static partial void AnswerRefused(this ILogger logger, string approvalId, string notifier, ApprovalActionOutcome outcome);
}
