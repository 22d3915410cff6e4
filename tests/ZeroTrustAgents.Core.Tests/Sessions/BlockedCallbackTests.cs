using ZeroTrustAgents.Auditing;
using ZeroTrustAgents.Calls;
using ZeroTrustAgents.Configuration;
using ZeroTrustAgents.Policy;

namespace ZeroTrustAgents.Sessions;

/// <summary>A tool may register code on the token that stops it. Code that blocks must not hold up whoever stops it, nor anybody else.</summary>
public sealed class BlockedCallbackTests : IDisposable
{
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(30);

    private readonly ManualResetEventSlim _gate = new();
    private readonly TaskCompletionSource _reached = new(TaskCreationOptions.RunContinuationsAsynchronously);

    public static TheoryData<string> Stops => ["revoke", "suspend", "reload", "dispose"];

    public void Dispose()
    {
        _gate.Set();
        _gate.Dispose();
    }

    [Theory]
    [MemberData(nameof(Stops))]
    public async Task Stop_CallbackBlocks_TakesEffectAndReturns(string how)
    {
        var settings = new Settings(("Agents:worker:Grants:1:Scope", "s:write"));
        await using var host = new CallHost(static _ => { }, settings.Root);
        AgentSession session = await host.BeginAsync();
        Task<CallResult> blocked = await StartAsync(host, session, "T-Read");
        await StopAsync(how, host, session, settings);
        await _reached.Task.WaitAsync(Patience);
        Assert.NotNull(session.EndedReason());
        await host.DeniedAsync(session.EndedReason()!, session, "T-Read");
        string recorded = how switch { "revoke" => "agent_revoked: stolen", "suspend" => "agent_suspended: odd", "dispose" => "session_ended", _ => "" };
        Assert.Equal(how != "reload", host.Audit.Entries.Any(e => e.Phase == AuditPhase.Event && e.Detail == recorded));
        Assert.False(_gate.IsSet);
        _gate.Set();
        Assert.Same(ReasonCodes.RevokedInFlight, (await blocked).Denial?.Reason);
    }

    // Sessions of one agent hear of its end one after the other: one that does not let go must not come before the rest.
    [Theory]
    [InlineData("revoke")]
    [InlineData("suspend")]
    public async Task Stop_CallbackBlocks_OtherSessionsAndTheirCallsAreStopped(string how)
    {
        await using var host = new CallHost();
        await using AgentSession before = await host.BeginAsync();
        await using AgentSession hostile = await host.BeginAsync();
        await using AgentSession after = await host.BeginAsync();
        await using AgentSession child = await hostile.BeginChildAsync(CallHost.Helper);
        Task<CallResult>[] others = [await WaitingAsync(host, before), await WaitingAsync(host, after), await WaitingAsync(host, child)];
        Task<CallResult> blocked = await StartAsync(host, hostile, "T-Read");
        await StopAsync(how, host, hostile);
        foreach (Task<CallResult> other in others)
            Assert.Same(ReasonCodes.RevokedInFlight, (await other.WaitAsync(Patience)).Denial?.Reason);
        if (how == "suspend")
        {
            await host.Agents.ReinstateAgentAsync(CallHost.Worker, "test");
            foreach (AgentSession old in new[] { before, hostile, after, child })
                await host.DeniedAsync(ReasonCodes.SessionEnded, old, "T-Read");
        }

        Assert.False(_gate.IsSet);
        _gate.Set();
        await blocked;
    }

    [Theory]
    [InlineData("T-Write", false)]
    [InlineData("T-Read", true)]
    public async Task Stop_CallbackBlocks_CallsWithATokenOfTheirOwnAreToldAllTheSame(string tool, bool callerCanCancel)
    {
        await using var host = new CallHost();
        await using AgentSession session = await host.BeginAsync();
        using var caller = new CancellationTokenSource();
        Task<CallResult> other = await WaitingAsync(host, session, tool, callerCanCancel ? caller.Token : default);
        Task<CallResult> blocked = await StartAsync(host, session, "T-Read");
        await StopAsync("revoke", host, session);
        Assert.Same(ReasonCodes.RevokedInFlight, (await other.WaitAsync(Patience)).Denial?.Reason);
        Assert.False(_gate.IsSet);
        _gate.Set();
        await blocked;
    }

    [Fact]
    public async Task Stop_CallWaitsForApproval_IsDeniedWhileAnothersCallbackBlocks()
    {
        await using var host = new CallHost();
        await using AgentSession session = await host.BeginAsync();
        Task<CallResult> waiting = host.CallAsync(session, "T-Danger").AsTask();
        Task<CallResult> blocked = await StartAsync(host, session, "T-Read");
        await StopAsync("revoke", host, session);
        Assert.Same(ReasonCodes.AgentRevoked, (await waiting.WaitAsync(Patience)).Denial?.Reason);
        _gate.Set();
        await blocked;
    }

    [Fact]
    public async Task Dispose_CallbackThrows_EveryOtherCallbackRuns()
    {
        await using var host = new CallHost();
        AgentSession session = await host.BeginAsync();
        var ran = new TaskCompletionSource();
        var started = new TaskCompletionSource();
        Task<CallResult> call = host.CallAsync(session, "T-Read", body: async stopped =>
        {
            stopped.Register(ran.SetResult);
            stopped.Register(static () => throw new InvalidOperationException("not so fast"));
            started.SetResult();
            await ran.Task;
            return "late";
        }).AsTask();
        await started.Task;
        await session.DisposeAsync();
        Assert.Same(ReasonCodes.RevokedInFlight, (await call.WaitAsync(Patience)).Denial?.Reason);
    }

    [Fact]
    public async Task Revoke_FromInsideATool_DoesNotLendItsCallToTheCallbacksOfOthers()
    {
        await using var host = new CallHost();
        await using AgentSession victim = await host.BeginAsync();
        await using AgentSession revoker = await host.BeginAsync(CallHost.Helper);
        var seen = new TaskCompletionSource<long>();
        var started = new TaskCompletionSource();
        Task<CallResult> call = host.CallAsync(victim, "T-Read", body: async stopped =>
        {
            stopped.UnsafeRegister(_ => seen.SetResult(host.Agents.Live.CurrentId), null);
            started.SetResult();
            await seen.Task;
            return "late";
        }).AsTask();
        await started.Task;
        await host.CallAsync(revoker, "T-Read", body: async _ =>
        {
            Assert.NotEqual(0, host.Agents.Live.CurrentId);
            await host.Agents.RevokeAgentAsync(CallHost.Worker, "test");
            return "done";
        });
        Assert.Equal(0, await seen.Task.WaitAsync(Patience));
        await call;
    }

    /// <summary>A call whose tool registers a callback that blocks, and which has done so.</summary>
    private async Task<Task<CallResult>> StartAsync(CallHost host, AgentSession session, string tool)
    {
        var started = new TaskCompletionSource();
        Task<CallResult> call = host.CallAsync(session, tool, body: async stopped =>
        {
            stopped.Register(() =>
            {
                _reached.TrySetResult();
                _gate.Wait();
            });
            started.SetResult();
            await _reached.Task;
            return "late";
        }).AsTask();
        await started.Task;
        return call;
    }

    /// <summary>A call that ends when it is cancelled, and is running.</summary>
    private static async Task<Task<CallResult>> WaitingAsync(CallHost host, AgentSession session, string tool = "T-Read", CancellationToken caller = default)
    {
        var started = new TaskCompletionSource();
        Task<CallResult> call = host.CallAsync(session, tool, body: async stopped =>
        {
            started.SetResult();
            await Task.Delay(Timeout.InfiniteTimeSpan, host.Time, stopped);
            return "late";
        }, ct: caller).AsTask();
        await started.Task;
        return call;
    }

    // On another thread: what blocks the one who stops must fail a test and not hang it.
    private static Task StopAsync(string how, CallHost host, AgentSession session, Settings? settings = null) => Task.Run(() => how switch
    {
        "revoke" => host.Agents.RevokeAgentAsync(CallHost.Worker, "stolen").AsTask(),
        "suspend" => host.Agents.SuspendAgentAsync(CallHost.Worker, "odd").AsTask(),
        "dispose" => session.DisposeAsync().AsTask(),
        _ => Task.Run(() => settings!.Set(("Agents:worker:State", nameof(AgentState.Suspended))).Reload()),
    }).WaitAsync(Patience);
}
