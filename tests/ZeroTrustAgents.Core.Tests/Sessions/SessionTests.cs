using System.Security.Claims;
using Microsoft.Extensions.DependencyInjection;
using ZeroTrustAgents.Auditing;
using ZeroTrustAgents.Calls;

namespace ZeroTrustAgents.Sessions;

/// <summary>Sessions narrow, end, and are attributed.</summary>
public sealed class SessionTests
{
    private static async Task RefusedAsync(ReasonCode reason, Func<ValueTask<AgentSession>> begin) =>
        Assert.Same(reason, (await Assert.ThrowsAsync<AgentAccessException>(() => begin().AsTask())).Reason);

    private static long Unix(CallHost host, int seconds) => host.Time.GetUtcNow().AddSeconds(seconds).ToUnixTimeSeconds();

    [Fact]
    public async Task Begin_UnknownAnonymousSuspendedRevoked_IsRefusedWithItsReason()
    {
        await using var host = new CallHost();
        await RefusedAsync(ReasonCodes.AgentUnknown, () => host.BeginAsync("nobody"));
        await RefusedAsync(ReasonCodes.SubjectInvalid, () => host.Agents.BeginSessionAsync(CallHost.Worker, new ClaimsPrincipal(new ClaimsIdentity())));
        await RefusedAsync(ReasonCodes.SubjectInvalid, () => host.Agents.BeginSessionAsync(CallHost.Worker, new ClaimsPrincipal(new ClaimsIdentity([new Claim("sub", "x")]))));
        await RefusedAsync(ReasonCodes.SubjectInvalid, () => host.Agents.BeginSessionAsync(CallHost.Worker, new ClaimsPrincipal(new ClaimsIdentity([], "test"))));
        await RefusedAsync(ReasonCodes.SubjectInvalid, () => host.Agents.BeginSessionAsync(CallHost.Worker, new ClaimsPrincipal(new ClaimsIdentity([new Claim("name", "x")], "test"))));
        await RefusedAsync(ReasonCodes.SubjectInvalid, () => host.BeginAsync(claims: new Claim("exp", "soon")));
        await RefusedAsync(ReasonCodes.SubjectInvalid, () => host.BeginAsync(claims: new Claim("exp", $"{Unix(host, 0)}")));
        await host.Agents.SuspendAgentAsync(CallHost.Worker, "test");
        await RefusedAsync(ReasonCodes.AgentSuspended, () => host.BeginAsync());
        await host.Agents.ReinstateAgentAsync(CallHost.Worker, "test");
        await using (await host.BeginAsync())
            await host.Agents.RevokeAgentAsync(CallHost.Worker, "test");
        await RefusedAsync(ReasonCodes.AgentRevoked, () => host.BeginAsync());
    }

    [Fact]
    public async Task Begin_AuditFails_IsRefused()
    {
        await using var host = new CallHost();
        host.Audit.OnAppend = static _ => throw new IOException("disk");
        await RefusedAsync(ReasonCodes.AuditUnavailable, () => host.BeginAsync());
    }

    [Fact]
    public async Task SubjectExpires_CallsAreDenied_AndTokensEndBefore()
    {
        await using var host = new CallHost();
        await using AgentSession session = await host.BeginAsync(claims: new Claim("exp", $"{Unix(host, 30)}"));
        await host.RunsAsync(session, "T-Read");
        Assert.Equal(host.Time.GetUtcNow().AddSeconds(30), host.Broker.Requests.Single().NotAfter);
        host.Time.Advance(TimeSpan.FromSeconds(30));
        await host.DeniedAsync(ReasonCodes.SubjectInvalid, session, "T-Read");
    }

    [Fact]
    public async Task OwnershipExpires_RunningAndNewSessionsAreDenied()
    {
        await using var host = new CallHost(b => CallHost.Resources(b).AddAgent("worker", a => a.OwnedBy("first.last@contoso.example").WithPurpose("Works on things")
            .OwnershipExpires(new DateTimeOffset(2026, 3, 2, 9, 0, 20, TimeSpan.Zero)).Grant("s:read")));
        await using AgentSession session = await host.BeginAsync();
        await host.RunsAsync(session, "T-Read");
        host.Time.Advance(TimeSpan.FromSeconds(20));
        await host.DeniedAsync(ReasonCodes.OwnershipExpired, session, "T-Read");
        await RefusedAsync(ReasonCodes.OwnershipExpired, () => host.BeginAsync());
    }

    [Fact]
    public async Task Only_NarrowsTheSession_AndCannotAdd()
    {
        await using var host = new CallHost();
        await using AgentSession session = await host.BeginAsync(only: ["s:read"]);
        await host.RunsAsync(session, "T-Read");
        await host.DeniedAsync(ReasonCodes.NoGrant, session, "T-Write");
        Assert.Contains("cannot add", (await Assert.ThrowsAsync<ArgumentException>(() => host.BeginAsync(only: ["s:nope"]).AsTask())).Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Child_IsBoundByBothAgents_AndItsTokenCarriesBoth()
    {
        await using var host = new CallHost();
        await using AgentSession parent = await host.BeginAsync(CallHost.Helper);
        await using AgentSession child = await parent.BeginChildAsync(CallHost.Worker);
        await host.RunsAsync(child, "T-Read", "1234");
        Assert.Equal([CallHost.Worker, CallHost.Helper], host.Broker.Requests.Single().Actors);
        await host.DeniedAsync(ReasonCodes.ArgumentConstraint, child, "T-Read", "12345");
        await host.DeniedAsync(ReasonCodes.AuthorityExceeded, child, "T-Danger");
        await host.RunsAsync(child, "T-Write");
        await parent.DisposeAsync();
        await host.DeniedAsync(ReasonCodes.SessionEnded, child, "T-Read");
        await RefusedAsync(ReasonCodes.SessionEnded, () => parent.BeginChildAsync(CallHost.Worker));
    }

    [Fact]
    public async Task Child_ParentAgentRevoked_Ends_AndDepthIsLimited()
    {
        await using var host = new CallHost();
        AgentSession session = await host.BeginAsync(CallHost.Helper);
        var chain = new List<AgentSession> { session };
        for (int i = 0; i < 3; i++)
            chain.Add(session = await session.BeginChildAsync(CallHost.Worker));
        await RefusedAsync(ReasonCodes.AuthorityExceeded, () => session.BeginChildAsync(CallHost.Worker));
        await host.Agents.RevokeAgentAsync(CallHost.Helper, "test");
        await host.DeniedAsync(ReasonCodes.AgentRevoked, session, "T-Read");
        foreach (AgentSession one in chain)
            await one.DisposeAsync();
    }

    [Fact]
    public async Task InsideACall_NoNewSession_AndChildrenGetTheCallsScopes()
    {
        await using var host = new CallHost();
        await using AgentSession session = await host.BeginAsync();
        CallResult result = await host.CallAsync(session, "T-Read", body: async _ =>
        {
            await RefusedAsync(ReasonCodes.AuthorityExceeded, () => host.BeginAsync());
            await using AgentSession child = await session.BeginChildAsync(CallHost.Worker);
            await host.RunsAsync(child, "T-Read");
            return (await host.CallAsync(child, "T-Write")).Denial!.Reason.Id;
        });
        Assert.Equal(ReasonCodes.AuthorityExceeded.Id, result.Value);
    }

    [Fact]
    public async Task ChildBegunInACall_KeepsTheCallsScopesAfterIt()
    {
        await using var host = new CallHost();
        await using AgentSession session = await host.BeginAsync();
        AgentSession? child = null;
        await host.CallAsync(session, "T-Read", body: async _ => child = await session.BeginChildAsync(CallHost.Worker));
        await using (child)
        {
            await host.RunsAsync(child!, "T-Read");
            Assert.NotNull((await host.CallAsync(child!, "T-Write")).Denial);
        }
    }

    [Fact]
    public async Task Save_Resumes_WithNarrowingAndNumbers_Once_ForTheSubjectOnly()
    {
        await using var host = new CallHost();
        AgentSession session = await host.BeginAsync(only: ["s:read"]);
        await host.RunsAsync(session, "T-Read");
        string saved = await session.SaveAsync();
        await host.DeniedAsync(ReasonCodes.SessionEnded, session, "T-Read");
        Assert.Same(ReasonCodes.SessionEnded, (await Assert.ThrowsAsync<AgentAccessException>(() => session.SaveAsync().AsTask())).Reason);
        await RefusedAsync(ReasonCodes.SubjectInvalid, () => host.Agents.ResumeSessionAsync(saved, CallHost.Person("other@contoso.example")));
        await RefusedAsync(ReasonCodes.SubjectInvalid, () => host.Agents.ResumeSessionAsync(saved, null));
        await RefusedAsync(ReasonCodes.SessionEnded, () => host.Agents.ResumeSessionAsync(saved[..^3] + "abc", CallHost.Person(CallHost.User)));
        await RefusedAsync(ReasonCodes.SessionEnded, () => host.Agents.ResumeSessionAsync(saved[..^5] + (saved[^5] == 'A' ? 'B' : 'A') + saved[^4..], CallHost.Person(CallHost.User)));
        await using AgentSession resumed = await host.Agents.ResumeSessionAsync(saved, CallHost.Person(CallHost.User));
        Assert.Equal(session.Id, resumed.Id);
        await host.RunsAsync(resumed, "T-Read");
        await host.DeniedAsync(ReasonCodes.NoGrant, resumed, "T-Write");
        Assert.Equal([1, 2], host.Audit.Entries.Where(static e => e.Phase == AuditPhase.Intent).Select(static e => e.Call));
        await RefusedAsync(ReasonCodes.SessionEnded, () => host.Agents.ResumeSessionAsync(saved, CallHost.Person(CallHost.User)));
    }

    [Fact]
    public async Task Save_TwiceAtOnce_GivesOneText()
    {
        await using var host = new CallHost();
        AgentSession session = await host.BeginAsync();
        Task<string>[] saves = [.. Enumerable.Range(0, 8).Select(_ => Task.Run(() => session.SaveAsync().AsTask()))];
        await Task.WhenAll(saves.Select(static s => s.ContinueWith(static _ => { }, TaskScheduler.Default)));
        _ = Assert.Single(saves, static s => s.IsCompletedSuccessfully);
    }

    [Fact]
    public async Task Resume_ExpiredOrRevokedMeanwhile_IsRefused()
    {
        await using var host = new CallHost();
        string revoked = await (await host.BeginAsync()).SaveAsync();
        string expired = await (await host.BeginAsync(CallHost.Helper)).SaveAsync();
        await host.Agents.RevokeAgentAsync(CallHost.Worker, "test");
        await RefusedAsync(ReasonCodes.AgentRevoked, () => host.Agents.ResumeSessionAsync(revoked, CallHost.Person(CallHost.User)));
        host.Time.Advance(TimeSpan.FromHours(8));
        await RefusedAsync(ReasonCodes.SessionEnded, () => host.Agents.ResumeSessionAsync(expired, CallHost.Person(CallHost.User)));
    }

    [Fact]
    public async Task Turn_NamesTokens_ExcludesASecond_AndEndsItsLeases()
    {
        await using var host = new CallHost();
        await using AgentSession session = await host.BeginAsync();
        SessionTurn turn = await session.BeginTurnAsync("do it");
        await Assert.ThrowsAsync<InvalidOperationException>(() => session.BeginTurnAsync("again").AsTask());
        await host.RunsAsync(session, "T-Read");
        await host.RunsAsync(session, "T-Read");
        Assert.Equal(turn.TransactionId, Assert.Single(host.Broker.Requests).TransactionId);
        await turn.DisposeAsync();
        await using SessionTurn next = await session.BeginTurnAsync("more");
        await host.RunsAsync(session, "T-Read");
        Assert.Equal([turn.TransactionId, next.TransactionId], host.Broker.Requests.Select(static r => r.TransactionId));
    }

    [Fact]
    public async Task Dispose_CancelsCalls_AndDisposesTheScope()
    {
        await using var host = new CallHost(services: static s => s.AddScoped<Disposed>());
        AgentSession session = await host.BeginAsync();
        var scoped = session.Services.GetRequiredService<Disposed>();
        CallResult result = await host.CallAsync(session, "T-Read", body: async ct =>
        {
            await session.DisposeAsync();
            ct.ThrowIfCancellationRequested();
            return "late";
        });
        Assert.Same(ReasonCodes.RevokedInFlight, result.Denial?.Reason);
        Assert.True(scoped.IsDisposed);
    }

    private sealed class Disposed : IDisposable
    {
        public bool IsDisposed { get; private set; }

        public void Dispose() => IsDisposed = true;
    }
}
