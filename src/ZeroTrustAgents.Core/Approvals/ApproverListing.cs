namespace ZeroTrustAgents.Approvals;

/// <summary>Lists one more approver from code: the console's user, a programmatic approver.</summary>
internal sealed record ApproverListing(TrustTier Tier, string ApproverId);
