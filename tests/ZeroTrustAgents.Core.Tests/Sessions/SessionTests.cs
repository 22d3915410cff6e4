using System.Security.Claims;
using Microsoft.Extensions.DependencyInjection;
using ZeroTrustAgents.Arguments;
using ZeroTrustAgents.Auditing;
using ZeroTrustAgents.Calls;
using ZeroTrustAgents.Configuration;
using ZeroTrustAgents.Sessions;
using ZeroTrustAgents.Tests.Calls;
using ZeroTrustAgents.Tools;

namespace ZeroTrustAgents.Tests.Sessions;

/// <summary>Sessions narrow, end, and are attributed.</summary>
public class SessionTests
{
    private static PipelineHost Host() => new(
        [PipelineHost.Tool("T-Read", ["t:read"]), PipelineHost.Tool("T-Write", ["t:write"], TrustTier.Elevated), PipelineHost.Tool("T-Other", ["t:other"])],
        static b => b
            .AddAgent("worker", static a => a.OwnedBy(PipelineHost.Owner).WithPurpose("Works for a test").Grant("t:read", static g => g.Argument("id").MatchesRegex("[0-9]+")).Grant("t:write"))
            .AddAgent("child", static a => a.OwnedBy("other.person@contoso.example").WithPurpose("Works for another").Grant("t:read").Grant("t:write").Grant("t:other"))
            .AddAgent("passing", static a => a.OwnedBy(PipelineHost.Owner).WithPurpose("Is owned for a while").OwnershipExpires(new DateTimeOffset(2026, 3, 2, 10, 0, 0, TimeSpan.Zero)).Grant("t:read")));

    private static async Task<ReasonCode?> CallAsync(PipelineHost host, AgentSession session, string tool, object? id) => (await host.CallAsync(session, tool, id)).Denial?.Reason;

    [Fact]
    public async Task Begin_WithoutWhoOrFor_IsRefused()
    {
        await using PipelineHost host = Host();
        Assert.Equal(ReasonCodes.SubjectInvalid, (await Assert.ThrowsAsync<AgentAccessException>(async () => await host.Agents.BeginSessionAsync("worker", new ClaimsPrincipal(new ClaimsIdentity([new Claim("sub", "x")]))))).Reason);
        Assert.Equal(ReasonCodes.SubjectInvalid, (await Assert.ThrowsAsync<AgentAccessException>(async () => await host.Agents.BeginSessionAsync("worker", new ClaimsPrincipal(new ClaimsIdentity([new Claim("name", "x")], "test"))))).Reason);
        Assert.Equal(ReasonCodes.SubjectInvalid, (await Assert.ThrowsAsync<AgentAccessException>(async () => await host.Agents.BeginSessionAsync("worker", PipelineHost.Person("x", new Claim("exp", "1"))))).Reason);
        Assert.Equal(ReasonCodes.AgentUnknown, (await Assert.ThrowsAsync<AgentAccessException>(async () => await host.BeginAsync("nobody"))).Reason);
        host.Audit.OnAppend = static _ => throw new IOException("full");
        Assert.Equal(ReasonCodes.AuditUnavailable, (await Assert.ThrowsAsync<AgentAccessException>(async () => await host.BeginAsync())).Reason);
    }

    [Fact]
    public async Task Ownership_Expired_EndsSessionsAndBeginsNone()
    {
        await using PipelineHost host = Host();
        await using AgentSession session = await host.BeginAsync("passing");
        Assert.Null(await CallAsync(host, session, "T-Read", "1"));
        host.Time.Advance(TimeSpan.FromHours(1));
        Assert.Equal(ReasonCodes.OwnershipExpired, await CallAsync(host, session, "T-Read", "1"));
        Assert.Equal(ReasonCodes.OwnershipExpired, (await Assert.ThrowsAsync<AgentAccessException>(async () => await host.BeginAsync("passing"))).Reason);
    }

    [Fact]
    public async Task Only_NarrowsToTheTask()
    {
        await using PipelineHost host = Host();
        await using AgentSession session = await host.BeginAsync(only: ["t:read"]);
        Assert.Null(await CallAsync(host, session, "T-Read", "1"));
        Assert.Equal(ReasonCodes.NoGrant, await CallAsync(host, session, "T-Write", "1"));
        await Assert.ThrowsAsync<ArgumentException>(async () => await host.BeginAsync(only: ["t:other"]));
    }

    [Fact]
    public async Task Child_HasAtMostItsParentsAuthority_ConstraintsIncluded_AndEndsWithIt()
    {
        await using PipelineHost host = Host();
        AgentSession parent = await host.BeginAsync();
        AgentSession child = await parent.BeginChildAsync("child");
        Assert.Null(await CallAsync(host, child, "T-Read", "1"));
        Assert.Equal(ReasonCodes.ArgumentConstraint, await CallAsync(host, child, "T-Read", "x"));
        Assert.Equal(ReasonCodes.AuthorityExceeded, await CallAsync(host, child, "T-Other", "1"));
        Assert.Equal(["child", "worker"], host.Broker.Requests.Last().Actors);
        await parent.DisposeAsync();
        Assert.Equal(ReasonCodes.SessionEnded, await CallAsync(host, child, "T-Read", "1"));
        await Assert.ThrowsAsync<AgentAccessException>(async () => await parent.BeginChildAsync("child"));
    }

    [Fact]
    public async Task Child_OfARevokedParent_IsDenied_AndDepthIsBounded()
    {
        await using PipelineHost host = Host();
        AgentSession session = await host.BeginAsync();
        for (int i = 0; i < 3; i++)
            session = await session.BeginChildAsync("child");
        Assert.Equal(ReasonCodes.AuthorityExceeded, (await Assert.ThrowsAsync<AgentAccessException>(async () => await session.BeginChildAsync("child"))).Reason);
        await host.Agents.RevokeAgentAsync("worker", "test");
        Assert.Equal(ReasonCodes.AgentRevoked, await CallAsync(host, session, "T-Read", "1"));
    }

    [Fact]
    public async Task InsideACall_NoNewSession_AndAChildWithTheCallsScopesOnly()
    {
        await using PipelineHost host = Host();
        await using AgentSession session = await host.BeginAsync();
        ReasonCode? begun = null, child = null;
        var body = new Body(async (_, _) =>
        {
            begun = (await Assert.ThrowsAsync<AgentAccessException>(async () => await host.BeginAsync("child"))).Reason;
            await using AgentSession inner = await session.BeginChildAsync("child");
            child = await CallAsync(host, inner, "T-Write", "1");
            Assert.Null(await CallAsync(host, inner, "T-Read", "1"));
            return "done";
        });
        Assert.Null((await host.CallAsync(session, "T-Read", "1", body)).Denial);
        Assert.Equal(ReasonCodes.AuthorityExceeded, begun);
        Assert.Equal(ReasonCodes.AuthorityExceeded, child);
    }

    [Fact]
    public async Task Save_ResumesOnce_ForTheSameSubject_WithItsNarrowing()
    {
        await using PipelineHost host = Host();
        AgentSession session = await host.BeginAsync(only: ["t:read"]);
        await CallAsync(host, session, "T-Read", "1");
        string saved = await session.SaveAsync();
        Assert.Equal(ReasonCodes.SessionEnded, await CallAsync(host, session, "T-Read", "1"));
        await Assert.ThrowsAsync<AgentAccessException>(async () => await session.SaveAsync());
        Assert.Equal(ReasonCodes.SubjectInvalid, (await Assert.ThrowsAsync<AgentAccessException>(async () => await host.Agents.ResumeSessionAsync(saved, PipelineHost.Person("somebody@contoso.example")))).Reason);
        char swapped = saved[^5] == 'A' ? 'B' : 'A';
        await Assert.ThrowsAsync<AgentAccessException>(async () => await host.Agents.ResumeSessionAsync(saved[..^5] + swapped + saved[^4..], PipelineHost.Person("user@contoso.example")));
        await using AgentSession resumed = await host.Agents.ResumeSessionAsync(saved, PipelineHost.Person("user@contoso.example"));
        Assert.Equal(session.Id, resumed.Id);
        Assert.Null(await CallAsync(host, resumed, "T-Read", "1"));
        Assert.Equal(ReasonCodes.NoGrant, await CallAsync(host, resumed, "T-Write", "1"));
        Assert.True(host.Audit.Entries.Last(static e => e.Phase == AuditPhase.Intent).Call > 1);
        await Assert.ThrowsAsync<AgentAccessException>(async () => await host.Agents.ResumeSessionAsync(saved, PipelineHost.Person("user@contoso.example")));
    }

    [Fact]
    public async Task Turn_IsTheTransaction_AndSharesRoutineLeases_AndOnlyThose()
    {
        await using PipelineHost host = Host();
        await using AgentSession session = await host.BeginAsync();
        await using (SessionTurn turn = await session.BeginTurnAsync("please"))
        {
            await Assert.ThrowsAsync<InvalidOperationException>(async () => await session.BeginTurnAsync("and also"));
            await CallAsync(host, session, "T-Read", "1");
            await CallAsync(host, session, "T-Read", "2");
            Assert.Equal(turn.TransactionId, Assert.Single(host.Broker.Requests).TransactionId);
            Assert.Null(host.Broker.Requests.Single().Arguments);
            await CallAsync(host, session, "T-Write", "1");
            await CallAsync(host, session, "T-Write", "1");
            Assert.Equal(3, host.Broker.Requests.Count);
            Assert.Equal(2, host.Broker.Requests.Select(static r => r.Arguments?.Sha256).Distinct().Count(static d => d is not null));
        }

        await CallAsync(host, session, "T-Read", "1");
        Assert.Equal(4, host.Broker.Requests.Count);
        host.Time.Advance(TimeSpan.FromSeconds(55));
        await CallAsync(host, session, "T-Read", "1");
        Assert.Equal(5, host.Broker.Requests.Count);
    }

    [Fact]
    public async Task Clock_GoingBackwards_Denies_UntilItIsRight()
    {
        await using PipelineHost host = Host();
        await using AgentSession session = await host.BeginAsync();
        host.Time.Advance(TimeSpan.FromMinutes(1));
        Assert.Null(await CallAsync(host, session, "T-Read", "1"));
        host.Time.AdjustTime(host.Time.GetUtcNow().AddSeconds(-30));
        Assert.Equal(ReasonCodes.ClockUnreliable, await CallAsync(host, session, "T-Read", "1"));
        host.Time.Advance(TimeSpan.FromMinutes(1));
        Assert.Null(await CallAsync(host, session, "T-Read", "1"));
    }

    [Fact]
    public async Task Arguments_Hostile_AreDeniedWithAReason()
    {
        await using PipelineHost host = Host();
        await using AgentSession session = await host.BeginAsync();
        foreach ((object value, ReasonCode reason) in new (object, ReasonCode)[]
        {
            (new string('1', 2_000_000), ReasonCodes.ArgumentTooLarge), ("1\0", ReasonCodes.ArgumentMalformed), ("1\ud800", ReasonCodes.ArgumentMalformed),
        })
        {
            var body = new Body();
            Assert.Equal(reason, (await host.CallAsync(session, "T-Read", value, body)).Denial?.Reason);
            Assert.Equal(0, body.Executions);
        }
    }

    [Theory]
    [InlineData(1)]
    [InlineData(1000)]
    public async Task Decide_APermittedCall_AllocatesNothing(int grants)
    {
        ToolDescriptor[] tools = [.. Enumerable.Range(0, grants).Select(static i => PipelineHost.Tool($"T-{i}", [$"s:{i}"]))];
        await using var host = new PipelineHost(tools, b => b.AddAgent("worker", a =>
        {
            a.OwnedBy(PipelineHost.Owner).WithPurpose("Holds many grants");
            for (int i = 0; i < grants; i++)
                a.Grant($"s:{i}", g => g.Argument("id").MatchesRegex("T-[0-9]+"));
        }));
        await using AgentSession session = await host.BeginAsync();
        var tool = new GuardedTool(session, tools[grants / 2]);
        Assert.Null(FrozenArguments.TryFreeze(tool.Descriptor, new Dictionary<string, object?> { ["id"] = "T-1" }, System.Globalization.CultureInfo.InvariantCulture, new LimitOptions(), null, out FrozenArguments? arguments, out _));
        DateTimeOffset now = host.Time.GetUtcNow();
        Assert.Equal(0, Measure(1000) + Measure(1000));

        long Measure(int times)
        {
            for (int i = 0; i < times; i++)
                Decide();
            long before = GC.GetAllocatedBytesForCurrentThread();
            for (int i = 0; i < times; i++)
                Decide();
            return GC.GetAllocatedBytesForCurrentThread() - before;
        }

        void Decide()
        {
            if (session.EndedReason() is not null || tool.PermitUnder(host.Agents.Policies.Current).Decide(arguments!, now, out _) is not null)
                throw new InvalidOperationException("The decision should be to permit.");
        }
    }
}
