using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.Configuration.Memory;
using ZeroTrustAgents.Auditing;
using ZeroTrustAgents.Calls;
using ZeroTrustAgents.Configuration;
using ZeroTrustAgents.Sessions;

namespace ZeroTrustAgents.Policy;

public sealed class PolicyReloadStateTests
{
    private const string Grant = "Agents:worker:Grants:0";

    private static CallHost HostOf(Settings settings) => new(static _ => { }, settings.Root);

    [Fact]
    public async Task Reload_ChangedConstraint_HoldsForRunningSessions()
    {
        var settings = new Settings();
        await using CallHost host = HostOf(settings);
        await using AgentSession session = await host.BeginAsync();
        await host.RunsAsync(session, "T-Read", "long one");
        settings.Set((Grant + ":Arguments:id:MaxLength", "2")).Reload();
        await host.DeniedAsync(ReasonCodes.ArgumentConstraint, session, "T-Read", "long one");
        await host.RunsAsync(session, "T-Read", "ok");
        Assert.Contains(host.Alerts.Alerts, static a => a.Kind == "policy_reloaded");
    }

    [Theory]
    [InlineData("Suspended", AgentState.Suspended)]
    [InlineData("revoked", AgentState.Revoked)]
    public async Task Reload_Broken_KeepsTheLastPolicy_ButAppliesRestrictions(string state, AgentState expected)
    {
        var settings = new Settings(("Agents:second:Owner", "a.b@contoso.example"), ("Agents:second:Purpose", "Works as well"), ("Agents:second:Grants:0:Scope", "s:read"));
        await using CallHost host = HostOf(settings);
        await using AgentSession session = await host.BeginAsync();
        await using AgentSession second = await host.BeginAsync("second");
        string version = host.Agents.Policies.Current.Version;
        settings.Set(("Agents:worker:Owner", "nobody"), (Grant + ":Arguments:id:MaxLength", "1"), ("Agents:worker:State", state)).Reload();
        Assert.Equal(version, host.Agents.Policies.Current.Version);
        Assert.Contains(host.Alerts.Alerts, static a => a.Kind == "policy_reload_failed" && a.Message.Contains("Agents:worker:Owner", StringComparison.Ordinal));
        Assert.Equal(expected, host.Agents.Policies.HandleOf("worker").State);
        await host.DeniedAsync(expected == AgentState.Revoked ? ReasonCodes.AgentRevoked : ReasonCodes.AgentSuspended, session, "T-Read");
        await host.RunsAsync(second, "T-Read", "long one");
    }

    // An environment variable is upper-case by custom, and spells the section's key for every source.
    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task Reload_RevocationUnderAKeyOfAnotherCase_Applies(bool first)
    {
        var settings = new Settings();
        var upper = new MemoryConfigurationProvider(new MemoryConfigurationSource());
        using var root = new ConfigurationRoot(first ? [upper, settings.Root.Providers.Single()] : [settings.Root.Providers.Single(), upper]);
        await using var host = new CallHost(static _ => { }, root);
        await using AgentSession session = await host.BeginAsync();
        upper.Set("Agents:WORKER:State", "Revoked");
        root.Reload();
        await host.DeniedAsync(ReasonCodes.AgentRevoked, session, "T-Read");
    }

    [Fact]
    public async Task Reload_Unchanged_KeepsVersionSnapshotAndApprovals()
    {
        var settings = new Settings(("Agents:worker:Grants:1:Scope", "s:danger"));
        await using CallHost host = HostOf(settings);
        await using AgentSession session = await host.BeginAsync();
        session.WaitForApproval = false;
        PolicySnapshot before = host.Agents.Policies.Current;
        await host.DeniedAsync(ReasonCodes.ApprovalPending, session, "T-Danger");
        await host.ApproveAllAsync();
        settings.Reload();
        Assert.Same(before, host.Agents.Policies.Current);
        await host.RunsAsync(session, "T-Danger");
    }

    [Fact]
    public async Task Reload_AfterApproval_VoidsIt()
    {
        var settings = new Settings(("Agents:worker:Grants:1:Scope", "s:danger"));
        await using CallHost host = HostOf(settings);
        await using AgentSession session = await host.BeginAsync();
        session.WaitForApproval = false;
        await host.DeniedAsync(ReasonCodes.ApprovalPending, session, "T-Danger");
        await host.ApproveAllAsync();
        settings.Set(("Agents:worker:Purpose", "Something else entirely")).Reload();
        await host.DeniedAsync(ReasonCodes.ApprovalPending, session, "T-Danger");
    }

    [Fact]
    public async Task Reload_BetweenDecisionAndStart_IsDenied()
    {
        var settings = new Settings();
        await using CallHost host = HostOf(settings);
        await using AgentSession session = await host.BeginAsync();
        host.Audit.OnAppend = r =>
        {
            if (r.Phase == AuditPhase.Intent)
                settings.Set((Grant + ":Arguments:id:MaxLength", "99")).Reload();
        };
        await host.DeniedAsync(ReasonCodes.PolicyChanged, session, "T-Read");
        host.Audit.OnAppend = null;
        await host.RunsAsync(session, "T-Read");
    }

    [Fact]
    public async Task Reload_AgentRemoved_IsDenied()
    {
        IEnumerable<KeyValuePair<string, string?>> all = new Settings().Root.AsEnumerable();
        var provider = new SwappedProvider(all);
        using var root = new ConfigurationRoot([provider]);
        await using var host = new CallHost(static _ => { }, root);
        await using AgentSession session = await host.BeginAsync();
        provider.Swap(all.Where(static p => !p.Key.StartsWith("Agents:worker", StringComparison.Ordinal)));
        root.Reload();
        Assert.True((await host.CallAsync(session, "T-Read")).Denial is not null);
        Assert.Empty(host.Executions);
        var refused = await Assert.ThrowsAsync<AgentAccessException>(() => host.BeginAsync().AsTask());
        Assert.Same(ReasonCodes.AgentUnknown, refused.Reason);
    }

    [Fact]
    public async Task Reload_WhileTwoThreadsCall_EachCallSeesOneWholePolicy()
    {
        // Policy A: id = "a", tier Routine. Policy B: id = "b", tier Elevated. A half-applied one would let "a" run Elevated or "b" Routine.
        var settings = new Settings((Grant + ":Arguments:id:EqualTo", "a"));
        await using CallHost host = HostOf(settings);
        await using AgentSession session = await host.BeginAsync();
        using var stop = new CancellationTokenSource();
        int ran = 0;
        Task[] callers = [.. Enumerable.Range(0, 2).Select(_ => Task.Run(async () =>
        {
            for (int i = 0; !stop.IsCancellationRequested || i < 50; i++)
            {
                CallResult result = await host.CallAsync(session, "T-Read", i % 2 == 0 ? "a" : "b");
                if (result.Denial is null)
                    Interlocked.Increment(ref ran);
                else
                    Assert.Contains(result.Denial.Reason, new[] { ReasonCodes.ArgumentConstraint, ReasonCodes.PolicyChanged });
            }
        }))];
        string first = host.Agents.Policies.Current.Version;
        for (int i = 0; i < 200; i++)
        {
            bool b = i % 2 == 0;
            settings.Set((Grant + ":Arguments:id:EqualTo", b ? "b" : "a"), (Grant + ":MinimumTier", b ? "Elevated" : "Routine")).Reload();
        }

        await stop.CancelAsync();
        await Task.WhenAll(callers);
        Assert.Equal(first, host.Agents.Policies.Current.Version);
        Assert.InRange(ran, 1, int.MaxValue);
        foreach (var intent in host.Audit.Entries.Where(static e => e.Phase == AuditPhase.Intent))
            Assert.Contains(intent.Durability, new[] { AuditDurability.Process, AuditDurability.PowerLoss });
        Assert.All(host.Broker.Requests, r => Assert.Equal("T-Read", r.Tool));
    }

    private sealed class SwappedProvider(IEnumerable<KeyValuePair<string, string?>> values) : ConfigurationProvider
    {
        private IEnumerable<KeyValuePair<string, string?>> _values = values;

        public void Swap(IEnumerable<KeyValuePair<string, string?>> values) => _values = [.. values];

        public override void Load() => Data = _values.ToDictionary(static p => p.Key, static p => p.Value, StringComparer.OrdinalIgnoreCase);
    }
}
