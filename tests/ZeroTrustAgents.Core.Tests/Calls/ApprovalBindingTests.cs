using System.Globalization;
using System.Security.Claims;
using System.Text.Json;
using CsCheck;
using Microsoft.Extensions.DependencyInjection;
using ZeroTrustAgents.Approvals;
using ZeroTrustAgents.Sessions;

namespace ZeroTrustAgents.Calls;

/// <summary>G7 through the whole pipeline, with the real approval service.</summary>
public sealed class ApprovalBindingTests
{
    private const string Danger = "T-Danger";

    private static readonly object[] Special = ["", "a", "A", "a ", "а", "9007199254740992", "9007199254740993", 0.1, 0.1m, 0.1000000000000000055511151231257827m];

    private static Gen<object> Values => Gen.OneOf(
        Gen.Int[-3, 3].Select(static i => (object)i),
        Gen.Long[9007199254740990, 9007199254740994].Select(static l => (object)l),
        Gen.Int[0, 3].Select(static i => (object)$"{i}"),
        Gen.Int[-30, 30].Select(static i => (object)(i / 10.0)),
        Gen.Int[-30, 30].Select(static i => (object)(i / 10m)),
        Gen.Bool.Select(static b => (object)b),
        Gen.Int[0, Special.Length - 1].Select(static i => Special[i]));

    private static (string, string, bool)[] Mutations =>
    [
        ("""{"a":1,"b":[true,null]}""", """{ "b" : [true, null], "a" : 1.0 }""", true), ("""{"a":1}""", """{"a":"1"}""", false),
        ("9007199254740992", "9007199254740993", false), ("1e2", "100", true), ("\"\\u0041\"", "\"A\"", true), ("\"A\"", "\"a\"", false),
        ("[1,2]", "[2,1]", false), ("{}", "[]", false), ("null", "{}", false), ("\"\\u00e9\"", "\"e\\u0301\"", false),
    ];

    [Fact]
    public async Task ApprovedCall_WithAnotherArgument_RunsOnlyIfItsCanonicalFormIsTheSame()
    {
        // One host and a session a case: a request belongs to its session.
        var store = new InMemoryApprovalStore();
        await using var host = new CallHost(services: s => s.AddSingleton<IApprovalStore>(store));
        Gen.Select(Values, Values).Sample((approved, called) => CheckAsync(host, store, approved, called).GetAwaiter().GetResult(), iter: PropertyCases.Cases);
    }

    [Fact]
    public async Task ApprovedCall_WithTheSameJsonWrittenOtherwise_Runs_AndOtherJsonDoesNot()
    {
        await using var host = new CallHost();
        foreach ((string approved, string called, bool same) in Mutations)
        {
            await using AgentSession session = await host.BeginAsync();
            session.WaitForApproval = false;
            await host.RawAsync(session, Danger, Data(JsonDocument.Parse(approved).RootElement));
            await host.ApproveAllAsync();
            CallResult result = await host.RawAsync(session, Danger, Data(JsonDocument.Parse(called).RootElement));
            Assert.Equal(same, result.Denial is null);
        }
    }

    [Fact]
    public async Task SixtyFourRacingCallers_OfOneApproval_RunOnce()
    {
        const int RoundsPerHost = 100; // the fakes remember everything
        for (int left = PropertyCases.Costly(50); left > 0; left -= RoundsPerHost)
        {
            await using var host = new CallHost();
            for (int round = 0; round < Math.Min(left, RoundsPerHost); round++)
            {
                await using AgentSession session = await host.BeginAsync();
                session.WaitForApproval = false;
                int before = host.Executions.Count;
                await host.CallAsync(session, Danger);
                await host.ApproveAllAsync();
                var start = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
                Task<CallResult>[] racing = [.. Enumerable.Range(0, 64).Select(_ => Task.Run(async () =>
                {
                    await start.Task;
                    return await host.CallAsync(session, Danger);
                }))];
                start.SetResult();
                CallResult[] results = await Task.WhenAll(racing);
                Assert.Equal(1, host.Executions.Count - before);
                Assert.Single(results, static r => r.Denial is null);
            }
        }
    }

    [Fact]
    public async Task ApprovalGivenAfterTheSubjectsAuthenticationEnded_DoesNotRun()
    {
        await using var host = new CallHost();
        await using AgentSession session = await host.BeginAsync(claims: new Claim("exp", $"{host.Time.GetUtcNow().AddMinutes(1).ToUnixTimeSeconds()}"));
        Task<CallResult> waiting = host.CallAsync(session, Danger).AsTask();
        host.Time.Advance(TimeSpan.FromMinutes(2));
        await host.ApproveAllAsync();
        Assert.Same(ReasonCodes.SubjectInvalid, (await waiting).Denial?.Reason);
        Assert.Empty(host.Executions);
    }

    private static async Task CheckAsync(CallHost host, InMemoryApprovalStore store, object approved, object called)
    {
        await using AgentSession session = await host.BeginAsync();
        session.WaitForApproval = false;
        int executions = 0;
        ValueTask<CallResult> Call(object value) => host.RawAsync(session, Danger, Data(value), _ => new(Interlocked.Increment(ref executions)));
        ToolDenial pending = (await Call(approved)).Denial!;
        Assert.Same(ReasonCodes.ApprovalPending, pending.Reason);
        await host.Approvals.ApproveAsync(pending.ApprovalId!, CallHost.Person(CallHost.Approver));
        ToolDenial? second = (await Call(called)).Denial;
        Assert.Equal(AreTheSame(approved, called) ? 1 : 0, executions);

        // What stays open in one case must not count in the next.
        await store.TryExpireAsync(pending.ApprovalId!, unanswered: false, default);
        if (second?.ApprovalId is { } asked)
            await store.TryExpireAsync(asked, unanswered: false, default);
    }

    /// <summary>An independent model: texts are the same ordinally, numbers by their exact value, and nothing else is the same.</summary>
    private static bool AreTheSame(object x, object y) => (x, y) switch
    {
        (string a, string b) => string.Equals(a, b, StringComparison.Ordinal),
        (bool a, bool b) => a == b,
        (string or bool, _) or (_, string or bool) => false,
        _ => Exact(x) == Exact(y),
    };

    private static decimal Exact(object number) => number is double d
        ? decimal.Parse(d.ToString("R", CultureInfo.InvariantCulture), CultureInfo.InvariantCulture)
        : Convert.ToDecimal(number, CultureInfo.InvariantCulture);

    private static Dictionary<string, object?> Data(object value) => new() { ["data"] = value };
}
