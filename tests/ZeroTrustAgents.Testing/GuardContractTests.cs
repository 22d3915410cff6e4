using ZeroTrustAgents.Approvals;
using ZeroTrustAgents.Auditing;
using ZeroTrustAgents.Sessions;

namespace ZeroTrustAgents.Testing;

/// <summary>
/// What every adapter has to hold on every route (G1-G4, G7). Each cell says how often the body may run; each refused
/// cell has a permitted twin on the same route, so that a guard which denies everything fails here too.
/// </summary>
public abstract class GuardContractTests<TAdapter>
    where TAdapter : IGuardAdapter, new()
{
    private static readonly TAdapter Adapter = new();

    public static TheoryData<string> Routes => new(Adapter.Routes.Select(static r => r.Name));

    private static IGuardRoute Route(string name) => Adapter.Routes.Single(r => r.Name == name);

    private static async Task<RouteResult> CallAsync(IGuardRoute route, AgentSession session, string tool, string id, CancellationToken cancellationToken = default) =>
        await route.InvokeAsync(session, tool, GuardHarness.Id(id), cancellationToken);

    private static void AssertRan(GuardHarness harness, params string[] executions) => Assert.Equal(executions, harness.Probe.Executions);

    private static async Task ExpectDenied(string route, string tool, DenialOutcome outcome, Func<GuardHarness, AgentSession, Task> arrange, string reason)
    {
        await using var harness = new GuardHarness(Adapter);
        AgentSession session = await harness.BeginAsync();
        session.WaitForApproval = false;
        Route(route).Open(session);
        await arrange(harness, session);
        RouteResult result = await CallAsync(Route(route), session, tool, "1");
        Assert.True(result.IsDenied, result.Text);
        Assert.True(result.Says(outcome), result.Text);
        AssertRan(harness);
        Assert.Contains(harness.Audit.Entries, e => e.Phase == AuditPhase.Denied && e.Reason == reason);
    }

    [Theory]
    [MemberData(nameof(Routes))]
    public async Task Permitted_RunsExactlyOnce_WithTheCheckedArguments(string route)
    {
        await using var harness = new GuardHarness(Adapter);
        await using AgentSession session = await harness.BeginAsync();
        RouteResult result = await CallAsync(Route(route), session, ProbeTools.Read, "42");
        Assert.False(result.IsDenied, result.Text);
        Assert.Contains("read 42", result.Text, StringComparison.Ordinal);
        AssertRan(harness, ProbeTools.Executed(ProbeTools.Read, "42"));
        Assert.Single(harness.Audit.Entries, e => e is { Phase: AuditPhase.Intent, Tool: "Probe-Read" });
        Assert.Single(harness.Audit.Entries, e => e is { Phase: AuditPhase.Outcome, Tool: "Probe-Read", Status: CallStatus.Succeeded });
    }

    [Theory]
    [MemberData(nameof(Routes))]
    public async Task PermittedElevated_RunsOnce_UnderItsOwnBoundToken(string route)
    {
        await using var harness = new GuardHarness(Adapter);
        await using AgentSession session = await harness.BeginAsync();
        RouteResult result = await CallAsync(Route(route), session, ProbeTools.Write, "42");
        Assert.False(result.IsDenied, result.Text);
        AssertRan(harness, ProbeTools.Executed(ProbeTools.Write, "42"));
        Assert.NotNull(Assert.Single(harness.Broker.Requests).Arguments);
        Assert.Equal(AuditDurability.PowerLoss, Assert.Single(harness.Audit.Entries, e => e.Phase == AuditPhase.Intent).Durability);
    }

    [Theory]
    [MemberData(nameof(Routes))]
    public Task NoGrant_DoesNotRun(string route) =>
        ExpectDenied(route, ProbeTools.Ungranted, DenialOutcome.NotAllowed, (_, _) => Task.CompletedTask, ReasonCodes.NoGrant.Id);

    [Theory]
    [MemberData(nameof(Routes))]
    public async Task WrongAgent_DoesNotRun(string route)
    {
        await using var harness = new GuardHarness(Adapter);
        await using AgentSession session = await harness.BeginAsync(GuardHarness.Idle);
        Assert.True((await CallAsync(Route(route), session, ProbeTools.Read, "1")).Says(DenialOutcome.NotAllowed));
        AssertRan(harness);
    }

    [Theory]
    [MemberData(nameof(Routes))]
    public async Task OtherSessionsHost_DoesNotRun(string route)
    {
        await using var harness = new GuardHarness(Adapter);
        await using AgentSession owner = await harness.BeginAsync();
        await using AgentSession other = await harness.BeginAsync();
        if (Route(route).InvokeAcrossAsync(owner, other, ProbeTools.Read, GuardHarness.Id("1")) is not { } crossed)
            return; // The route uses no object of the host, so there is nothing to mix up: the route's own cell covers it.
        Assert.True((await crossed).Says(DenialOutcome.NotAllowed));
        AssertRan(harness);
        Assert.Contains(harness.Audit.Entries, e => e.Reason == ReasonCodes.SessionMismatch.Id);
    }

    [Theory]
    [MemberData(nameof(Routes))]
    public async Task EndedSession_DoesNotRun(string route)
    {
        await using var harness = new GuardHarness(Adapter);
        AgentSession session = await harness.BeginAsync();
        IGuardRoute way = Route(route);
        await CallAsync(way, session, ProbeTools.Read, "before");
        await session.DisposeAsync();
        RouteResult? result = null;
        Exception? refused = await Record.ExceptionAsync(async () => result = await CallAsync(way, session, ProbeTools.Read, "after"));

        // A host may need a service of the session before it comes to the tool; then it fails there, which is as good.
        Assert.True(refused is not null || result!.IsDenied, result?.Text);
        AssertRan(harness, ProbeTools.Executed(ProbeTools.Read, "before"));
    }

    [Theory]
    [MemberData(nameof(Routes))]
    public async Task ExpiredSession_DoesNotRun(string route)
    {
        await using var harness = new GuardHarness(Adapter);
        await using AgentSession session = await harness.BeginAsync();
        harness.Time.Advance(TimeSpan.FromHours(9));
        Assert.True((await CallAsync(Route(route), session, ProbeTools.Read, "1")).IsDenied);
        AssertRan(harness);
    }

    [Theory]
    [MemberData(nameof(Routes))]
    public Task RevokedAgent_DoesNotRun(string route) =>
        ExpectDenied(route, ProbeTools.Read, DenialOutcome.NotAllowed, async (h, _) => await h.Agents.RevokeAgentAsync(GuardHarness.Worker, "test"), ReasonCodes.AgentRevoked.Id);

    [Theory]
    [MemberData(nameof(Routes))]
    public async Task RevokedInMidCall_IsCancelled_AndItsResultWithheld(string route)
    {
        await using var harness = new GuardHarness(Adapter);
        await using AgentSession session = await harness.BeginAsync();
        bool cancelled = false;
        harness.Probe.InsideBody = async (_, token) =>
        {
            await harness.Agents.RevokeAgentAsync(GuardHarness.Worker, "test");
            cancelled = token.IsCancellationRequested;
        };
        RouteResult result = await CallAsync(Route(route), session, ProbeTools.Read, "1");
        Assert.True(result.IsDenied, result.Text);
        Assert.DoesNotContain("read 1", result.Text, StringComparison.Ordinal);
        Assert.True(cancelled);
        AssertRan(harness, ProbeTools.Executed(ProbeTools.Read, "1"));
        Assert.Contains(harness.Audit.Entries, e => e is { Phase: AuditPhase.Outcome, Status: CallStatus.Withheld });
        Assert.True((await CallAsync(Route(route), session, ProbeTools.Read, "2")).IsDenied);
        Assert.Single(harness.Probe.Executions);
    }

    [Theory]
    [MemberData(nameof(Routes))]
    public async Task RevokedBetweenIntentAndBody_DoesNotRun(string route)
    {
        await using var harness = new GuardHarness(Adapter);
        await using AgentSession session = await harness.BeginAsync();
        harness.Audit.OnAppend = record =>
        {
            if (record.Phase == AuditPhase.Intent)
                harness.Agents.Policies.HandleOf(GuardHarness.Worker).Order(Configuration.AgentState.Revoked);
        };
        Assert.True((await CallAsync(Route(route), session, ProbeTools.Read, "1")).IsDenied);
        AssertRan(harness);
    }

    [Theory]
    [MemberData(nameof(Routes))]
    public async Task ArgumentsMutatedAfterTheCheck_DoNotReachTheBody(string route)
    {
        await using var harness = new GuardHarness(Adapter);
        await using AgentSession session = await harness.BeginAsync();
        var payload = new ProbePayload { Id = "checked" };
        var arguments = new Dictionary<string, object?> { ["payload"] = payload };
        harness.Audit.OnAppend = record =>
        {
            if (record.Phase == AuditPhase.Intent)
                (payload.Id, arguments["payload"]) = ("mutated", new ProbePayload { Id = "replaced" });
        };
        RouteResult result = await Route(route).InvokeAsync(session, ProbeTools.Payload, arguments, CancellationToken.None);
        Assert.False(result.IsDenied, result.Text);
        AssertRan(harness, ProbeTools.Executed(ProbeTools.Payload, "checked"));
    }

    [Theory]
    [MemberData(nameof(Routes))]
    public Task BrokerThrows_DoesNotRun(string route) => ExpectDenied(
        route, ProbeTools.Read, DenialOutcome.TryLater,
        (h, _) => Task.FromResult(h.Broker.Issue = _ => throw new InvalidOperationException("broker")), ReasonCodes.TokenUnavailable.Id);

    [Theory]
    [MemberData(nameof(Routes))]
    public Task BrokerReturnsLongLivedToken_DoesNotRun(string route) => ExpectDenied(
        route, ProbeTools.Read, DenialOutcome.TryLater,
        (h, _) => Task.FromResult(h.Broker.Issue = r => new Tokens.ToolToken("long", r.TokenId, h.Time.GetUtcNow().AddHours(1))), ReasonCodes.TokenUnavailable.Id);

    [Theory]
    [MemberData(nameof(Routes))]
    public Task AuditThrows_DoesNotRun(string route) => ExpectDenied(
        route, ProbeTools.Read, DenialOutcome.TryLater,
        (h, _) => Task.FromResult(h.Audit.OnAppend = r =>
        {
            if (r.Phase == AuditPhase.Intent)
                throw new IOException("disk");
        }), ReasonCodes.AuditUnavailable.Id);

    [Theory]
    [MemberData(nameof(Routes))]
    public Task PolicyThrows_DoesNotRun(string route) => ExpectDenied(
        route, ProbeTools.Read, DenialOutcome.TryLater,
        (h, _) => Task.FromResult(h.Assessor.OnAssess = _ => throw new InvalidOperationException("policy")), ReasonCodes.InternalFailure.Id);

    [Theory]
    [MemberData(nameof(Routes))]
    public Task PolicyDenies_DoesNotRun(string route) => ExpectDenied(
        route, ProbeTools.Read, DenialOutcome.NotAllowed,
        (h, _) => Task.FromResult(h.Assessor.OnAssess = _ => CallAssessment.Deny("test")), ReasonCodes.AssessmentDenied.Id);

    [Theory]
    [MemberData(nameof(Routes))]
    public Task HighRiskWithoutApproval_DoesNotRun(string route) =>
        ExpectDenied(route, ProbeTools.Danger, DenialOutcome.NeedsHuman, (_, _) => Task.CompletedTask, ReasonCodes.ApprovalPending.Id);

    [Theory]
    [MemberData(nameof(Routes))]
    public Task AssessmentRaisesTier_DoesNotRunWithoutApproval(string route) => ExpectDenied(
        route, ProbeTools.Read, DenialOutcome.NeedsHuman,
        (h, _) => Task.FromResult(h.Assessor.OnAssess = _ => CallAssessment.AtLeast(TrustTier.HighRisk, "test")), ReasonCodes.ApprovalPending.Id);

    [Theory]
    [MemberData(nameof(Routes))]
    public async Task ApprovedHighRisk_RunsOnce_AndNotAgain(string route)
    {
        await using var harness = new GuardHarness(Adapter);
        await using AgentSession session = await harness.BeginAsync();
        session.WaitForApproval = false;
        IGuardRoute way = Route(route);
        Assert.True((await CallAsync(way, session, ProbeTools.Danger, "7")).Says(DenialOutcome.NeedsHuman));
        await ApproveAllAsync(harness);

        // Another argument is another call.
        Assert.True((await CallAsync(way, session, ProbeTools.Danger, "8")).Says(DenialOutcome.NeedsHuman));
        AssertRan(harness);
        RouteResult result = await CallAsync(way, session, ProbeTools.Danger, "7");
        Assert.False(result.IsDenied, result.Text);
        AssertRan(harness, ProbeTools.Executed(ProbeTools.Danger, "7"));
        Assert.True((await CallAsync(way, session, ProbeTools.Danger, "7")).IsDenied);
        Assert.Single(harness.Probe.Executions);
    }

    [Theory]
    [MemberData(nameof(Routes))]
    public async Task ApprovedHighRisk_CalledTwiceConcurrently_RunsOnce(string route)
    {
        await using var harness = new GuardHarness(Adapter);
        await using AgentSession session = await harness.BeginAsync();
        session.WaitForApproval = false;
        IGuardRoute way = Route(route);
        await CallAsync(way, session, ProbeTools.Danger, "7");
        await ApproveAllAsync(harness);
        await Task.WhenAll(Enumerable.Range(0, 8).Select(_ => Task.Run(() => CallAsync(way, session, ProbeTools.Danger, "7"))));
        AssertRan(harness, ProbeTools.Executed(ProbeTools.Danger, "7"));
    }

    [Theory]
    [MemberData(nameof(Routes))]
    public async Task CalledTwiceConcurrently_RunsEachWithItsOwnArguments(string route)
    {
        await using var harness = new GuardHarness(Adapter);
        await using AgentSession session = await harness.BeginAsync();
        IGuardRoute way = Route(route);
        RouteResult[] results = await Task.WhenAll(Enumerable.Range(0, 8).Select(i => Task.Run(() => CallAsync(way, session, ProbeTools.Read, $"n{i}"))));
        Assert.All(results, (r, i) => Assert.Contains($"read n{i}", r.Text, StringComparison.Ordinal));
        Assert.Equal(Enumerable.Range(0, 8).Select(i => ProbeTools.Executed(ProbeTools.Read, $"n{i}")), harness.Probe.Executions.Order());
    }

    [Theory]
    [MemberData(nameof(Routes))]
    public async Task CancelledBefore_DoesNotRun(string route)
    {
        IGuardRoute way = Route(route);
        await using var harness = new GuardHarness(Adapter);
        await using AgentSession session = await harness.BeginAsync();
        using var source = new CancellationTokenSource();
        await source.CancelAsync();
        if (way.Cancels)
            await Assert.ThrowsAnyAsync<OperationCanceledException>(() => CallAsync(way, session, ProbeTools.Read, "1", source.Token));
        AssertRan(harness);
    }

    [Theory]
    [MemberData(nameof(Routes))]
    public async Task CancelledDuring_ReachesTheBody_AndIsRecorded(string route)
    {
        IGuardRoute way = Route(route);
        if (!way.Cancels)
            return; // The host gives this route no cancellation; ending the session is what cancels it, and has its own cell.
        await using var harness = new GuardHarness(Adapter);
        await using AgentSession session = await harness.BeginAsync();
        using var source = new CancellationTokenSource();
        harness.Probe.InsideBody = async (_, token) =>
        {
            await source.CancelAsync();
            await CancelledAsync(token);
        };
        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => CallAsync(way, session, ProbeTools.Read, "1", source.Token));
        AssertRan(harness, ProbeTools.Executed(ProbeTools.Read, "1"));
        Assert.Contains(harness.Audit.Entries, e => e is { Phase: AuditPhase.Outcome, Status: CallStatus.Cancelled });
    }

    [Theory]
    [MemberData(nameof(Routes))]
    public async Task SessionEndedInMidCall_CancelsTheBody(string route)
    {
        await using var harness = new GuardHarness(Adapter);
        AgentSession session = await harness.BeginAsync();
        harness.Probe.InsideBody = async (_, token) =>
        {
            await session.DisposeAsync();
            token.ThrowIfCancellationRequested();
        };
        RouteResult result = await CallAsync(Route(route), session, ProbeTools.Read, "1");
        Assert.True(result.IsDenied, result.Text);
        AssertRan(harness, ProbeTools.Executed(ProbeTools.Read, "1"));
    }

    [Theory]
    [MemberData(nameof(Routes))]
    public async Task ToolThrows_OutcomeIsRecorded(string route)
    {
        IGuardRoute way = Route(route);
        await using var harness = new GuardHarness(Adapter);
        await using AgentSession session = await harness.BeginAsync();
        harness.Probe.InsideBody = (_, _) => throw new InvalidOperationException("tool failed");
        if (way.ThroughModel)
            await CallAsync(way, session, ProbeTools.Read, "1");
        else
            await Assert.ThrowsAsync<InvalidOperationException>(() => CallAsync(way, session, ProbeTools.Read, "1"));
        AssertRan(harness, ProbeTools.Executed(ProbeTools.Read, "1"));
        Assert.Contains(harness.Audit.Entries, e => e is { Phase: AuditPhase.Outcome, Status: CallStatus.Failed, Detail: nameof(InvalidOperationException) });
    }

    [Theory]
    [MemberData(nameof(Routes))]
    public async Task Nested_IsGuardedWithTheOuterCallsAuthority(string route)
    {
        IGuardRoute way = Route(route);
        await using var harness = new GuardHarness(Adapter);
        await using AgentSession session = await harness.BeginAsync();

        // The outer tool declares probe:read: it may call Read, but not Write, though the agent itself may.
        RouteResult allowed = await CallAsync(way, session, ProbeTools.Nest, ProbeTools.Read);
        Assert.Contains("read nested", allowed.Text, StringComparison.Ordinal);
        Assert.False((await CallAsync(way, session, ProbeTools.Write, "direct")).IsDenied);
        RouteResult refused = await CallAsync(way, session, ProbeTools.Nest, ProbeTools.Write);
        Assert.Contains("not_allowed", refused.Text, StringComparison.Ordinal);
        AssertRan(
            harness, ProbeTools.Executed(ProbeTools.Nest, ProbeTools.Read), ProbeTools.Executed(ProbeTools.Read, "nested"),
            ProbeTools.Executed(ProbeTools.Write, "direct"), ProbeTools.Executed(ProbeTools.Nest, ProbeTools.Write));
        Assert.Contains(harness.Audit.Entries, e => e is { Phase: AuditPhase.Intent, Tool: "Probe-Read", Parent: > 0 });
        Assert.Contains(harness.Audit.Entries, e => e.Reason == ReasonCodes.AuthorityExceeded.Id);
    }

    [Theory]
    [MemberData(nameof(Routes))]
    public async Task WorkLeftRunning_MayNotActAfterItsCall(string route)
    {
        IGuardRoute way = Route(route);
        await using var harness = new GuardHarness(Adapter);
        await using AgentSession session = await harness.BeginAsync();
        var ended = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
        Task<RouteResult>? left = null;
        harness.Probe.InsideBody = (tool, _) =>
        {
            harness.Probe.InsideBody = null;
            left = LeftRunningAsync();
            return Task.CompletedTask;

            async Task<RouteResult> LeftRunningAsync()
            {
                await ended.Task;
                return await CallAsync(way, session, ProbeTools.Read, "late");
            }
        };
        await CallAsync(way, session, ProbeTools.Read, "1");
        ended.SetResult();
        Assert.True((await left!).IsDenied);
        AssertRan(harness, ProbeTools.Executed(ProbeTools.Read, "1"));
        Assert.Contains(harness.Audit.Entries, e => e.Reason == ReasonCodes.CallEnded.Id);
    }

    /// <summary>Ends as cancelled once the token is; a host that carries cancellation over a wire takes its time.</summary>
    private static async Task CancelledAsync(CancellationToken token)
    {
        var cancelled = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
        await using CancellationTokenRegistration registration = token.Register(cancelled.SetResult);
        await cancelled.Task.WaitAsync(TimeSpan.FromSeconds(30), CancellationToken.None);
        token.ThrowIfCancellationRequested();
    }

    protected static async Task ApproveAllAsync(GuardHarness harness)
    {
        foreach (ApprovalRequest request in await harness.Approvals.ListOpenAsync(CancellationToken.None))
            await harness.Approvals.ApproveAsync(request.Id, GuardHarness.Person(GuardHarness.Approver), CancellationToken.None);
    }
}
