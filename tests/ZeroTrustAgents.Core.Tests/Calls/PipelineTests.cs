using System.Runtime.CompilerServices;
using System.Text.Json;
using ZeroTrustAgents.Auditing;
using ZeroTrustAgents.Sessions;
using ZeroTrustAgents.Tokens;

namespace ZeroTrustAgents.Calls;

public sealed class PipelineTests
{
    public static TheoryData<string> Hostile => ["huge", "deep", "nan", "surrogate", "duplicate", "nul"];

    [Fact]
    public async Task Lease_SameTurn_IsShared_ButNotAcrossAudiencesOrNearItsEnd()
    {
        await using var host = new CallHost();
        await using AgentSession session = await host.BeginAsync();
        await host.RunsAsync(session, "T-Read");
        await host.RunsAsync(session, "T-Read");
        Assert.Null(Assert.Single(host.Broker.Requests).Arguments);
        await host.RunsAsync(session, "T-Other");
        Assert.Equal("https://other.example/", host.Broker.Requests.Last().Audience);
        host.Time.Advance(TimeSpan.FromSeconds(50));
        await host.RunsAsync(session, "T-Read");
        Assert.Equal(3, host.Broker.Requests.Count);
    }

    [Fact]
    public async Task Elevated_HasItsOwnBoundToken_DisposedAfterTheCall()
    {
        await using var host = new CallHost();
        await using AgentSession session = await host.BeginAsync();
        var tokens = new List<ToolToken>();
        host.Broker.Issue = r =>
        {
            tokens.Add(new ToolToken("t." + r.TokenId, r.TokenId, host.Time.GetUtcNow().AddSeconds(30)));
            return tokens[^1];
        };
        await host.RunsAsync(session, "T-Write");
        await host.RunsAsync(session, "T-Write");
        Assert.All(tokens, static t => Assert.Throws<ObjectDisposedException>(t.Reveal));
        Assert.Equal(host.Audit.Entries.Where(static e => e.Phase == AuditPhase.Intent).Select(static e => e.Digest), host.Broker.Requests.Select(static r => r.Arguments?.Sha256));
        Assert.Equal(2, host.Broker.Requests.Select(static r => r.Arguments!.Sha256).Distinct().Count()); // one salt a call
        Assert.Equal(2, tokens.Count);
    }

    [Theory]
    [InlineData(0)]
    [InlineData(-1)]
    [InlineData(61)]
    public async Task Broker_ExpiredOrTooLongToken_IsDenied(int seconds)
    {
        await using var host = new CallHost();
        await using AgentSession session = await host.BeginAsync();
        host.Broker.Issue = r => new ToolToken("t", r.TokenId, host.Time.GetUtcNow().AddSeconds(seconds));
        await host.DeniedAsync(ReasonCodes.TokenUnavailable, session, "T-Read");
    }

    [Fact]
    public async Task Cancelled_BeforeTheCall_RunsNothing_AndIsRecorded()
    {
        await using var host = new CallHost();
        await using AgentSession session = await host.BeginAsync();
        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => host.CallAsync(session, "T-Read", ct: new CancellationToken(true)).AsTask());
        Assert.Empty(host.Executions);
        Assert.Single(host.Audit.Entries, static e => e.Reason == ReasonCodes.CallerCancelled.Id);
    }

    [Theory]
    [InlineData("cancel", "ZTA-D112")]
    [InlineData("expire", "ZTA-D403")]
    [InlineData("revoke", "ZTA-D105")]
    public async Task WaitingForApproval_WhatEndsIt_DeniesTheCall(string what, string reason)
    {
        await using var host = new CallHost();
        await using AgentSession session = await host.BeginAsync();
        using var source = new CancellationTokenSource();
        Task<CallResult> call = host.CallAsync(session, "T-Danger", ct: source.Token).AsTask();
        Assert.Single(await host.Approvals.ListOpenAsync());
        if (what == "cancel")
            await source.CancelAsync();
        else if (what == "expire")
            host.Time.Advance(TimeSpan.FromMinutes(6));
        else
            await host.Agents.RevokeAgentAsync(CallHost.Worker, "test");
        await Record.ExceptionAsync(() => call);
        Assert.Empty(host.Executions);
        Assert.Single(host.Audit.Entries, e => e.Phase == AuditPhase.Denied && e.Reason == reason);
    }

    [Fact]
    public async Task WaitingForApproval_WindowCloses_IsDenied()
    {
        await using var host = new CallHost(b => CallHost.Resources(b).AddAgent("worker", a => a.OwnedBy("first.last@contoso.example").WithPurpose("Works on things")
            .Grant("s:danger", g => g.Between(new TimeOnly(8, 0), new TimeOnly(9, 2)))));
        await using AgentSession session = await host.BeginAsync();
        Task<CallResult> call = host.CallAsync(session, "T-Danger").AsTask();
        host.Time.Advance(TimeSpan.FromMinutes(3));
        await host.ApproveAllAsync();
        Assert.Same(ReasonCodes.TimeWindow, (await call).Denial?.Reason);
        Assert.Empty(host.Executions);
    }

    [Fact]
    public async Task Assessor_ThrowsDeniesOrRaises_NeverLowers()
    {
        await using var host = new CallHost();
        await using AgentSession session = await host.BeginAsync();
        session.WaitForApproval = false;
        host.Assessor.OnAssess = static _ => throw new InvalidOperationException("assessor");
        await host.DeniedAsync(ReasonCodes.InternalFailure, session, "T-Read");
        host.Assessor.OnAssess = static _ => CallAssessment.Deny("no");
        await host.DeniedAsync(ReasonCodes.AssessmentDenied, session, "T-Read");
        host.Assessor.OnAssess = static _ => CallAssessment.AtLeast(TrustTier.Routine, "calm");
        await host.DeniedAsync(ReasonCodes.ApprovalPending, session, "T-Danger");
        host.Assessor.OnAssess = static _ => CallAssessment.AtLeast(TrustTier.HighRisk, "odd");
        await host.DeniedAsync(ReasonCodes.ApprovalPending, session, "T-Read");
    }

    [Fact]
    public async Task OutcomeLost_RaisesAnAlert_AndKeepsTheResult()
    {
        await using var host = new CallHost();
        await using AgentSession session = await host.BeginAsync();
        host.Audit.OnAppend = static r => _ = r.Phase == AuditPhase.Outcome ? throw new IOException("disk") : 0;
        await host.RunsAsync(session, "T-Read");
        Assert.Single(host.Alerts.Alerts, static a => a.Kind == "audit_outcome_lost");
    }

    [Theory]
    [MemberData(nameof(Hostile))]
    public async Task HostileArgument_IsDenied_AndNothingRuns(string kind)
    {
        await using var host = new CallHost();
        await using AgentSession session = await host.BeginAsync();
        (object? value, ReasonCode[] reasons) = kind switch
        {
            "huge" => ((object?)new string('x', 1 << 20), new[] { ReasonCodes.ArgumentTooLarge }),
            "deep" => (JsonDocument.Parse(new string('[', 60) + new string(']', 60)).RootElement, [ReasonCodes.ArgumentTooLarge]),
            "nan" => (double.NaN, [ReasonCodes.ArgumentMalformed]),
            "surrogate" => ("a\ud800b", [ReasonCodes.ArgumentMalformed]),
            "duplicate" => (JsonDocument.Parse("""{"a":1,"a":2}""").RootElement, [ReasonCodes.ArgumentMalformed]),
            _ => ("a\0b", [ReasonCodes.ArgumentMalformed]),
        };
        // As an object, and as text where it is one.
        foreach (string parameter in value is string ? new[] { "data", "id" } : ["data"])
        {
            CallResult result = await host.RawAsync(session, "T-Read", new Dictionary<string, object?> { [parameter] = value });
            Assert.Contains(result.Denial?.Reason, reasons);
        }

        Assert.Empty(host.Executions);
    }

    [Fact]
    public async Task Stream_ReadOnce_ThenRefused_AndEndsWithItsOutcome()
    {
        await using var host = new CallHost();
        await using AgentSession session = await host.BeginAsync();
        IAsyncEnumerable<string> stream = await OpenAsync(host, session);
        var read = new List<string>();
        await foreach (string item in stream)
            read.Add(item);
        Assert.Equal("one two three ", string.Concat(read));
        Assert.Throws<InvalidOperationException>(() => stream.GetAsyncEnumerator());
        Assert.Equal(CallStatus.Succeeded, Outcome(host).Status);
    }

    [Fact]
    public async Task Stream_DisposedEarly_IsAbandoned()
    {
        await using var host = new CallHost();
        await using AgentSession session = await host.BeginAsync();
        await foreach (string _ in await OpenAsync(host, session))
            break;
        Assert.Equal(CallStatus.Abandoned, Outcome(host).Status);
    }

    [Fact]
    public async Task Stream_SessionEnds_IsAbandoned_AndDoesNotLookComplete()
    {
        await using var host = new CallHost();
        AgentSession session = await host.BeginAsync();
        IAsyncEnumerable<string> unread = await OpenAsync(host, session);
        await session.DisposeAsync();
        Assert.Equal(CallStatus.Abandoned, Outcome(host).Status);
        await using IAsyncEnumerator<string> late = unread.GetAsyncEnumerator();
        await Assert.ThrowsAsync<ToolDeniedException>(() => late.MoveNextAsync().AsTask());
    }

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public async Task Stream_RevokedBetweenOrDuringSteps_GivesNothingMore(bool during)
    {
        await using var host = new CallHost();
        await using AgentSession session = await host.BeginAsync();
        Func<Task> revoke = () => host.Agents.RevokeAgentAsync(CallHost.Worker, "test").AsTask();
        await using IAsyncEnumerator<string> stream = (await OpenAsync(host, session, during ? revoke : null)).GetAsyncEnumerator();
        Assert.True(await stream.MoveNextAsync());
        if (!during)
            await revoke();
        await Assert.ThrowsAsync<ToolDeniedException>(() => stream.MoveNextAsync().AsTask());
        Assert.Equal(CallStatus.Withheld, Outcome(host).Status);
    }

    [Fact]
    public async Task Stream_OfASessionThatEndedInTheBody_IsRefused_AndRecorded()
    {
        await using var host = new CallHost();
        AgentSession session = await host.BeginAsync();
        CallResult result = await host.CallAsync(session, "T-Read", body: async _ =>
        {
            await session.DisposeAsync();
            return Items(null);
        });
        Assert.Same(ReasonCodes.RevokedInFlight, result.Denial?.Reason);
        Assert.Equal(CallStatus.Withheld, Outcome(host).Status);
    }

    private static FaultyOutcome Outcome(CallHost host) => new(Assert.Single(host.Audit.Entries, static e => e.Phase == AuditPhase.Outcome).Status);

    private static async Task<IAsyncEnumerable<string>> OpenAsync(CallHost host, AgentSession session, Func<Task>? between = null) =>
        Assert.IsAssignableFrom<IAsyncEnumerable<string>>((await host.CallAsync(session, "T-Read", body: _ => new(Items(between)))).Value);

    private static async IAsyncEnumerable<string> Items(Func<Task>? between, [EnumeratorCancellation] CancellationToken ct = default)
    {
        yield return "one ";
        if (between is not null)
            await between();
        yield return "two ";
        yield return "three ";
    }

    private readonly record struct FaultyOutcome(CallStatus Status);
}
