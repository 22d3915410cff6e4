using ZeroTrustAgents.Approvals;
using ZeroTrustAgents.Configuration;

namespace ZeroTrustAgents.Policy;

/// <summary>Limits that are zero or negative would deny everything or nothing; both are mistakes.</summary>
internal static class LimitValidation
{
    public static void Check(ZeroTrustAgentsOptions options, ICollection<string> problems)
    {
        LimitOptions limits = options.Limits;
        Positive(limits.SessionLifetime.Ticks, "Limits:SessionLifetime");
        Positive(limits.MaxArgumentBytes, "Limits:MaxArgumentBytes");
        Positive(limits.MaxArgumentDepth, "Limits:MaxArgumentDepth");
        Positive(limits.MaxArguments, "Limits:MaxArguments");
        Positive(limits.MaxResultBytes, "Limits:MaxResultBytes");
        Positive(limits.MaxResultItems, "Limits:MaxResultItems");
        Positive(limits.MaxDelegationDepth, "Limits:MaxDelegationDepth");
        if (limits.MaxArgumentDepth > 64)
            problems.Add("Limits:MaxArgumentDepth is more than 64, the depth to which JSON is read.");
        if (limits.SessionLifetime > TimeSpan.FromDays(7))
            problems.Add("Limits:SessionLifetime is more than 7 days; save and resume the session instead.");
        foreach (string problem in ApprovalOptionsRules.Problems(options.Approvals))
            problems.Add(problem);
        foreach ((TrustTier tier, List<string> approvers) in options.Approvers)
        {
            if (tier < TrustTier.HighRisk)
                problems.Add($"Approvers:{tier}: calls of this tier are not approved by anybody; list approvers for HighRisk and Critical.");
            foreach (string approver in approvers)
            {
                if (ApproverDirectory.Problem(approver) is { } problem)
                    problems.Add($"Approvers:{tier}: {problem}");
            }
        }

        void Positive(long value, string where)
        {
            if (value <= 0)
                problems.Add($"{where} must be greater than zero.");
        }
    }
}
