using CsCheck;
using Microsoft.Extensions.DependencyInjection;
using ZeroTrustAgents.Calls;
using ZeroTrustAgents.Sessions;
using ZeroTrustAgents.Tools;

namespace ZeroTrustAgents.Tests.Calls;

/// <summary>G7 through the whole pipeline, with the real approval service.</summary>
public class ApprovalBindingTests
{
    private static PipelineHost Host(Type? argument = null, ReloadableSection? section = null) => new(
        [PipelineHost.Tool("T-Danger", ["t:danger"], TrustTier.HighRisk, new ToolParameter("id", argument ?? typeof(object)))],
        b =>
        {
            b.AddAgent("worker", a => a.OwnedBy(PipelineHost.Owner).WithPurpose("Takes part in a test").Grant("t:danger"));
        }, section?.Section);

    private static readonly object[] Special = ["", "a", "A", "a ", "а", "9007199254740992", "9007199254740993", 0.1, 0.1m, 0.1000000000000000055511151231257827m];

    private static Gen<object> Values => Gen.OneOf(
        Gen.Int[-3, 3].Select(static i => (object)i),
        Gen.Long[9007199254740990, 9007199254740994].Select(static l => (object)l),
        Gen.Int[0, 3].Select(static i => (object)$"{i}"),
        Gen.Int[-30, 30].Select(static i => (object)(i / 10.0)),
        Gen.Int[-30, 30].Select(static i => (object)(i / 10m)),
        Gen.Bool.Select(static b => (object)b),
        Gen.Int[0, Special.Length - 1].Select(static i => Special[i]));

    [Fact]
    public async Task ApprovedCall_WithAnotherArgument_RunsOnlyIfItsCanonicalFormIsTheSame()
    {
        // One host and a session a case: a request belongs to its session.
        var section = new ReloadableSection { ["Approvals:MaxOpen"] = "10000000" };
        await using PipelineHost host = Host(section: section);
        Gen.Select(Values, Values).Sample((approved, called) => RunAsync(host, approved, called).GetAwaiter().GetResult(), iter: PropertyCases.Cases);
    }

    private static async Task RunAsync(PipelineHost host, object approved, object called)
    {
        await using AgentSession session = await host.BeginAsync();
        session.WaitForApproval = false;
        var body = new Body();
        ToolDenial pending = (await host.CallAsync(session, "T-Danger", approved, body)).Denial!;
        Assert.Equal(ReasonCodes.ApprovalPending, pending.Reason);
        await host.Approvals.ApproveAsync(pending.ApprovalId!, PipelineHost.Person(PipelineHost.Approver));
        await host.CallAsync(session, "T-Danger", called, body);
        Assert.Equal(AreTheSame(approved, called) ? 1 : 0, body.Executions);
    }

    /// <summary>An independent model: texts are the same ordinally, numbers by their exact value, and nothing else is the same.</summary>
    private static bool AreTheSame(object x, object y) => (x, y) switch
    {
        (string a, string b) => string.Equals(a, b, StringComparison.Ordinal),
        (bool a, bool b) => a == b,
        (string or bool, _) or (_, string or bool) => false,
        _ => Exact(x) == Exact(y),
    };

    private static decimal Exact(object number) => number is double d ? decimal.Parse(d.ToString("R", System.Globalization.CultureInfo.InvariantCulture), System.Globalization.CultureInfo.InvariantCulture) : Convert.ToDecimal(number, System.Globalization.CultureInfo.InvariantCulture);

    [Fact]
    public async Task SixtyFourRacingCallers_OfOneApproval_RunOnce()
    {
        for (int round = 0; round < 50; round++)
        {
            await using PipelineHost host = Host();
            await using AgentSession session = await host.BeginAsync();
            session.WaitForApproval = false;
            var body = new Body();
            await host.CallAsync(session, "T-Danger", "x", body);
            await host.ApproveAllAsync();
            using var start = new Barrier(8);
            CallResult[][] results = await Task.WhenAll(Enumerable.Range(0, 8).Select(_ => Task.Run(async () =>
            {
                start.SignalAndWait();
                return await Task.WhenAll(Enumerable.Range(0, 8).Select(_ => Task.Run(() => host.CallAsync(session, "T-Danger", "x", body).AsTask())));
            })));
            Assert.Equal(1, body.Executions);
            Assert.Single(results.SelectMany(static r => r), static r => r.Denial is null);
        }
    }

    [Fact]
    public async Task ApprovedCall_AfterPolicyChanged_DoesNotRun()
    {
        var source = new ReloadableSection();
        source["Limits:MaxArguments"] = "10";
        await using var host = new PipelineHost(
            [PipelineHost.Tool("T-Danger", ["t:danger"], TrustTier.HighRisk)],
            b => b.AddAgent("worker", a => a.OwnedBy(PipelineHost.Owner).WithPurpose("Takes part in a test").Grant("t:danger")), source.Section);
        await using AgentSession session = await host.BeginAsync();
        session.WaitForApproval = false;
        var body = new Body();
        await host.CallAsync(session, "T-Danger", "x", body);
        await host.ApproveAllAsync();
        source["Limits:MaxArguments"] = "11";
        source.Reload();
        Assert.NotNull((await host.CallAsync(session, "T-Danger", "x", body)).Denial);
        Assert.Equal(0, body.Executions);
    }

    [Fact]
    public async Task ApprovalGivenAfterTheSubjectsAuthenticationEnded_DoesNotRun()
    {
        await using PipelineHost host = Host();
        long exp = host.Time.GetUtcNow().AddMinutes(1).ToUnixTimeSeconds();
        await using AgentSession session = await host.Agents.BeginSessionAsync("worker", PipelineHost.Person("user@contoso.example", new System.Security.Claims.Claim("exp", $"{exp}")));
        var body = new Body();
        Task<CallResult> waiting = host.CallAsync(session, "T-Danger", "x", body).AsTask();
        host.Time.Advance(TimeSpan.FromMinutes(2));
        await host.ApproveAllAsync();
        Assert.Equal(ReasonCodes.SubjectInvalid, (await waiting).Denial!.Reason);
        Assert.Equal(0, body.Executions);
    }

    [Fact]
    public async Task RevokedWhileWaitingForApproval_DoesNotRun()
    {
        await using PipelineHost host = Host();
        await using AgentSession session = await host.BeginAsync();
        var body = new Body();
        Task<CallResult> waiting = host.CallAsync(session, "T-Danger", "x", body).AsTask();
        await host.Agents.RevokeAgentAsync("worker", "test");
        Assert.Equal(ReasonCodes.AgentRevoked, (await waiting).Denial!.Reason);
        Assert.Equal(0, body.Executions);
    }
}
