namespace ZeroTrustAgents.Approvals;

/// <summary>Who may consent to what. Pure: the same snapshot and person give the same answer.</summary>
internal sealed class ApprovalRules(ApproverDirectory directory)
{
    public static int ApprovalsNeeded(TrustTier tier) => tier == TrustTier.Critical ? 2 : 1;

    /// <summary>Whether enough different people are listed that a request could ever be approved: asking in vain only wears people down.</summary>
    public bool CanBeApproved(ConsentRequest request)
    {
        var people = new List<string>();
        foreach (string id in directory.Listed(request.Tier))
        {
            if (!IsRequester(request.Tier, request.Chain, id) && !people.Exists(p => PersonId.MayBeSame(p, id)))
                people.Add(id);
        }

        return people.Count >= ApprovalsNeeded(request.Tier);
    }

    /// <summary>Why <paramref name="approver"/> cannot approve; otherwise the state that the approval leads to.</summary>
    public ApprovalActionOutcome? Refuse(ApprovalRequest request, string approver, out ApprovalState next)
    {
        next = ApprovalState.Open;
        if (!directory.IsListed(request.Tier, approver))
            return ApprovalActionOutcome.NotAnApprover;
        if (IsRequester(request.Tier, request.Chain, approver))
            return ApprovalActionOutcome.IsRequester;
        if (request.Decisions.Any(d => PersonId.MayBeSame(d.ApproverId, approver)))
            return ApprovalActionOutcome.SamePersonTwice;
        if (request.Decisions.Count(d => d.Approved) + 1 >= ApprovalsNeeded(request.Tier))
            next = ApprovalState.Approved;
        return null;
    }

    /// <summary>A "no" only takes away, so the subject may say it too.</summary>
    public bool MayDeny(ApprovalRequest request, string person) =>
        directory.IsListed(request.Tier, person) || string.Equals(person, request.Subject, StringComparison.Ordinal);

    // An agent never consents for itself, listed or not; nor does one that sent it. The subject does for HighRisk, where listed.
    private static bool IsRequester(TrustTier tier, Auditing.AuditChain chain, string person)
    {
        if (PersonId.MayBeSame(person, chain.AgentId))
            return true;
        foreach (string actor in chain.Actors.Split(' ', StringSplitOptions.RemoveEmptyEntries))
        {
            if (PersonId.MayBeSame(person, actor))
                return true;
        }

        return tier == TrustTier.Critical && PersonId.MayBeSame(person, chain.Subject);
    }
}
