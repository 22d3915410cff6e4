using Microsoft.Extensions.Logging;
using ZeroTrustAgents.Auditing;

namespace ZeroTrustAgents.Approvals;

/// <summary>Writes what happened to a request into the evidence.</summary>
internal sealed class ApprovalAudit(IAuditLog log, TimeProvider time, ILogger logger)
{
    public const string Requested = "approval_requested";
    public const string Given = "approval_given";
    public const string Voided = "approval_voided";
    public const string Denied = "approval_denied";
    public const string Expired = "approval_expired";
    public const string StepUpSucceeded = "stepup_succeeded";
    public const string StepUpFailed = "stepup_failed";

    /// <summary>
    /// Records; whether the log took it. Not cancellable: a caller who goes away must not leave a decision half recorded.
    /// </summary>
    public async ValueTask<bool> TryAppendAsync(string detail, ApprovalRequest request, IEnumerable<string> people, AuditDurability durability, ReasonCode? reason = null)
    {
        try
        {
            var record = new AuditRecord
            {
                Phase = AuditPhase.Event,
                Time = time.GetUtcNow(),
                Chain = request.Chain,
                TransactionId = request.TransactionId,
                Tier = request.Tier,
                PolicyVersion = request.PolicyVersion,
                ArgumentsDigest = request.ArgumentsDigest.Sha256,
                ArgumentsBytes = ApprovalBinding.StrictUtf8.GetByteCount(request.Arguments),
                ApprovalId = request.Id,
                Approvers = Join(people),
                Reason = reason,
                Detail = detail,
            };
            await log.AppendAsync(record, durability, CancellationToken.None).ConfigureAwait(false);
            return true;
        }
        catch (Exception e)
        {
            logger.AuditFailed(detail, request.Id, e);
            return false;
        }
    }

    public static string? Join(IEnumerable<string> people) => string.Join(' ', people.Select(PersonId.ForAudit)) is { Length: > 0 } joined ? joined : null;
}
