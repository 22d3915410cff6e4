namespace ZeroTrustAgents.Auditing;

/// <summary>A record in which nothing has its default value.</summary>
internal static class FullRecord
{
    public static AuditRecord Create(string suffix = "") => new()
    {
        Phase = AuditPhase.Outcome,
        Time = Samples.Time.AddTicks(1234567),
        Chain = new AuditChain("agent" + suffix, "version" + suffix, "owner" + suffix, "subject" + suffix, "actors" + suffix,
            "session" + suffix, "tool" + suffix, "scopes" + suffix, "audience" + suffix),
        CallNumber = 7,
        ParentCallNumber = 5,
        TransactionId = "txn" + suffix,
        Tier = TrustTier.Critical,
        PolicyVersion = "policy" + suffix,
        ArgumentsDigest = "digest" + suffix,
        ArgumentsBytes = 99,
        TokenId = "jti" + suffix,
        TokenHash = "hash" + suffix,
        ApprovalId = "approval" + suffix,
        Approvers = "approvers" + suffix,
        Reason = new ReasonCode("reason" + suffix, "Name", DenialOutcome.NotAllowed, "Summary"),
        Status = CallStatus.Withheld,
        Duration = TimeSpan.FromMicroseconds(1500),
        ResultBytes = 4096,
        ResultItems = 3,
        ResultDigest = "result" + suffix,
        Detail = "detail" + suffix,
    };
}
