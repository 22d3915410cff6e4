using CsCheck;
using ZeroTrustAgents.Sessions;
using ZeroTrustAgents.Tests.Arguments;
using ZeroTrustAgents.Tools;

namespace ZeroTrustAgents.Calls;

public sealed class PipelinePropertyTests
{
    private static readonly string[] Scopes = ["p:a", "p:b", "p:c", "p:d"];

    /// <summary>A set of scopes as bits. Every policy has an agent that holds all, so that each scope is some tool's.</summary>
    private static string[] Of(int bits) => [.. Scopes.Where((_, i) => (bits & (1 << i)) != 0)];

    // One registry: three agents' grants, three tools' scopes; then several chains of one to four levels, each with its own narrowing.
    [Fact]
    public void Token_OfAnyDelegationChain_IsWithinEveryLevel_AndThePermittedRuns() => Gen.Select(
        Gen.Int[0, 15].Array[3], Gen.Int[1, 15].Array[3], Gen.Select(Gen.Int[0, 2], Gen.Int[0, 15], Gen.Bool).Array[1, 4].Array[16])
        .Sample(
            (grants, tools, chains) => CheckAsync(grants, tools, chains).GetAwaiter().GetResult(),
            iter: Math.Max(1, PropertyCases.Cases / 48), threads: 1);

    private static async Task CheckAsync(int[] grants, int[] tools, (int Agent, int Only, bool Narrow)[][] chains)
    {
        ToolDescriptor[] descriptors = [.. tools.Select((t, i) => Tool($"P-{i}", t)), Tool("P-All", 15)];
        await using var host = new CallHost(
            b =>
            {
                CallHost.Resources(b);
                for (int a = 0; a < grants.Length; a++)
                {
                    int agent = a;
                    b.AddAgent($"a{a}", x =>
                    {
                        x.OwnedBy("first.last@contoso.example").WithPurpose("Works on things");
                        foreach (string scope in Of(grants[agent]))
                            x.Grant(scope);
                    });
                }
            },
            tools: descriptors);
        foreach ((int Agent, int Only, bool Narrow)[] chain in chains)
        {
            var sessions = new List<AgentSession>();
            int allowed = 15;
            foreach ((int agent, int only, bool narrow) in chain)
            {
                int within = narrow ? grants[agent] & only : grants[agent];
                allowed &= within;
                string[]? limit = narrow ? Of(within) : null;
                sessions.Add(sessions.Count == 0 ? await host.BeginAsync($"a{agent}", limit) : await sessions[^1].BeginChildAsync($"a{agent}", limit));
            }

            for (int t = 0; t < tools.Length; t++)
            {
                int before = host.Broker.Requests.Count;
                CallResult result = await host.CallAsync(sessions[^1], $"P-{t}");
                Assert.Equal((tools[t] & ~allowed) == 0, result.Denial is null);
                foreach (var request in host.Broker.Requests.Skip(before))
                {
                    Assert.Equal(Of(tools[t]), request.Scopes);
                    Assert.All(request.Scopes, s => Assert.Contains(s, Of(allowed)));
                    Assert.Equal("https://svc.example/", request.Audience);
                    Assert.All(sessions, s => Assert.True(request.NotAfter <= s.Expires));
                }
            }

            foreach (AgentSession session in sessions)
                await session.DisposeAsync();
        }
    }

    private static ToolDescriptor Tool(string name, int scopes) =>
        new(name, "A tool.", new ToolAccess(Of(scopes)) { Tier = TrustTier.Routine, Audience = "svc" }, [new ToolParameter("id", typeof(string))]);

    [Fact]
    public async Task Approved_MutatedArguments_RunIfAndOnlyIfCanonicallyEqual()
    {
        await using var host = new CallHost();
        foreach ((string approved, string called, bool same) in Mutations)
        {
            await using AgentSession session = await host.BeginAsync();
            session.WaitForApproval = false;
            await host.RawAsync(session, "T-Danger", Data(approved));
            await host.ApproveAllAsync();
            CallResult result = await host.RawAsync(session, "T-Danger", Data(called));
            Assert.Equal(same, result.Denial is null);
        }
    }

    private static (string, string, bool)[] Mutations =>
    [
        ("""{"a":1,"b":[true,null]}""", """{ "b" : [true, null], "a" : 1.0 }""", true), ("""{"a":1}""", """{"a":"1"}""", false),
        ("9007199254740992", "9007199254740993", false), ("1e2", "100", true), ("\"\\u0041\"", "\"A\"", true), ("\"A\"", "\"a\"", false),
        ("[1,2]", "[2,1]", false), ("{}", "[]", false), ("null", "{}", false), ("\"\\u00e9\"", "\"e\\u0301\"", false),
    ];

    private static Dictionary<string, object?> Data(string json) => new() { ["data"] = System.Text.Json.JsonDocument.Parse(json).RootElement };

    [Fact]
    public async Task OneApproval_SixtyFourConsumers_RunOnce()
    {
        for (int round = 0; round < 200; round++)
        {
            await using var host = new CallHost();
            await using AgentSession session = await host.BeginAsync();
            session.WaitForApproval = false;
            await host.CallAsync(session, "T-Danger");
            await host.ApproveAllAsync();
            using var start = new SemaphoreSlim(0);
            Task<CallResult>[] racing = [.. Enumerable.Range(0, 64).Select(_ => Task.Run(async () =>
            {
                await start.WaitAsync();
                return await host.CallAsync(session, "T-Danger");
            }))];
            start.Release(64);
            CallResult[] results = await Task.WhenAll(racing);
            Assert.Single(host.Executions);
            Assert.Single(results, static r => r.Denial is null);
        }
    }

    [Theory]
    [InlineData(1)]
    [InlineData(1000)]
    public async Task Decide_Warm_AllocatesNothing(int count)
    {
        ToolDescriptor[] tools = [.. Enumerable.Range(0, count).Select(static i => CallHost.Tool($"G-{i}", $"g:s{i}", TrustTier.Routine))];
        await using var host = new CallHost(
            b => CallHost.Resources(b).AddAgent("worker", a =>
            {
                a.OwnedBy("first.last@contoso.example").WithPurpose("Works on things");
                for (int i = 0; i < count; i++)
                    a.Grant($"g:s{i}", static g => g.Argument("id").MaxLength(9));
            }),
            tools: tools);
        await using AgentSession session = await host.BeginAsync();
        SessionPermit permit = new GuardedTool(session, tools[^1]).PermitUnder(host.Agents.Policies.Current);
        ZeroTrustAgents.Arguments.FrozenArguments.TryFreeze(tools[^1], CallHost.Id("1"), System.Globalization.CultureInfo.InvariantCulture, host.Agents.Policies.Current.Limits, null, out var arguments, out _);
        DateTimeOffset now = host.Time.GetUtcNow();
        int denied = 0;
        Assert.Equal(0, Allocations.PerCall(() => denied += permit.Decide(arguments!, now, out _) is null && session.EndedReason() is null ? 0 : 1));
        Assert.Equal(0, denied);
    }
}
