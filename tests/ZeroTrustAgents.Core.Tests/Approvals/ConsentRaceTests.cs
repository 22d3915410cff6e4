using static ZeroTrustAgents.Approvals.ApprovalActionOutcome;

namespace ZeroTrustAgents.Approvals;

public sealed class ConsentRaceTests
{
    private const int Racers = 64;

    [Fact]
    public async Task Consume_64Racers_ExactlyOneWins()
    {
        for (int round = PropertyCases.Costly(50); round > 0; round--)
        {
            using var host = new ApprovalHost();
            string id = await host.AskAsync();
            await host.ApproveAsync(id, "bob");
            ReasonCode?[] reasons = await RaceAsync(_ => host.ConsumeAsync(id));
            Assert.Equal(1, reasons.Count(r => r is null));
            Assert.Equal(Racers - 1, reasons.Count(r => r == ReasonCodes.ApprovalMismatch));
        }
    }

    [Fact]
    public async Task Approve_64RacersOfOnePersonOnCritical_CountOnce()
    {
        for (int round = 0; round < 50; round++)
        {
            using var host = new ApprovalHost();
            string id = await host.AskAsync(ApprovalHost.Call(tier: TrustTier.Critical));
            ApprovalActionOutcome[] outcomes = await RaceAsync(_ => host.ApproveAsync(id, "bob"));
            Assert.Equal(1, outcomes.Count(o => o == NeedsAnotherApprover));
            Assert.Equal(Racers - 1, outcomes.Count(o => o == SamePersonTwice));
            Assert.Equal(ApprovalState.Open, (await host.Service.GetAsync(id))!.State);
        }
    }

    [Fact]
    public async Task Approve_TwoPeopleAtOnceOnCritical_BothCount()
    {
        for (int round = 0; round < 200; round++)
        {
            using var host = new ApprovalHost();
            string id = await host.AskAsync(ApprovalHost.Call(tier: TrustTier.Critical));
            ApprovalActionOutcome[] outcomes = await Task.WhenAll(
                Task.Run(() => host.ApproveAsync(id, "bob")), Task.Run(() => host.ApproveAsync(id, "carol")));
            Assert.Equal([NeedsAnotherApprover, Accepted], outcomes.OrderByDescending(o => o));
        }
    }

    [Fact]
    public async Task ApproveAndDeny_Racing_OneHoldsAndTheOtherIsTold()
    {
        for (int round = 0; round < 200; round++)
        {
            using var host = new ApprovalHost();
            string id = await host.AskAsync();
            ApprovalActionOutcome[] outcomes = await Task.WhenAll(
                Task.Run(() => host.ApproveAsync(id, "bob")), Task.Run(() => host.DenyAsync(id, "carol")));
            Assert.Equal([Accepted, AlreadyDecided], outcomes.Order());
            Assert.Equal(outcomes[0] == Accepted ? ApprovalState.Approved : ApprovalState.Denied, (await host.Service.GetAsync(id))!.State);
        }
    }

    [Fact]
    public async Task Approve_DeniedBetweenRecordAndEffect_IsVoidedInTheRecord()
    {
        var store = new HookedStore();
        using var host = new ApprovalHost(store: store);
        string id = await host.AskAsync();
        store.BeforeDecide = async () => Assert.Equal(Accepted, await host.DenyAsync(id, "carol"));
        Assert.Equal(AlreadyDecided, await host.ApproveAsync(id, "bob"));
        Assert.Equal(["approval_requested", "approval_given", "approval_denied", "approval_voided"], host.Audit.Details);
        Assert.Equal(ReasonCodes.ApprovalDenied, await host.ConsumeAsync(id));
    }

    [Fact]
    public async Task Obtain_64IdenticalCalls_AskOnceAndOneRuns()
    {
        var asked = new CountingNotifier();
        using var host = new ApprovalHost(notifiers: [asked]);
        Task<ConsentResult>[] waiting = [.. Enumerable.Range(0, Racers).Select(_ => Task.Run(() => host.Gate.ObtainAsync(ApprovalHost.Call(), wait: true, default).AsTask()))];
        string id = await host.AskAsync();
        await host.ApproveAsync(id, "bob");
        ConsentResult[] results = await Task.WhenAll(waiting);
        Assert.All(results, r => Assert.Equal((null, id), (r.Reason, r.ApprovalId)));
        Assert.Equal(1, asked.Count);
        Assert.Equal(1, (await RaceAsync(_ => host.ConsumeAsync(id))).Count(r => r is null));
    }

    [Fact]
    public async Task Obtain_RacingDifferentCalls_NeverExceedsTheSessionsLimit()
    {
        for (int round = 0; round < 50; round++)
        {
            using var host = new ApprovalHost();
            ConsentResult[] results = await RaceAsync(i => host.Gate.ObtainAsync(ApprovalHost.Call($$"""{"n":{{i}}}"""), wait: false, default).AsTask());
            Assert.Equal(3, results.Count(r => r.Reason == ReasonCodes.ApprovalPending));
            Assert.Equal(Racers - 3, results.Count(r => r.Reason == ReasonCodes.ApprovalLimit));
        }
    }

    private static async Task<T[]> RaceAsync<T>(Func<int, Task<T>> run)
    {
        var start = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
        Task<T>[] racers = [.. Enumerable.Range(0, Racers).Select(i => Task.Run(async () =>
        {
            await start.Task;
            return await run(i);
        }))];
        start.SetResult();
        return await Task.WhenAll(racers);
    }
}
