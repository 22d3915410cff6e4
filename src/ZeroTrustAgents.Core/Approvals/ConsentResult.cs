using ZeroTrustAgents.Tokens;

namespace ZeroTrustAgents.Approvals;

/// <summary>Whether consent is given.</summary>
/// <param name="Reason">Why not; <see langword="null"/> when granted.</param>
/// <param name="ApprovalId">The request, where there is one.</param>
/// <param name="Approvers">Who decided, separated by spaces: those who consented, or who refused.</param>
/// <param name="NotAfter">When consent ends; the token must not outlive it.</param>
/// <param name="StepUp">The subject's second factor, where one was given.</param>
internal sealed record ConsentResult(ReasonCode? Reason, string? ApprovalId, string? Approvers, DateTimeOffset NotAfter, StepUpEvidence? StepUp)
{
    public static ConsentResult Refused(ReasonCode reason, string? approvalId = null) => new(reason, approvalId, null, default, null);
}
