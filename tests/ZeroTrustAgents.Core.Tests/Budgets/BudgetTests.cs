using Microsoft.Extensions.DependencyInjection;
using ZeroTrustAgents.Approvals;
using ZeroTrustAgents.Calls;
using ZeroTrustAgents.Configuration;
using ZeroTrustAgents.Policy;
using ZeroTrustAgents.Sessions;
using ZeroTrustAgents.Tools;

namespace ZeroTrustAgents.Budgets;

/// <summary>How much of something a grant permits: counted exactly, whoever races.</summary>
public sealed class BudgetTests
{
    private static readonly ToolDescriptor[] Tools =
    [
        new("T-Read", "A tool.", new ToolAccess("s:read") { Tier = TrustTier.Routine }, [new ToolParameter("id", typeof(string), true, "none")]),
        new("T-Pay", "A tool.", new ToolAccess("s:pay") { Tier = TrustTier.Elevated, Effect = ToolEffect.Write }, [new ToolParameter("amount", typeof(object), true), new ToolParameter("note", typeof(string), true, "")]),
    ];

    private static CallHost Host(Action<GrantBuilder> read, Action<GrantBuilder>? pay = null) => new(
        b => CallHost.Resources(b)
            .AddAgent(CallHost.Worker, a => a.OwnedBy("first.last@contoso.example").WithPurpose("Works on things").Grant("s:read", read).Grant("s:pay", pay))
            .AddAgent(CallHost.Helper, a => a.OwnedBy("other.person@contoso.example").WithPurpose("Helps the worker").Grant("s:read").Grant("s:pay")),
        tools: Tools);

    private static async Task<ReasonCode?> PayAsync(CallHost host, AgentSession session, object? amount) =>
        (await host.RawAsync(session, "T-Pay", amount is null ? new Dictionary<string, object?>() : new Dictionary<string, object?> { ["amount"] = amount })).Denial?.Reason;

    private static ValueTask<CallResult> ReturnsAsync(CallHost host, AgentSession session, object? result) => host.CallAsync(session, "T-Read", "1", _ => new ValueTask<object?>(result));

    [Fact]
    public async Task Calls_OfASession_EndAtTheLimit_AndOfAnotherBeginAnew()
    {
        await using CallHost host = Host(static g => g.AtMost(3));
        await using AgentSession session = await host.BeginAsync();
        await using AgentSession other = await host.BeginAsync();

        for (int i = 0; i < 3; i++)
            await host.RunsAsync(session, "T-Read");
        await host.DeniedAsync(ReasonCodes.BudgetExhausted, session, "T-Read");
        await host.RunsAsync(other, "T-Read");
    }

    [Theory]
    [InlineData(BudgetScope.Agent, true)]
    [InlineData(BudgetScope.Subject, false)]
    public async Task Calls_OfAnAgent_OrOfItsSubject_AddUpOverSessions(BudgetScope per, bool stopsOthers)
    {
        await using CallHost host = Host(g => g.AtMost(2, per));
        await using AgentSession first = await host.BeginAsync();
        await using AgentSession second = await host.BeginAsync();
        await using AgentSession somebodyElse = await host.Agents.BeginSessionAsync(CallHost.Worker, CallHost.Person("other.user@contoso.example"));

        await host.RunsAsync(first, "T-Read");
        await host.RunsAsync(second, "T-Read");
        await host.DeniedAsync(ReasonCodes.BudgetExhausted, first, "T-Read");
        if (stopsOthers)
            await host.DeniedAsync(ReasonCodes.BudgetExhausted, somebodyElse, "T-Read");
        else
            await host.RunsAsync(somebodyElse, "T-Read");
    }

    [Fact]
    public async Task Window_Slides()
    {
        await using CallHost host = Host(static g => g.AtMost(2, within: TimeSpan.FromMinutes(10)));
        await using AgentSession session = await host.BeginAsync();

        await host.RunsAsync(session, "T-Read");
        host.Time.Advance(TimeSpan.FromMinutes(6));
        await host.RunsAsync(session, "T-Read");
        await host.DeniedAsync(ReasonCodes.BudgetExhausted, session, "T-Read");
        host.Time.Advance(TimeSpan.FromMinutes(3.9));
        await host.DeniedAsync(ReasonCodes.BudgetExhausted, session, "T-Read");
        host.Time.Advance(TimeSpan.FromMinutes(0.1));
        await host.RunsAsync(session, "T-Read");
        await host.DeniedAsync(ReasonCodes.BudgetExhausted, session, "T-Read");
        host.Time.Advance(TimeSpan.FromMinutes(6));
        await host.RunsAsync(session, "T-Read");
    }

    [Fact]
    public async Task Money_AddsUp_WhateverItsFormAndSign()
    {
        await using CallHost host = Host(static _ => { }, static g => g.AtMost(100m, "amount"));
        await using AgentSession session = await host.BeginAsync();

        Assert.Null(await PayAsync(host, session, 60.5));
        Assert.Equal(ReasonCodes.BudgetExhausted, await PayAsync(host, session, 39.51m));
        Assert.Null(await PayAsync(host, session, "30"));
        Assert.Null(await PayAsync(host, session, -9));
        Assert.Equal(ReasonCodes.BudgetExhausted, await PayAsync(host, session, 0.51m));
        Assert.Null(await PayAsync(host, session, 0.5m));
        Assert.Equal(ReasonCodes.BudgetExhausted, await PayAsync(host, session, 0.01m));
    }

    /// <summary>What cannot be counted is not permitted.</summary>
    [Theory]
    [InlineData(null)]
    [InlineData("much")]
    [InlineData("")]
    [InlineData(true)]
    [InlineData(1e300)]
    public async Task Money_ThatIsNoNumber_IsDenied(object? amount)
    {
        await using CallHost host = Host(static _ => { }, static g => g.AtMost(100m, "amount"));
        await using AgentSession session = await host.BeginAsync();

        Assert.Equal(ReasonCodes.BudgetExhausted, await PayAsync(host, session, amount));
    }

    [Fact]
    public async Task Beyond_TheLimit_AHumanDecides()
    {
        await using CallHost host = Host(static _ => { }, static g => g.AtMost(100m, "amount", beyond: TrustTier.HighRisk));
        await using AgentSession session = await host.BeginAsync();
        session.WaitForApproval = false;

        Assert.Null(await PayAsync(host, session, 100));
        Assert.Equal(ReasonCodes.ApprovalPending, await PayAsync(host, session, 1));
        ApprovalRequest request = Assert.Single(await host.Approvals.ListOpenAsync());
        Assert.Contains("The budget of 100 Argument per Session is used up.", request.Why);
        await host.ApproveAllAsync();
        Assert.Null(await PayAsync(host, session, 1));
    }

    /// <summary>What did not run consumed nothing: refused by a human, by the log, or because another budget had no room.</summary>
    [Fact]
    public async Task Calls_ThatDidNotRun_AreGivenBack()
    {
        await using CallHost host = Host(static g => g.AtMost(1), static g => g.AtMost(1).AtMost(100m, "amount").AtLeast(TrustTier.HighRisk));
        await using AgentSession session = await host.BeginAsync();
        session.WaitForApproval = false;

        Assert.Equal(ReasonCodes.BudgetExhausted, await PayAsync(host, session, 101));
        Assert.Equal(ReasonCodes.ApprovalPending, await PayAsync(host, session, 50));
        await host.ApproveAllAsync();
        Assert.Null(await PayAsync(host, session, 50));
        Assert.Equal(ReasonCodes.BudgetExhausted, await PayAsync(host, session, 50));
    }

    [Fact]
    public async Task Bytes_OfResults_NeverExceedTheLimit()
    {
        await using CallHost host = Host(static g => g.Budget(new BudgetOptions { Limit = 100, Of = BudgetUnit.Bytes }));
        await using AgentSession session = await host.BeginAsync();

        Assert.Null((await ReturnsAsync(host, session, new string('a', 80))).Denial);
        Assert.Equal(ReasonCodes.ResultTooLarge, (await ReturnsAsync(host, session, new string('a', 21))).Denial?.Reason);
        Assert.Equal(ReasonCodes.BudgetExhausted, (await ReturnsAsync(host, session, "a")).Denial?.Reason);
    }

    [Fact]
    public async Task Items_OfResults_AddUp()
    {
        await using CallHost host = Host(static g => g.Budget(new BudgetOptions { Limit = 5, Of = BudgetUnit.Items }));
        await using AgentSession session = await host.BeginAsync();

        Assert.Null((await ReturnsAsync(host, session, new[] { 1, 2, 3 })).Denial);
        Assert.Null((await ReturnsAsync(host, session, new[] { 4, 5 })).Denial);
        Assert.Equal(ReasonCodes.BudgetExhausted, (await ReturnsAsync(host, session, new[] { 6 })).Denial?.Reason);
    }

    [Theory]
    [InlineData(null)]
    [InlineData(60)]
    public async Task Calls_Of64Racers_NeverExceedTheLimitByOne(int? seconds)
    {
        await using CallHost host = Host(g => g.AtMost(10, BudgetScope.Agent, seconds is { } s ? TimeSpan.FromSeconds(s) : null), g => g.AtMost(100m, "amount", BudgetScope.Agent));
        await using AgentSession session = await host.BeginAsync();
        int ran = 0, paid = 0;

        await Parallel.ForEachAsync(Enumerable.Range(0, 640), new ParallelOptions { MaxDegreeOfParallelism = 64 }, async (i, _) =>
        {
            if ((await host.CallAsync(session, "T-Read")).Denial is null)
                Interlocked.Increment(ref ran);
            if (await PayAsync(host, session, 7) is null)
                Interlocked.Add(ref paid, 7);
        });

        Assert.Equal(10, ran);
        Assert.Equal(98, paid);
    }

    [Fact]
    public async Task Children_DrawOnTheirParents()
    {
        await using CallHost host = Host(static g => g.AtMost(2));
        await using AgentSession session = await host.BeginAsync();
        await using AgentSession child = await session.BeginChildAsync(CallHost.Helper);

        await host.RunsAsync(child, "T-Read");
        await host.RunsAsync(session, "T-Read");
        await host.DeniedAsync(ReasonCodes.BudgetExhausted, child, "T-Read");
        await host.DeniedAsync(ReasonCodes.BudgetExhausted, session, "T-Read");
    }

    /// <summary>A reload changes the limit, not what was consumed.</summary>
    [Fact]
    public async Task Reload_KeepsWhatWasConsumed()
    {
        var settings = new Settings(("Agents:worker:Grants:0:Budgets:0:Limit", "2"));
        await using var host = new CallHost(static _ => { }, settings.Root, [Tools[0]]);
        await using AgentSession session = await host.BeginAsync();
        await host.RunsAsync(session, "T-Read");
        await host.RunsAsync(session, "T-Read");
        await host.DeniedAsync(ReasonCodes.BudgetExhausted, session, "T-Read");

        settings.Set(("Agents:worker:Grants:0:Budgets:0:Limit", "3")).Reload();

        await host.RunsAsync(session, "T-Read");
        await host.DeniedAsync(ReasonCodes.BudgetExhausted, session, "T-Read");
    }

    [Theory]
    [InlineData("Limit", "0", "must be greater than zero")]
    [InlineData("Of", "Argument", "Argument names what is added up")]
    [InlineData("Argument", "id", "Argument names what is added up")]
    [InlineData("Window", "00:00:00", "must be greater than zero")]
    [InlineData("Beyond", "Huge", "Huge")]
    [InlineData("Per", "Everybody", "Everybody")]
    [InlineData("Limits", "3", "not a known key")]
    public void Budget_ThatMakesNoSense_DoesNotStart(string key, string value, string problem)
    {
        var settings = new Settings(("Agents:worker:Grants:0:Budgets:0:Limit", "2"), ($"Agents:worker:Grants:0:Budgets:0:{key}", value));

        PolicyException refused = Assert.Throws<PolicyException>(() => new CallHost(static _ => { }, settings.Root, [Tools[0]]));

        Assert.Contains(refused.Problems, p => p.Contains("Budgets:0", StringComparison.Ordinal) && p.Contains(problem, StringComparison.Ordinal));
    }

    [Fact]
    public void Budget_OfAnArgumentThatATool_DoesNotHave_DoesNotStart()
    {
        PolicyException refused = Assert.Throws<PolicyException>(static () => Host(static g => g.AtMost(1m, "amount")));

        Assert.Contains(refused.Problems, static p => p.StartsWith("Agents:worker:Grants:0:Budgets:0:Argument 'amount' is no parameter of tool 'T-Read'", StringComparison.Ordinal));
    }

    /// <summary>Entries that became one count as long as the later of them: longer than they had to, never shorter.</summary>
    [Fact]
    public void Account_OfMoreEntriesThanItKeeps_NeverCountsLess()
    {
        var account = new BudgetAccount();
        DateTimeOffset start = new(2026, 3, 1, 0, 0, 0, TimeSpan.Zero);
        TimeSpan window = TimeSpan.FromSeconds(10_000);
        var taken = new List<BudgetAccount.Taken>();
        for (int i = 0; i < 10_000; i++)
            taken.Add(account.Take(1, upTo: false, mayExceed: false, 10_000, window, start.AddSeconds(i), out _)!.Value);
        Assert.Null(account.Take(1, false, false, 10_000, window, start.AddSeconds(9_999), out _));

        taken[0].GiveBack(1);
        taken[9_999].GiveBack(1);

        Assert.NotNull(account.Take(2, false, false, 10_000, window, start.AddSeconds(9_999), out _));
        Assert.Null(account.Take(1, false, false, 10_000, window, start.AddSeconds(9_999), out _));
        Assert.NotNull(account.Take(9_000, false, false, 10_000, window, start.AddSeconds(19_500), out _));
    }
}
