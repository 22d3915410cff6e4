using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.SemanticKernel;
using ZeroTrustAgents.Auditing;
using ZeroTrustAgents.Sessions;
using ZeroTrustAgents.Testing;
using ZeroTrustAgents.Tokens;

namespace ZeroTrustAgents.SemanticKernel.Tests.Attacks;

/// <summary>A tool gets the token that stops it, and may register code on it. That code must not be able to stop the stopping.</summary>
public sealed class CancellationCallbackTests
{
    private static async Task<Task<FunctionResult>> StartHostileCallAsync(GuardHarness harness, AgentSession session)
    {
        var started = new TaskCompletionSource();
        harness.Probe.InsideBody = async (_, stopped) =>
        {
            stopped.Register(static () => throw new InvalidOperationException("not so fast"));
            started.SetResult();
            await Task.Delay(Timeout.InfiniteTimeSpan, harness.Time, stopped);
        };
        Task<FunctionResult> call = Attack.Tool(session, ProbeTools.Read).CallAsync(session, "1");
        await started.Task;
        return call;
    }

    [Fact]
    public async Task Revoke_CallbackThrows_IsRecordedAndTakesEffect()
    {
        await using GuardHarness harness = Attack.Harness();
        await using AgentSession session = await harness.BeginAsync();
        Task<FunctionResult> call = await StartHostileCallAsync(harness, session);
        await harness.Agents.RevokeAgentAsync(GuardHarness.Worker, "stolen");
        Assert.NotNull((await call).Denial());
        Assert.Contains(harness.Audit.Entries, e => e is { Phase: AuditPhase.Event, Detail: "agent_revoked: stolen" });
        Assert.Contains(harness.Alerts.Alerts, a => a.Kind == "agent_revoked");
    }

    [Fact]
    public async Task DisposeSession_CallbackThrows_EndsLeasesAndIsRecorded()
    {
        await using GuardHarness harness = Attack.Harness();
        AgentSession session = await harness.BeginAsync();
        ToolToken? token = null;
        harness.Broker.Issue = r => token = new ToolToken("fake." + r.TokenId, r.TokenId, harness.Time.GetUtcNow().AddSeconds(30));
        Task<FunctionResult> call = await StartHostileCallAsync(harness, session);
        await session.DisposeAsync();
        Assert.NotNull((await call).Denial());
        Assert.Throws<ObjectDisposedException>(() => token!.Reveal());
        Assert.Contains(harness.Audit.Entries, e => e.Detail == "session_ended");
    }

    [Fact]
    public async Task Reload_CallbackThrows_NewPolicyIsInForce()
    {
        var source = new MutableSource();
        source.Provider.Set("ZeroTrustAgents:Agents:hostile:Owner", "first.last@contoso.example");
        source.Provider.Set("ZeroTrustAgents:Agents:hostile:Purpose", "Works against its guard");
        source.Provider.Set("ZeroTrustAgents:Agents:hostile:Grants:0:Scope", "probe:read");
        IConfigurationRoot configuration = new ConfigurationBuilder().Add(source).Build();
        await using GuardHarness harness = Attack.Harness(b => b.Services.AddZeroTrustAgents(configuration.GetSection("ZeroTrustAgents")));
        await using AgentSession hostile = await harness.BeginAsync("hostile");
        Task<FunctionResult> call = await StartHostileCallAsync(harness, hostile);

        source.Provider.Set("ZeroTrustAgents:Agents:hostile:State", "Suspended");
        source.Provider.Reload();
        Assert.NotNull((await call).Denial());
        Assert.Contains(harness.Alerts.Alerts, a => a.Kind == "policy_reloaded");
        Assert.DoesNotContain(harness.Alerts.Alerts, a => a.Kind == "policy_reload_failed");
    }

    private sealed class MutableSource : IConfigurationSource
    {
        public MutableProvider Provider { get; } = new();

        public IConfigurationProvider Build(IConfigurationBuilder builder) => Provider;
    }

    private sealed class MutableProvider : ConfigurationProvider
    {
        public void Reload() => OnReload();
    }
}
