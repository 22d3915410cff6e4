using ZeroTrustAgents.Auditing;
using static ZeroTrustAgents.Approvals.ApprovalActionOutcome;

namespace ZeroTrustAgents.Approvals;

public sealed class ConsentWaitingTests
{
    private static readonly TimeSpan Lifetime = TimeSpan.FromMinutes(5);

    [Fact]
    public async Task Wait_UntilApproved_IsGranted()
    {
        using var host = new ApprovalHost();
        Task<ConsentResult> waiting = host.Gate.ObtainAsync(ApprovalHost.Call(), wait: true, default).AsTask();
        Assert.False(waiting.IsCompleted);
        string id = await host.AskAsync();
        await host.ApproveAsync(id, "bob");
        Assert.Null((await waiting).Reason);
        Assert.Null(await host.ConsumeAsync(id));
    }

    [Fact]
    public async Task Wait_UntilDenied_IsDenied()
    {
        using var host = new ApprovalHost();
        Task<ConsentResult> waiting = host.Gate.ObtainAsync(ApprovalHost.Call(), wait: true, default).AsTask();
        await host.DenyAsync(await host.AskAsync(), "bob");
        ConsentResult result = await waiting;
        Assert.Equal(ReasonCodes.ApprovalDenied, result.Reason);
        Assert.Equal("bob", result.Approvers);
    }

    [Fact]
    public async Task Wait_NobodyDecides_EndsAtExpiry()
    {
        using var host = new ApprovalHost();
        Task<ConsentResult> waiting = host.Gate.ObtainAsync(ApprovalHost.Call(), wait: true, default).AsTask();
        string id = await host.AskAsync();
        host.Time.Advance(Lifetime - TimeSpan.FromTicks(1));
        Assert.False(waiting.IsCompleted);
        host.Time.Advance(TimeSpan.FromTicks(1));
        Assert.Equal(ReasonCodes.ApprovalExpired, (await waiting).Reason);
        Assert.Equal(Expired, await host.ApproveAsync(id, "bob"));
        Assert.Equal(Expired, await host.DenyAsync(id, "bob"));
        Assert.Equal(ReasonCodes.ApprovalExpired, await host.ConsumeAsync(id));
        Assert.Single(host.Audit.Details, "approval_expired");
    }

    [Fact]
    public async Task Wait_SecondCaller_ExpiresWithTheFirstRequest()
    {
        using var host = new ApprovalHost();
        await host.AskAsync();
        host.Time.Advance(TimeSpan.FromMinutes(4));
        Task<ConsentResult> late = host.Gate.ObtainAsync(ApprovalHost.Call(), wait: true, default).AsTask();
        host.Time.Advance(TimeSpan.FromMinutes(1));
        Assert.Equal(ReasonCodes.ApprovalExpired, (await late).Reason);
    }

    [Fact]
    public async Task Wait_Cancelled_LeavesTheRequestForOthers()
    {
        using var host = new ApprovalHost();
        using var cancel = new CancellationTokenSource();
        Task<ConsentResult> gone = host.Gate.ObtainAsync(ApprovalHost.Call(), wait: true, cancel.Token).AsTask();
        Task<ConsentResult> stays = host.Gate.ObtainAsync(ApprovalHost.Call(), wait: true, default).AsTask();
        await cancel.CancelAsync();
        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => gone);
        string id = await host.AskAsync();
        Assert.Equal(Accepted, await host.ApproveAsync(id, "bob"));
        Assert.Equal(id, (await stays).ApprovalId);
    }

    [Fact]
    public async Task Obtain_AlreadyCancelled_OpensNothing()
    {
        using var host = new ApprovalHost();
        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => host.Gate.ObtainAsync(ApprovalHost.Call(), wait: true, new CancellationToken(true)).AsTask());
        Assert.Empty(await host.Service.ListOpenAsync());
    }

    [Fact]
    public async Task Consume_OneTickBeforeExpiry_Works()
    {
        using var host = new ApprovalHost();
        string id = await host.AskAsync();
        await host.ApproveAsync(id, "bob");
        host.Time.Advance(Lifetime - TimeSpan.FromTicks(1));
        Assert.Null(await host.ConsumeAsync(id));
    }

    [Fact]
    public async Task Consume_ApprovedButExpired_IsExpiredAndAskedAnew()
    {
        using var host = new ApprovalHost();
        string id = await host.AskAsync();
        await host.ApproveAsync(id, "bob");
        host.Time.Advance(Lifetime);
        Assert.Equal(ReasonCodes.ApprovalExpired, await host.ConsumeAsync(id));
        Assert.NotEqual(id, await host.AskAsync());
    }

    [Fact]
    public async Task Consume_ApprovedAtTheLastTick_StillEndsAtExpiry()
    {
        using var host = new ApprovalHost();
        string id = await host.AskAsync();
        host.Time.Advance(Lifetime - TimeSpan.FromTicks(1));
        Assert.Equal(Accepted, await host.ApproveAsync(id, "bob"));
        host.Time.Advance(TimeSpan.FromTicks(1));
        Assert.Equal(ReasonCodes.ApprovalExpired, await host.ConsumeAsync(id));
    }

    [Fact]
    public async Task Consume_ClockWentBack_IsRefused()
    {
        var store = new HookedStore();
        using var host = new ApprovalHost(store: store);
        string id = await host.AskAsync();
        await host.ApproveAsync(id, "bob");
        ApprovalRequest approved = (await host.Service.GetAsync(id))!;
        // As if opened by a clock that was an hour ahead.
        store.Return = approved with { CreatedAt = approved.CreatedAt.AddHours(1), ExpiresAt = approved.ExpiresAt.AddHours(1) };
        Assert.Equal(ReasonCodes.ClockUnreliable, await host.ConsumeAsync(id));
        store.Return = null;
        Assert.Null(await host.ConsumeAsync(id));
    }

    [Fact]
    public async Task Sweep_ByTime_RecordsExpiryAndForgetsArguments()
    {
        using var host = new ApprovalHost(o => o.MaxOpenPerSession = 50);
        for (int i = 0; i < 50; i++)
            await host.AskAsync(ApprovalHost.Call($$"""{"n":{{i}}}"""));
        Assert.Equal(50, host.Memory.Count);
        host.Time.Advance(Lifetime + TimeSpan.FromMinutes(1));
        Assert.Equal(50, host.Audit.Details.Count(d => d == "approval_expired"));
        host.Time.Advance(Lifetime + TimeSpan.FromMinutes(1));
        Assert.Equal(0, host.Memory.Count);
    }

    [Fact]
    public async Task Store_ManyClosedRequests_StaysBounded()
    {
        using var host = new ApprovalHost();
        for (int i = 0; i < 2 * InMemoryApprovalStore.MaxClosed; i++)
        {
            ConsentRequest call = ApprovalHost.Call($$"""{"n":{{i}}}""");
            string id = await host.AskAsync(call);
            await host.ApproveAsync(id, "bob");
            Assert.Null(await host.ConsumeAsync(id, call));
        }

        Assert.Equal(InMemoryApprovalStore.MaxClosed, host.Memory.Count);
    }

    [Fact]
    public async Task Limits_OpenPerSessionAndLivePerHost_AreRefused()
    {
        using var host = new ApprovalHost(o => o.MaxOpen = 4);
        string[] ids = new string[3];
        for (int i = 0; i < 3; i++)
            ids[i] = await host.AskAsync(ApprovalHost.Call($$"""{"n":{{i}}}"""));
        Assert.Equal(ReasonCodes.ApprovalLimit, (await host.Gate.ObtainAsync(ApprovalHost.Call("""{"n":3}"""), false, default)).Reason);
        // The same call again is the same question, not one more.
        Assert.Equal(ids[0], await host.AskAsync(ApprovalHost.Call("""{"n":0}""")));
        ConsentRequest otherSession = ApprovalHost.Call(chain: ApprovalHost.Chain with { SessionId = "session-2" });
        await host.AskAsync(otherSession);
        ConsentRequest third = ApprovalHost.Call(chain: ApprovalHost.Chain with { SessionId = "session-3" });
        Assert.Equal(ReasonCodes.ApprovalLimit, (await host.Gate.ObtainAsync(third, false, default)).Reason);
        host.Time.Advance(Lifetime);
        await host.AskAsync(third);
    }

    [Fact]
    public async Task Obtain_NobodyCouldEverApprove_IsUnavailableAtOnce()
    {
        var asked = new CountingNotifier();
        using var host = new ApprovalHost(notifiers: [asked], highRisk: [], critical: ["alice", "refund-agent", "bob", "B0B"]);
        Assert.Equal(ReasonCodes.ApprovalUnavailable, (await host.Gate.ObtainAsync(ApprovalHost.Call(), wait: true, default)).Reason);
        // Four are listed, but the subject and the agent do not count and the other two may be one.
        Assert.Equal(ReasonCodes.ApprovalUnavailable, (await host.Gate.ObtainAsync(ApprovalHost.Call(tier: TrustTier.Critical), wait: true, default)).Reason);
        Assert.Equal(0, asked.Count);
        Assert.Empty(host.Audit.Details);
    }

    [Fact]
    public async Task Audit_EachStep_IsRecordedWithItsDurability()
    {
        using var host = new ApprovalHost();
        ConsentRequest call = ApprovalHost.Call(tier: TrustTier.Critical);
        string id = await host.AskAsync(call);
        await host.ApproveAsync(id, "bob");
        await host.DenyAsync(id, "carol");
        ApprovalRequest request = (await host.Service.GetAsync(id))!;
        Assert.Equal(
            [
                ("approval_requested", id, null, AuditDurability.Process),
                ("approval_given", id, "bob", AuditDurability.PowerLoss),
                ("approval_denied", id, "carol", AuditDurability.PowerLoss),
            ],
            host.Audit.Records.Select(r => (r.Detail, r.ApprovalId, r.Approvers, r.Durability)));
        Assert.All(host.Audit.Records, r => Assert.Same(ApprovalHost.Chain, r.Chain));
        Assert.All(host.Audit.Records, r => Assert.Equal(request.ArgumentsDigest.Sha256, r.Digest));
    }

    [Fact]
    public async Task Audit_FailsOnGiven_ApprovalDoesNotHold()
    {
        using var host = new ApprovalHost();
        host.Audit.Failing.Add("approval_given");
        string id = await host.AskAsync();
        Assert.Equal(AuditUnavailable, await host.ApproveAsync(id, "bob"));
        Assert.Empty((await host.Service.GetAsync(id))!.Decisions);
        Assert.Equal(ReasonCodes.ApprovalPending, await host.ConsumeAsync(id));
        host.Audit.Failing.Clear();
        Assert.Equal(Accepted, await host.ApproveAsync(id, "bob"));
    }

    [Fact]
    public async Task Audit_FailsOnDenied_DenialHolds()
    {
        using var host = new ApprovalHost();
        host.Audit.Failing.Add("approval_denied");
        string id = await host.AskAsync();
        Assert.Equal(Accepted, await host.DenyAsync(id, "bob"));
        Assert.Equal(ReasonCodes.ApprovalDenied, await host.ConsumeAsync(id));
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task Audit_FailsOnRequested_NobodyIsAsked(bool wait)
    {
        var asked = new CountingNotifier();
        using var host = new ApprovalHost(notifiers: [asked]);
        host.Audit.Failing.Add("approval_requested");
        Assert.Equal(ReasonCodes.AuditUnavailable, (await host.Gate.ObtainAsync(ApprovalHost.Call(), wait, default)).Reason);
        Assert.Equal(0, asked.Count);
        Assert.Empty(await host.Service.ListOpenAsync());
    }
}
