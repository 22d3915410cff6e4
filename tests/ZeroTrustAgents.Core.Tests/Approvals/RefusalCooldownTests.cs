using ZeroTrustAgents.Calls;
using ZeroTrustAgents.Configuration;
using ZeroTrustAgents.Policy;
using ZeroTrustAgents.Sessions;

namespace ZeroTrustAgents.Approvals;

/// <summary>A model that is refused varies an argument and asks again: three refusals of a tool, five of a session, and nobody is asked for ten minutes.</summary>
public sealed class RefusalCooldownTests
{
    private static readonly TimeSpan Tick = TimeSpan.FromTicks(1);
    private static readonly TimeSpan Cooldown = TimeSpan.FromMinutes(10);
    private static readonly TimeSpan Window = TimeSpan.FromMinutes(30);
    private static readonly TimeSpan Lifetime = TimeSpan.FromMinutes(5);

    private int _asked;

    [Fact]
    public async Task Denied_Once_ACorrectedRequestIsAskedAtOnce_AndRuns()
    {
        using var host = new ApprovalHost();
        await DenyAsync(host);
        ConsentRequest corrected = Another();
        string id = await host.AskAsync(corrected);
        await host.ApproveAsync(id, "bob");
        Assert.Null(await host.ConsumeAsync(id, corrected));
    }

    [Fact]
    public async Task Denied_ThreeTimes_NobodyIsAskedForThatTool_WhateverTheArguments()
    {
        using var host = new ApprovalHost();
        await DenyAsync(host, 2);
        await DenyAsync(host); // the third is still asked
        await CoolsDownAsync(host, Another());
        await host.AskAsync(Another(tool: "Payments-List"));
        await host.AskAsync(Another(session: "session-2"));
        Assert.DoesNotContain(await host.Service.ListOpenAsync(), static r => r.Tool == "Payments-Refund" && r.Session == "session-1");
    }

    [Fact]
    public async Task Cooldown_EndsTenMinutesAfterTheLastRefusal_AndOneMoreStartsItAnew()
    {
        using var host = new ApprovalHost();
        await DenyAsync(host, 2);
        host.Time.Advance(TimeSpan.FromMinutes(5));
        await DenyAsync(host);
        host.Time.Advance(Cooldown - Tick);
        await CoolsDownAsync(host, Another());
        host.Time.Advance(Tick);
        await DenyAsync(host);
        await CoolsDownAsync(host, Another());
    }

    [Fact]
    public async Task Refusals_OutsideTheWindow_DoNotCount()
    {
        using var host = new ApprovalHost();
        await DenyAsync(host, 2);
        host.Time.Advance(Window - Tick);
        await DenyAsync(host); // the third within the window, by one tick
        await CoolsDownAsync(host, Another());
        host.Time.Advance(Tick);
        await host.AskAsync(Another()); // and now the first two are outside
    }

    [Fact]
    public async Task Denied_FiveTimesAcrossTools_NobodyIsAskedForTheSession()
    {
        using var host = new ApprovalHost();
        string[] tools = ["A", "B", "A", "B"];
        foreach (string tool in tools)
            await DenyAsync(host, tool: tool);
        await DenyAsync(host, tool: "C"); // the fifth is still asked
        await CoolsDownAsync(host, Another(tool: "D"));
        await host.AskAsync(Another(tool: "D", session: "session-2"));
        host.Time.Advance(Cooldown);
        await host.AskAsync(Another(tool: "D"));
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task Unanswered_CountsAsRefused_FromTheMomentItExpires(bool swept)
    {
        // Sweeps come every 30 s, and those of requests asked between two of them are late.
        using var host = new ApprovalHost();
        host.Time.Advance(TimeSpan.FromSeconds(10));
        for (int i = 0; i < 3; i++)
            await host.AskAsync(Another());
        host.Time.Advance(Lifetime - Tick);
        Assert.Equal(ReasonCodes.ApprovalLimit, (await host.Gate.ObtainAsync(Another(), wait: false, default)).Reason);
        host.Time.Advance(Tick);
        Assert.Equal(0, host.Memory.Refusals);
        if (swept)
        {
            host.Time.Advance(TimeSpan.FromSeconds(20));
            Assert.Equal(3, host.Memory.Refusals);
        }

        await CoolsDownAsync(host, Another());
        host.Time.Advance(Cooldown - (swept ? TimeSpan.FromSeconds(20) : TimeSpan.Zero) - Tick);
        await CoolsDownAsync(host, Another());
        host.Time.Advance(Tick);
        await host.AskAsync(Another());
    }

    [Fact]
    public async Task Unanswered_WhileTheCallWaits_CountsAsRefused()
    {
        using var host = new ApprovalHost();
        for (int i = 0; i < 3; i++)
        {
            Task<ConsentResult> waiting = host.Gate.ObtainAsync(Another(), wait: true, default).AsTask();
            host.Time.Advance(Lifetime);
            Assert.Equal(ReasonCodes.ApprovalExpired, (await waiting).Reason);
        }

        await CoolsDownAsync(host, Another());
    }

    [Fact]
    public async Task ApprovedAndNotUsed_OrBroughtToNobody_IsNoRefusal()
    {
        using var host = new ApprovalHost();
        for (int i = 0; i < 3; i++)
            await host.ApproveAsync(await host.AskAsync(Another()), "bob");
        host.Time.Advance(Lifetime);
        await host.AskAsync(Another());

        using var mute = new ApprovalHost(notifiers: [new Broken()]);
        for (int i = 0; i < 4; i++)
            Assert.Equal(ReasonCodes.ApprovalUnavailable, (await mute.Gate.ObtainAsync(Another(), wait: false, default)).Reason);
        Assert.Equal(0, mute.Memory.Refusals);
    }

    [Fact]
    public async Task CoolingDown_WhatIsApprovedAlready_StaysUsable()
    {
        using var host = new ApprovalHost();
        ConsentRequest approved = Another();
        string id = await host.AskAsync(approved);
        await host.ApproveAsync(id, "bob");
        await DenyAsync(host, 3);
        Assert.Null((await host.Gate.ObtainAsync(approved, wait: false, default)).Reason);
        Assert.Null(await host.ConsumeAsync(id, approved));
    }

    [Fact]
    public async Task Refusals_OfOtherSessions_PushNothingOut_AndAllAreForgottenAfterTheWindow()
    {
        using var host = new ApprovalHost();
        await DenyAsync(host, 3);
        for (int i = 0; i <= InMemoryApprovalStore.MaxClosed; i++)
            await DenyAsync(host, session: $"other-{i}");
        await CoolsDownAsync(host, Another());
        host.Time.Advance(Window);
        Assert.Equal(0, host.Memory.Refusals);
    }

    [Fact]
    public async Task Pipeline_ModelVariesTheArgument_IsToldToTryLater_AndItIsRecorded()
    {
        await using var host = new CallHost();
        await using AgentSession session = await host.BeginAsync();
        session.WaitForApproval = false;
        for (int i = 0; i < 3; i++)
        {
            await host.DeniedAsync(ReasonCodes.ApprovalPending, session, "T-Danger", $"{i}");
            ApprovalRequest open = Assert.Single(await host.Approvals.ListOpenAsync());
            await host.Approvals.DenyAsync(open.Id, CallHost.Person(CallHost.Approver), "no");
        }

        await host.DeniedAsync(ReasonCodes.ApprovalCooldown, session, "T-Danger", "4");
        Assert.Equal(DenialOutcome.TryLater, ReasonCodes.ApprovalCooldown.Outcome);
        Assert.Empty(await host.Approvals.ListOpenAsync());
        await host.RunsAsync(session, "T-Read");
    }

    [Theory]
    [InlineData("MaxRefusalsPerTool", "0", "MaxRefusalsPerTool must be greater than zero")]
    [InlineData("MaxRefusalsPerSession", "2", "MaxRefusalsPerSession is less than MaxRefusalsPerTool")]
    [InlineData("RefusalCooldown", "00:00:00", "RefusalCooldown must be greater than zero")]
    [InlineData("RefusalCooldown", "00:31:00", "RefusalWindow is shorter than RefusalCooldown")]
    [InlineData("RefusalWindow", "1.00:00:01", "RefusalWindow is more than 1 day")]
    [InlineData("Lifetime", "7.00:00:01", "Lifetime is more than 7 days")]
    [InlineData("Lifetime", "00:00:00", "Lifetime must be greater than zero")]
    [InlineData("MaxOpen", "0", "MaxOpen must be greater than zero")]
    [InlineData("MaxOpenPerSession", "0", "MaxOpenPerSession must be greater than zero")]
    [InlineData("DenialCooldown", "-00:00:01", "DenialCooldown is negative")]
    public void Options_ThatWouldSwitchItOff_StopTheStart(string key, string value, string expected)
    {
        var settings = new Settings(($"Approvals:{key}", value));
        var problem = Assert.Throws<PolicyException>(() => new CallHost(static _ => { }, settings.Root));
        Assert.Contains($"Approvals:{expected}", problem.Message, StringComparison.Ordinal);
        var options = new ApprovalOptions();
        var property = typeof(ApprovalOptions).GetProperty(key)!;
        property.SetValue(options, property.PropertyType == typeof(int) ? int.Parse(value, null) : TimeSpan.Parse(value, null));
        Assert.Contains(ApprovalOptionsRules.Problems(options), p => p.Contains(expected, StringComparison.Ordinal));
    }

    [Fact]
    public void Options_Defaults_AreValid_AndSoAreTheirLimits()
    {
        Assert.Empty(ApprovalOptionsRules.Problems(new ApprovalOptions()));
        Assert.Empty(ApprovalOptionsRules.Problems(new ApprovalOptions
        {
            MaxRefusalsPerTool = 1, MaxRefusalsPerSession = 1, RefusalCooldown = Tick, RefusalWindow = TimeSpan.FromDays(1),
            Lifetime = TimeSpan.FromDays(7), MaxOpen = 1, MaxOpenPerSession = 1, DenialCooldown = TimeSpan.Zero,
        }));
    }

    /// <summary>A call that nobody has asked about yet.</summary>
    private ConsentRequest Another(string tool = "Payments-Refund", string session = "session-1") =>
        ApprovalHost.Call($$"""{"n":{{_asked++}}}""", chain: ApprovalHost.Chain with { Tool = tool, SessionId = session });

    private async Task DenyAsync(ApprovalHost host, int times = 1, string tool = "Payments-Refund", string session = "session-1")
    {
        for (int i = 0; i < times; i++)
            Assert.Equal(ApprovalActionOutcome.Accepted, await host.DenyAsync(await host.AskAsync(Another(tool, session)), "bob"));
    }

    private static async Task CoolsDownAsync(ApprovalHost host, ConsentRequest call)
    {
        int open = (await host.Service.ListOpenAsync()).Count;
        Assert.Equal(ReasonCodes.ApprovalCooldown, (await host.Gate.ObtainAsync(call, wait: false, default)).Reason);
        Assert.Equal(open, (await host.Service.ListOpenAsync()).Count);
    }

    private sealed class Broken : IApprovalNotifier
    {
        public ValueTask NotifyAsync(ApprovalRequest request, CancellationToken cancellationToken) => throw new InvalidOperationException("nobody there");
    }
}
