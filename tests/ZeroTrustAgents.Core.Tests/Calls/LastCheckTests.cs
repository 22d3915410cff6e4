using System.Diagnostics.Metrics;
using System.Security.Claims;
using Microsoft.Extensions.DependencyInjection;
using ZeroTrustAgents.Approvals;
using ZeroTrustAgents.Policy;
using ZeroTrustAgents.Sessions;
using ZeroTrustAgents.Telemetry;
using ZeroTrustAgents.Tools;

namespace ZeroTrustAgents.Calls;

/// <summary>Consuming an approval may take as long as a store in another process takes. What happens meanwhile stops the call, and the approval stays spent.</summary>
public sealed class LastCheckTests : IAsyncDisposable
{
    private const string Danger = "T-Danger";

    private static readonly ToolDescriptor[] Tools =
    [
        CallHost.Tool(Danger, "s:danger", TrustTier.HighRisk), CallHost.Tool("T-Outer", "s:danger", TrustTier.Routine),
    ];

    private readonly HookedStore _store = new();
    private readonly Settings _settings = new(
        ("Agents:worker:Grants:0:Scope", "s:danger"), ("Agents:worker:OwnershipExpires", "2026-03-02T13:00:00Z"),
        ("Agents:worker:Grants:0:TimeWindow:From", "08:00"), ("Agents:worker:Grants:0:TimeWindow:To", "12:00"),
        ("Approvals:Lifetime", "05:00:00"), ("Limits:SessionLifetime", "02:00:00"));

    private readonly CancellationTokenSource _caller = new();
    private CallHost? _host;

    private CallHost Host => _host ??= new CallHost(static _ => { }, _settings.Root, Tools, s => s.AddSingleton<IApprovalStore>(_store));

    public async ValueTask DisposeAsync()
    {
        _caller.Dispose();
        if (_host is not null)
            await _host.DisposeAsync();
    }

    [Theory]
    [InlineData("revoke", "ZTA-D105")]
    [InlineData("suspend", "ZTA-D104")]
    [InlineData("end the session", "ZTA-D101")]
    [InlineData("change the policy", "ZTA-D701")]
    [InlineData("stop in the policy", "ZTA-D104")]
    [InlineData("subject expires", "ZTA-D107")]
    [InlineData("session expires", "ZTA-D101")]
    [InlineData("window closes", "ZTA-D203")]
    [InlineData("ownership expires", "ZTA-D106")]
    [InlineData("approval expires", "ZTA-D403")]
    [InlineData("clock goes back", "ZTA-D111")]
    [InlineData("answer is lost", "ZTA-D001")]
    [InlineData("caller cancels", "ZTA-D112")]
    public async Task BetweenConsumeAndBody_WhatHappens_DeniesAndBurnsTheApproval(string what, string reason)
    {
        Limit(what);
        await using AgentSession session = await Host.BeginAsync(claims: new Claim("exp", $"{Host.Time.GetUtcNow().AddMinutes(what == "subject expires" ? 10 : 900).ToUnixTimeSeconds()}"));
        string approval = await ApprovedAsync(session);
        _store.AfterConsume = () => HappenAsync(what, session);

        CallResult? result = null;
        Exception? thrown = await Record.ExceptionAsync(async () => result = await Host.CallAsync(session, Danger, ct: _caller.Token));

        Assert.Equal(what == "caller cancels", thrown is OperationCanceledException);
        Assert.Equal(thrown is null ? reason : null, result?.Denial?.Reason.Id);
        Assert.Equal(reason, Host.Audit.Entries.Last(static e => e.Phase == Auditing.AuditPhase.Denied).Reason);
        await BurntAsync(approval);
    }

    [Fact]
    public async Task BetweenConsumeAndBody_OuterCallEnds_DeniesAndBurnsTheApproval()
    {
        await using AgentSession session = await Host.BeginAsync();
        string approval = await ApprovedAsync(session);
        var outerEnded = new TaskCompletionSource();
        var consumed = new TaskCompletionSource();
        _store.AfterConsume = () =>
        {
            consumed.SetResult();
            return outerEnded.Task;
        };
        Task<CallResult>? nested = null;
        CallResult outer = await Host.CallAsync(session, "T-Outer", body: async _ =>
        {
            nested = Host.CallAsync(session, Danger).AsTask();
            await consumed.Task;
            return "done";
        });
        Assert.Null(outer.Denial);
        outerEnded.SetResult();
        Assert.Same(ReasonCodes.CallEnded, (await nested!).Denial?.Reason);
        await BurntAsync(approval);
    }

    [Fact]
    public async Task BetweenConsumeAndBody_Nothing_RunsOnce()
    {
        await using AgentSession session = await Host.BeginAsync();
        string approval = await ApprovedAsync(session);
        bool reached = false;
        _store.AfterConsume = () =>
        {
            reached = true;
            return Task.CompletedTask;
        };
        await Host.RunsAsync(session, Danger);
        Assert.True(reached);
        Assert.Equal(ApprovalState.Consumed, (await Host.Approvals.GetAsync(approval))!.State);
    }

    // What got spent in vain is spent for the next attempt as well.
    [Fact]
    public async Task Denied_AfterConsume_TheSameCallIsAskedAnew()
    {
        await using AgentSession session = await Host.BeginAsync();
        string approval = await ApprovedAsync(session);
        _store.AfterConsume = () => HappenAsync("answer is lost", session);
        await Host.DeniedAsync(ReasonCodes.InternalFailure, session, Danger);
        _store.AfterConsume = null;
        await Host.DeniedAsync(ReasonCodes.ApprovalPending, session, Danger);
        Assert.NotEqual(approval, Assert.Single(await Host.Approvals.ListOpenAsync()).Id);
    }

    [Fact]
    public async Task Permit_IsToldToListenersAfterTheBodyBegan()
    {
        var executedWhenTold = new List<int>();
        using var listener = new MeterListener();
        listener.InstrumentPublished = static (instrument, l) =>
        {
            if (instrument.Meter.Name == AgentTelemetry.Name)
                l.EnableMeasurementEvents(instrument);
        };
        const string Tool = "T-ListenedTo";
        await using var host = new CallHost(tools: [.. CallHost.Tools, CallHost.Tool(Tool, "s:read", TrustTier.Routine)]);
        void Told(ReadOnlySpan<KeyValuePair<string, object?>> tags)
        {
            foreach (KeyValuePair<string, object?> tag in tags)
            {
                if (tag.Value is Tool)
                    executedWhenTold.Add(host.Executions.Count);
            }
        }

        listener.SetMeasurementEventCallback<long>((_, _, tags, _) => Told(tags));
        listener.SetMeasurementEventCallback<double>((_, _, tags, _) => Told(tags));
        listener.Start();
        await using AgentSession session = await host.BeginAsync();
        await host.RunsAsync(session, Tool);
        Assert.Equal([1, 1, 1], executedWhenTold); // the decision, the guard's duration, the tool's duration
    }

    // One limit at a time is near, so that the reason says which one was looked at.
    private void Limit(string what)
    {
        if (what is "window closes" or "ownership expires")
            _settings.Set(("Limits:SessionLifetime", "09:00:00"));
        if (what == "ownership expires")
            _settings.Set(("Agents:worker:Grants:0:TimeWindow:To", "23:00"));
        if (what == "approval expires")
            _settings.Set(("Approvals:Lifetime", "00:05:00"));
    }

    private async Task HappenAsync(string what, AgentSession session)
    {
        switch (what)
        {
            case "revoke":
                await Host.Agents.RevokeAgentAsync(CallHost.Worker, "test");
                break;
            case "suspend":
                await Host.Agents.SuspendAgentAsync(CallHost.Worker, "test");
                break;
            case "end the session":
                await session.DisposeAsync();
                break;
            case "change the policy":
                _settings.Set(("Agents:worker:Purpose", "Something else entirely")).Reload();
                break;
            case "stop in the policy":
                _settings.Set(("Agents:worker:State", "Suspended")).Reload();
                break;
            case "caller cancels":
                await _caller.CancelAsync();
                break;
            case "clock goes back":
                Host.Time.AdjustTime(Host.Time.GetUtcNow() - TimeSpan.FromSeconds(6));
                break;
            case "answer is lost":
                throw new IOException("connection reset");
            default:
                Host.Time.Advance(what switch { "subject expires" => TimeSpan.FromMinutes(10), "approval expires" => TimeSpan.FromMinutes(5), "session expires" => TimeSpan.FromHours(2), "window closes" => TimeSpan.FromHours(3), _ => TimeSpan.FromHours(4) });
                break;
        }
    }

    private async Task<string> ApprovedAsync(AgentSession session)
    {
        session.WaitForApproval = false;
        string id = (await Host.CallAsync(session, Danger)).Denial!.ApprovalId!;
        await Host.ApproveAllAsync();
        Assert.Equal(ApprovalState.Approved, (await Host.Approvals.GetAsync(id))!.State);
        return id;
    }

    private async Task BurntAsync(string approval)
    {
        Assert.DoesNotContain(Host.Executions, static e => e.StartsWith(Danger, StringComparison.Ordinal));
        Assert.Equal(ApprovalState.Consumed, (await _store.FindAsync(approval, default))!.State);
    }
}
