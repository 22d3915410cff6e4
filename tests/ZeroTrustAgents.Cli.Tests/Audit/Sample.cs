using ZeroTrustAgents.Auditing;

namespace ZeroTrustAgents.Cli.Audit;

/// <summary>Records as the pipeline writes them. Times are seconds after <see cref="AuditDirectory.Start"/>.</summary>
internal static class Sample
{
    public static AuditChain Chain(string session = "s-1", string tool = "Tickets-Read", string agent = "support-assistant", string subject = "user-1", string owner = "owner@contoso.example") =>
        new(agent, "3", owner, subject, "", session, tool, tool.Length > 0 ? "tickets.read" : "", tool.Length > 0 ? "https://tickets.contoso.example/" : "");

    public static AuditRecord Intent(long call, double at, AuditChain? chain = null, Action<AuditRecord>? change = null) => Make(AuditPhase.Intent, call, at, chain, r =>
    {
        r.TransactionId = "txn-1";
        r.PolicyVersion = "policy-digest";
        r.ArgumentsDigest = "arguments-digest";
        r.ArgumentsBytes = 1234;
        r.TokenId = "token-1";
        change?.Invoke(r);
    });

    public static AuditRecord Outcome(long call, double at, AuditChain? chain = null, Action<AuditRecord>? change = null) => Make(AuditPhase.Outcome, call, at, chain, r =>
    {
        r.Status = CallStatus.Succeeded;
        r.Duration = TimeSpan.FromMilliseconds(119);
        r.ResultBytes = 4096;
        r.ResultItems = 3;
        r.TokenHash = "token-hash";
        change?.Invoke(r);
    });

    public static AuditRecord Denied(long call, double at, ReasonCode reason, AuditChain? chain = null, Action<AuditRecord>? change = null) => Make(AuditPhase.Denied, call, at, chain, r =>
    {
        r.Reason = reason;
        change?.Invoke(r);
    });

    public static AuditRecord Event(string name, double at, AuditChain? chain = null, Action<AuditRecord>? change = null) => Make(AuditPhase.Event, 0, at, chain ?? Chain(tool: ""), r =>
    {
        r.Detail = name;
        change?.Invoke(r);
    });

    /// <summary>A session with an approval, a nested call, a denial, and one call that is never closed.</summary>
    public static AuditRecord[] Story(string session = "s-1")
    {
        AuditChain refund = Chain(session, "Refunds-Issue");
        AuditChain read = Chain(session);
        return
        [
            Event("session_began", 0, Chain(session, "")),
            Intent(1, 1, read),
            Intent(2, 1.1, Chain(session, "Customers-Find"), static r => r.ParentCallNumber = 1),
            Outcome(2, 1.2, Chain(session, "Customers-Find"), static r => r.ParentCallNumber = 1),
            Outcome(1, 1.3, read),
            Denied(3, 2, ReasonCodes.ApprovalPending, refund, Approved),
            Event("approval_requested", 2.1, refund, Approved),
            Event("approval_given", 9, refund, static r => { Approved(r); r.Approvers = "approver-7"; }),
            Intent(4, 10, refund, static r => { Approved(r); r.Approvers = "approver-7"; }),
            Outcome(4, 10.5, refund, static r => { Approved(r); r.Approvers = "approver-7"; }),
            Denied(5, 11, ReasonCodes.NoGrant, Chain(session, "Users-Delete")),
            Intent(6, 12, read),
        ];
    }

    private static void Approved(AuditRecord record)
    {
        record.ApprovalId = "ap-1";
        record.Tier = TrustTier.HighRisk;
    }

    private static AuditRecord Make(AuditPhase phase, long call, double at, AuditChain? chain, Action<AuditRecord> change)
    {
        var record = new AuditRecord { Phase = phase, CallNumber = call, Time = AuditDirectory.Start.AddMilliseconds(Math.Round(at * 1000)), Chain = chain ?? Chain() };
        change(record);
        return record;
    }
}
