using System.Security.Claims;
using static ZeroTrustAgents.Approvals.ApprovalActionOutcome;

namespace ZeroTrustAgents.Approvals;

public sealed class ApprovalServiceTests
{
    [Fact]
    public async Task Approve_HighRiskByListedApprover_IsGrantedAndConsumedOnce()
    {
        using var host = new ApprovalHost();
        string id = await host.AskAsync();
        Assert.Equal(Accepted, await host.ApproveAsync(id, "bob"));
        ConsentResult result = await host.Gate.ObtainAsync(ApprovalHost.Call(), wait: true, default);
        Assert.Equal((null, id, "bob", ApprovalHost.Start + TimeSpan.FromMinutes(5)), (result.Reason, result.ApprovalId, result.Approvers, result.NotAfter));
        Assert.Null(result.StepUp);
        Assert.Null(await host.ConsumeAsync(id));
        Assert.Equal(ReasonCodes.ApprovalMismatch, await host.ConsumeAsync(id));
        Assert.Equal(ApprovalState.Consumed, (await host.Service.GetAsync(id))!.State);
    }

    [Fact]
    public async Task Approve_UnknownId_IsUnknown()
    {
        using var host = new ApprovalHost();
        Assert.Equal(Unknown, await host.ApproveAsync("nobody-knows", "bob"));
        Assert.Equal(Unknown, await host.DenyAsync("nobody-knows", "bob"));
        Assert.Equal(ReasonCodes.ApprovalMismatch, await host.ConsumeAsync("nobody-knows"));
    }

    [Fact]
    public async Task Approve_NotListed_IsNotAnApprover()
    {
        using var host = new ApprovalHost();
        string id = await host.AskAsync();
        Assert.Equal(NotAnApprover, await host.ApproveAsync(id, "mallory"));
        Assert.Equal(NotAnApprover, await host.ApproveAsync(id, "BOB"));
        Assert.Equal(NotAnApprover, await host.DenyAsync(id, "mallory"));
        Assert.Equal(ApprovalState.Open, (await host.Service.GetAsync(id))!.State);
    }

    [Fact]
    public async Task Approve_ListedForCriticalOnly_IsNotAnApproverForHighRisk()
    {
        using var host = new ApprovalHost();
        Assert.Equal(NotAnApprover, await host.ApproveAsync(await host.AskAsync(), "dave"));
    }

    [Fact]
    public async Task Approve_SubjectListedForHighRisk_MayApproveItself()
    {
        using var host = new ApprovalHost(highRisk: ["alice"]);
        Assert.Equal(Accepted, await host.ApproveAsync(await host.AskAsync(), "alice"));
    }

    [Fact]
    public async Task Approve_AgentListed_NeverConsentsForItself()
    {
        using var host = new ApprovalHost(highRisk: ["bob", "refund-agent", "planner"]);
        var autonomous = ApprovalHost.Call(chain: ApprovalHost.Chain with { Subject = "refund-agent", Actors = "planner other" });
        string id = await host.AskAsync(autonomous);
        Assert.Equal(IsRequester, await host.ApproveAsync(id, "refund-agent"));
        Assert.Equal(IsRequester, await host.ApproveAsync(id, "planner"));
        Assert.Equal(Accepted, await host.ApproveAsync(id, "bob"));
    }

    [Fact]
    public async Task Approve_Critical_NeedsTwoDifferentPeople()
    {
        using var host = new ApprovalHost();
        var call = ApprovalHost.Call(tier: TrustTier.Critical);
        string id = await host.AskAsync(call);
        Assert.Equal(NeedsAnotherApprover, await host.ApproveAsync(id, "bob"));
        Assert.Equal(ReasonCodes.ApprovalPending, await host.ConsumeAsync(id, call));
        Assert.Equal(SamePersonTwice, await host.ApproveAsync(id, "bob"));
        Assert.Equal(Accepted, await host.ApproveAsync(id, "carol"));
        ConsentResult result = await host.Gate.ObtainAsync(call, wait: false, default);
        Assert.Equal("bob carol", result.Approvers);
        Assert.Null(await host.ConsumeAsync(id, call));
    }

    [Fact]
    public async Task Approve_CriticalByRequester_IsRefused()
    {
        using var host = new ApprovalHost();
        string id = await host.AskAsync(ApprovalHost.Call(tier: TrustTier.Critical));
        Assert.Equal(IsRequester, await host.ApproveAsync(id, "alice"));
    }

    [Theory]
    [InlineData("Alice")]          // case
    [InlineData("\u0430lice")]     // Cyrillic a
    [InlineData("al\u0131ce")]     // dotless i
    [InlineData("a1ice")]          // digit one
    [InlineData("\uFF41lice")]     // fullwidth
    [InlineData("alice\u0301")]    // combining accent
    [InlineData("console:alice")]  // the requester at the console
    public async Task Approve_CriticalByRequestersLookalike_IsRefused(string lookalike)
    {
        using var host = new ApprovalHost(critical: [lookalike, "bob", "carol"]);
        string id = await host.AskAsync(ApprovalHost.Call(tier: TrustTier.Critical));
        Assert.Equal(IsRequester, await host.ApproveAsync(id, lookalike));
    }

    [Theory]
    [InlineData("Bob")]
    [InlineData("b\u043Eb")]
    [InlineData("b0b")]
    public async Task Approve_CriticalByFirstApproversLookalike_IsSamePersonTwice(string lookalike)
    {
        using var host = new ApprovalHost(critical: ["bob", lookalike, "carol"]);
        string id = await host.AskAsync(ApprovalHost.Call(tier: TrustTier.Critical));
        Assert.Equal(NeedsAnotherApprover, await host.ApproveAsync(id, "bob"));
        Assert.Equal(SamePersonTwice, await host.ApproveAsync(id, lookalike));
    }

    [Fact]
    public async Task Approve_PrincipalWithoutOneAuthenticatedId_IsNotAuthenticated()
    {
        using var host = new ApprovalHost();
        string id = await host.AskAsync();
        ClaimsPrincipal[] nobody =
        [
            new(),
            new(new ClaimsIdentity([new Claim("sub", "bob")])),
            new(new ClaimsIdentity([], "test")),
            new(new ClaimsIdentity([new Claim("sub", "bob"), new Claim("sub", "carol")], "test")),
            new([new ClaimsIdentity([], "test"), new ClaimsIdentity([new Claim("sub", "bob")])]),
            new([new ClaimsIdentity([new Claim("sub", "bob")], "test"), new ClaimsIdentity([new Claim("sub", "mallory")], "other")]),
            new(new ClaimsIdentity([new Claim("sub", "")], "test")),
            new(new ClaimsIdentity([new Claim("sub", "bob\u200B")], "test")),
        ];
        foreach (ClaimsPrincipal principal in nobody)
        {
            Assert.Equal(NotAuthenticated, (await host.Service.ApproveAsync(id, principal)).Outcome);
            Assert.Equal(NotAuthenticated, (await host.Service.DenyAsync(id, principal, "")).Outcome);
            Assert.Equal(NotAuthenticated, (await host.Service.VerifyTotpAsync(id, principal, "000000")).Outcome);
        }
    }

    [Fact]
    public async Task Approve_NameIdentifierWithoutSub_Counts()
    {
        using var host = new ApprovalHost();
        var bob = new ClaimsPrincipal(new ClaimsIdentity([new Claim(ClaimTypes.NameIdentifier, "bob")], "test"));
        Assert.Equal(Accepted, (await host.Service.ApproveAsync(await host.AskAsync(), bob)).Outcome);
    }

    [Fact]
    public async Task Deny_AfterFirstOfTwoApprovals_EndsTheRequest()
    {
        using var host = new ApprovalHost();
        var call = ApprovalHost.Call(tier: TrustTier.Critical);
        string id = await host.AskAsync(call);
        await host.ApproveAsync(id, "bob");
        Assert.Equal(Accepted, await host.DenyAsync(id, "bob"));
        Assert.Equal(AlreadyDecided, await host.ApproveAsync(id, "carol"));
        Assert.Equal(ReasonCodes.ApprovalDenied, await host.ConsumeAsync(id, call));
        ApprovalRequest denied = (await host.Service.GetAsync(id))!;
        Assert.Equal([true, false], denied.Decisions.Select(d => d.Approved));
        Assert.Equal("not today", denied.Decisions[1].Reason);
    }

    [Fact]
    public async Task Deny_BySubject_WithdrawsTheRequest()
    {
        using var host = new ApprovalHost();
        Assert.Equal(Accepted, await host.DenyAsync(await host.AskAsync(), "alice"));
    }

    [Fact]
    public async Task Deny_Approved_IsAlreadyDecided()
    {
        using var host = new ApprovalHost();
        string id = await host.AskAsync();
        await host.ApproveAsync(id, "bob");
        Assert.Equal(AlreadyDecided, await host.DenyAsync(id, "carol"));
        Assert.Equal(AlreadyDecided, await host.ApproveAsync(id, "carol"));
    }

    [Fact]
    public async Task Deny_ThenSameRequest_CoolsDownWithoutAsking()
    {
        var asked = new CountingNotifier();
        using var host = new ApprovalHost(notifiers: [asked]);
        await host.DenyAsync(await host.AskAsync(), "bob");
        ConsentResult again = await host.Gate.ObtainAsync(ApprovalHost.Call(), wait: true, default);
        Assert.Equal(ReasonCodes.ApprovalCooldown, again.Reason);
        host.Time.Advance(TimeSpan.FromMinutes(2) - TimeSpan.FromTicks(1));
        Assert.Equal(ReasonCodes.ApprovalCooldown, (await host.Gate.ObtainAsync(ApprovalHost.Call(), wait: false, default)).Reason);
        Assert.Equal(1, asked.Count);
        host.Time.Advance(TimeSpan.FromTicks(1));
        await host.AskAsync();
        Assert.Equal(2, asked.Count);
    }

    [Fact]
    public async Task Deny_CooldownLongerThanLifetime_IsRemembered()
    {
        using var host = new ApprovalHost(o => o.DenialCooldown = TimeSpan.FromHours(1));
        await host.DenyAsync(await host.AskAsync(), "bob");
        host.Time.Advance(TimeSpan.FromMinutes(59));
        Assert.Equal(ReasonCodes.ApprovalCooldown, (await host.Gate.ObtainAsync(ApprovalHost.Call(), wait: false, default)).Reason);
    }

    [Fact]
    public async Task ListOpen_ShowsOpenOnesOldestFirst()
    {
        using var host = new ApprovalHost();
        string first = await host.AskAsync(ApprovalHost.Call("""{"n":1}"""));
        host.Time.Advance(TimeSpan.FromSeconds(1));
        string second = await host.AskAsync(ApprovalHost.Call("""{"n":2}"""));
        string decided = await host.AskAsync(ApprovalHost.Call("""{"n":3}"""));
        await host.ApproveAsync(decided, "bob");
        Assert.Equal([first, second], (await host.Service.ListOpenAsync()).Select(r => r.Id));
    }

    [Fact]
    public async Task Misuse_NullArguments_Throws()
    {
        using var host = new ApprovalHost();
        await Assert.ThrowsAsync<ArgumentNullException>(() => host.Service.ApproveAsync(null!, ApprovalHost.Person("bob")).AsTask());
        await Assert.ThrowsAsync<ArgumentNullException>(() => host.Service.ApproveAsync("id", null!).AsTask());
        await Assert.ThrowsAsync<ArgumentNullException>(() => host.Service.DenyAsync("id", ApprovalHost.Person("bob"), null!).AsTask());
        await Assert.ThrowsAsync<ArgumentNullException>(() => host.Service.VerifyTotpAsync("id", ApprovalHost.Person("alice"), null!).AsTask());
        await Assert.ThrowsAsync<ArgumentNullException>(() => host.Service.GetAsync(null!).AsTask());
    }

    [Theory]
    [InlineData(0, 1, 1)]
    [InlineData(60, 0, 1)]
    [InlineData(60, 1, 0)]
    [InlineData(8 * 24 * 3600, 1, 1)]
    public void Construct_UnusableOptions_Throws(int lifetimeSeconds, int open, int perSession) =>
        Assert.Throws<InvalidOperationException>(() => new ApprovalHost(o =>
        {
            o.Lifetime = TimeSpan.FromSeconds(lifetimeSeconds);
            o.MaxOpen = open;
            o.MaxOpenPerSession = perSession;
        }));
}

internal sealed class CountingNotifier : IApprovalNotifier
{
    private int _count;

    public int Count => Volatile.Read(ref _count);

    public ValueTask NotifyAsync(ApprovalRequest request, CancellationToken cancellationToken)
    {
        Interlocked.Increment(ref _count);
        return ValueTask.CompletedTask;
    }
}
