using Microsoft.Extensions.DependencyInjection;
using ZeroTrustAgents.Auditing;
using ZeroTrustAgents.Calls;
using ZeroTrustAgents.Policy;
using ZeroTrustAgents.Sessions;
using ZeroTrustAgents.Tests.Calls;
using ZeroTrustAgents.Tools;

namespace ZeroTrustAgents.Tests.Policy;

/// <summary>Reloads swap a whole policy or keep the last one; what narrows applies either way.</summary>
public class PolicyReloadTests
{
    private static readonly ToolDescriptor[] Tools = [PipelineHost.Tool("T-Read", ["t:read"]), PipelineHost.Tool("T-Write", ["t:write"])];

    private static ReloadableSection Section() => new()
    {
        ["Agents:worker:Owner"] = PipelineHost.Owner,
        ["Agents:worker:Purpose"] = "Works for a test",
        ["Agents:worker:Grants:0:Scope"] = "t:read",
    };

    private static async Task<ReasonCode?> CallAsync(PipelineHost host, AgentSession session, string tool) => (await host.CallAsync(session, tool, "1")).Denial?.Reason;

    [Fact]
    public async Task Reload_SwapsThePolicyOfRunningSessions()
    {
        ReloadableSection section = Section();
        await using var host = new PipelineHost(Tools, static _ => { }, section.Section);
        await using AgentSession session = await host.BeginAsync();
        Assert.Equal(ReasonCodes.NoGrant, await CallAsync(host, session, "T-Write"));
        section["Agents:worker:Grants:0:Scope"] = "t:write";
        section.Reload();
        Assert.Null(await CallAsync(host, session, "T-Write"));
        Assert.Equal(ReasonCodes.NoGrant, await CallAsync(host, session, "T-Read"));
        Assert.Contains(host.Alerts.Alerts, static a => a.Kind == "policy_reloaded");
    }

    [Fact]
    public async Task Reload_Broken_KeepsTheLastPolicy_ButRevocationsApply_AndAlerts()
    {
        ReloadableSection section = Section();
        section["Agents:other:Owner"] = PipelineHost.Owner;
        section["Agents:other:Purpose"] = "Also works for a test";
        section["Agents:other:Grants:0:Scope"] = "t:read";
        await using var host = new PipelineHost(Tools, static _ => { }, section.Section);
        await using AgentSession worker = await host.BeginAsync();
        await using AgentSession other = await host.BeginAsync("other");
        section["Agents:worker:Grants:0:Scope"] = "t:*";
        section["Agents:other:State"] = "Revoked";
        section.Reload();
        Assert.Null(await CallAsync(host, worker, "T-Read"));
        Assert.Equal(ReasonCodes.AgentRevoked, await CallAsync(host, other, "T-Read"));
        Assert.Contains(host.Alerts.Alerts, static a => a.Kind == "policy_reload_failed");
    }

    [Fact]
    public async Task Reload_BrokenAndSuspended_ThenRestored_LetsNewSessionsBegin()
    {
        ReloadableSection section = Section();
        await using var host = new PipelineHost(Tools, static _ => { }, section.Section);
        section["Agents:worker:Grants:0:Scope"] = "t:*";
        section["Agents:worker:State"] = "Suspended";
        section.Reload();
        Assert.Equal(ReasonCodes.AgentSuspended, (await Assert.ThrowsAsync<AgentAccessException>(async () => await host.BeginAsync())).Reason);
        section["Agents:worker:Grants:0:Scope"] = "t:read";
        section["Agents:worker:State"] = null;
        section.Reload();
        await using AgentSession session = await host.BeginAsync();
        Assert.Null(await CallAsync(host, session, "T-Read"));
    }

    [Fact]
    public async Task Reload_Unchanged_KeepsTheVersion()
    {
        ReloadableSection section = Section();
        await using var host = new PipelineHost(Tools, static _ => { }, section.Section);
        PolicySnapshot before = host.Agents.Policies.Current;
        section.Reload();
        Assert.Same(before, host.Agents.Policies.Current);
    }

    [Fact]
    public async Task Reload_AgentRemoved_IsDenied()
    {
        ReloadableSection section = Section();
        await using var host = new PipelineHost(Tools, static _ => { }, section.Section);
        await using AgentSession session = await host.BeginAsync();
        foreach (string key in new[] { "Owner", "Purpose", "Grants:0:Scope" })
            section[$"Agents:worker:{key}"] = null;
        section.Reload();
        Assert.NotNull(await CallAsync(host, session, "T-Read"));
        Assert.Equal(ReasonCodes.AgentUnknown, (await Assert.ThrowsAsync<AgentAccessException>(async () => await host.BeginAsync())).Reason);
    }

    [Fact]
    public async Task Reload_BetweenDecisionAndStart_DeniesTheCall()
    {
        ReloadableSection section = Section();
        await using var host = new PipelineHost(Tools, static _ => { }, section.Section);
        await using AgentSession session = await host.BeginAsync();
        host.Audit.OnAppend = record =>
        {
            if (record.Phase != AuditPhase.Intent)
                return;
            section["Agents:worker:Version"] = "2";
            section.Reload();
        };
        var body = new Body();
        Assert.Equal(ReasonCodes.PolicyChanged, (await host.CallAsync(session, "T-Read", "1", body)).Denial!.Reason);
        Assert.Equal(0, body.Executions);
    }

    [Fact]
    public async Task Reload_WhileCalling_IsNeverHalfApplied()
    {
        // The two policies permit one tool each: a call of both in one policy would show a mixture.
        ReloadableSection section = Section();
        await using var host = new PipelineHost(Tools, static _ => { }, section.Section);
        await using AgentSession session = await host.BeginAsync();
        using var stop = new CancellationTokenSource();
        int[] seen = new int[2];
        Task[] callers = [.. Enumerable.Range(0, 2).Select(_ => Task.Run(async () =>
        {
            while (!stop.IsCancellationRequested)
            {
                PolicySnapshot policy = host.Agents.Policies.Current;
                ReasonCode? read = await CallAsync(host, session, "T-Read");
                ReasonCode? write = await CallAsync(host, session, "T-Write");
                if (!ReferenceEquals(policy, host.Agents.Policies.Current))
                    continue;
                Assert.NotEqual(read is null, write is null);
                Interlocked.Increment(ref seen[read is null ? 0 : 1]);
            }
        }))];
        for (int i = 0; i < 200 || seen[0] == 0 || seen[1] == 0; i++)
        {
            section["Agents:worker:Grants:0:Scope"] = i % 2 == 0 ? "t:write" : "t:read";
            section.Reload();
            await Task.Yield();
        }

        await stop.CancelAsync();
        await Task.WhenAll(callers);
    }
}
