using System.Collections.Concurrent;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.Configuration.Memory;
using ZeroTrustAgents.Auditing;
using ZeroTrustAgents.Calls;
using ZeroTrustAgents.Configuration;
using ZeroTrustAgents.Sessions;

namespace ZeroTrustAgents.Policy;

/// <summary>Reloads swap a whole policy or keep the last one; what narrows applies either way.</summary>
public sealed class PolicyReloadTests
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

    [Fact]
    public async Task Reload_ChangedGrants_HoldForRunningSessions()
    {
        var settings = new Settings();
        await using CallHost host = HostOf(settings);
        await using AgentSession session = await host.BeginAsync();
        await host.DeniedAsync(ReasonCodes.NoGrant, session, "T-Write");
        settings.Set((Grant + ":Scope", "s:write")).Reload();
        await host.RunsAsync(session, "T-Write");
        await host.DeniedAsync(ReasonCodes.NoGrant, session, "T-Read");
    }

    // What is broken and what is stopped may be the same agent, or two.
    [Theory]
    [InlineData("worker", "Suspended", AgentState.Suspended)]
    [InlineData("worker", "revoked", AgentState.Revoked)]
    [InlineData("second", "Revoked", AgentState.Revoked)]
    public async Task Reload_Broken_KeepsTheLastPolicy_ButAppliesRestrictions(string stopped, string state, AgentState expected)
    {
        var settings = new Settings(("Agents:second:Owner", "a.b@contoso.example"), ("Agents:second:Purpose", "Works as well"), ("Agents:second:Grants:0:Scope", "s:read"));
        await using CallHost host = HostOf(settings);
        await using AgentSession session = await host.BeginAsync();
        await using AgentSession second = await host.BeginAsync("second");
        (AgentSession ends, AgentSession goesOn) = stopped == "worker" ? (session, second) : (second, session);
        string version = host.Agents.Policies.Current.Version;
        settings.Set(("Agents:worker:Owner", "nobody"), (Grant + ":Arguments:id:MaxLength", "1"), ($"Agents:{stopped}:State", state)).Reload();
        Assert.Equal(version, host.Agents.Policies.Current.Version);
        Assert.Contains(host.Alerts.Alerts, static a => a.Kind == "policy_reload_failed" && a.Message.Contains("Agents:worker:Owner", StringComparison.Ordinal));
        Assert.Equal(expected, host.Agents.Policies.HandleOf(stopped).State);
        await host.DeniedAsync(expected == AgentState.Revoked ? ReasonCodes.AgentRevoked : ReasonCodes.AgentSuspended, ends, "T-Read");
        await host.RunsAsync(goesOn, "T-Read", "long one");
    }

    [Fact]
    public async Task Reload_BrokenAndSuspended_ThenRestored_LetsNewSessionsBegin()
    {
        var settings = new Settings();
        await using CallHost host = HostOf(settings);
        settings.Set((Grant + ":Scope", "s:*"), ("Agents:worker:State", "Suspended")).Reload();
        Assert.Same(ReasonCodes.AgentSuspended, (await Assert.ThrowsAsync<AgentAccessException>(() => host.BeginAsync().AsTask())).Reason);
        settings.Set((Grant + ":Scope", "s:read"), ("Agents:worker:State", null)).Reload();
        await using AgentSession session = await host.BeginAsync();
        await host.RunsAsync(session, "T-Read");
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
        var settings = new Settings();
        await using CallHost host = HostOf(settings);
        await using AgentSession session = await host.BeginAsync();
        settings.Set(("Agents:worker:Owner", null), ("Agents:worker:Purpose", null), (Grant + ":Scope", null)).Reload();
        Assert.NotNull((await host.CallAsync(session, "T-Read")).Denial);
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
        var mixed = new ConcurrentQueue<string>();
        host.Assessor.OnAssess = facts =>
        {
            bool a = facts.Arguments.GetProperty("id").GetString() == "a";
            if (a != (facts.Tier == TrustTier.Routine))
                mixed.Enqueue($"{facts.Arguments} {facts.Tier}");
            return CallAssessment.Unchanged;
        };
        using var stop = new CancellationTokenSource();
        int[] ran = new int[2];
        Task[] callers = [.. Enumerable.Range(0, 2).Select(_ => Task.Run(async () =>
        {
            for (int i = 0; !stop.IsCancellationRequested; i++)
            {
                CallResult result = await host.CallAsync(session, "T-Read", i % 2 == 0 ? "a" : "b");
                if (result.Denial is null)
                    Interlocked.Increment(ref ran[i % 2]);
                else
                    Assert.Contains(result.Denial.Reason, new[] { ReasonCodes.ArgumentConstraint, ReasonCodes.PolicyChanged });
            }
        }))];
        string first = host.Agents.Policies.Current.Version;
        for (int i = 0; i < 200 || Volatile.Read(ref ran[0]) == 0 || Volatile.Read(ref ran[1]) == 0; i++)
        {
            settings.Set((Grant + ":Arguments:id:EqualTo", "b"), (Grant + ":MinimumTier", "Elevated")).Reload();
            await Task.Yield();
            settings.Set((Grant + ":Arguments:id:EqualTo", "a"), (Grant + ":MinimumTier", "Routine")).Reload();
            await Task.Yield();
        }

        await stop.CancelAsync();
        await Task.WhenAll(callers);
        Assert.Empty(mixed);
        Assert.Equal(first, host.Agents.Policies.Current.Version);
    }
}
