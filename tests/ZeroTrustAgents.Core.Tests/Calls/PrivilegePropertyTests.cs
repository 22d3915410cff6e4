using CsCheck;
using ZeroTrustAgents.Sessions;
using ZeroTrustAgents.Tools;

namespace ZeroTrustAgents.Calls;

/// <summary>G6: token ⊆ grant ∩ tool access ∩ parent, for random registries and delegation chains; and what a simple model permits, runs.</summary>
public sealed class PrivilegePropertyTests
{
    private const int ChainsPerRegistry = 16;

    private static readonly string[] Scopes = ["p:a", "p:b", "p:c", "p:d"];

    /// <summary>A set of scopes as bits. Every policy has an agent that holds all, so that each scope is some tool's.</summary>
    private static string[] Of(int bits) => [.. Scopes.Where((_, i) => (bits & (1 << i)) != 0)];

    // One registry: three agents' grants, three tools' scopes; then several chains of one to four levels, each with its own
    // narrowing. A registry costs more than a chain, and a case is a chain: each tool is called at its end.
    [Fact]
    public void Token_OfAnyDelegationChain_IsWithinEveryLevel_AndThePermittedRuns() => Gen.Select(
        Gen.Int[0, 15].Array[3], Gen.Int[1, 15].Array[3], Gen.Select(Gen.Int[0, 2], Gen.Int[0, 15], Gen.Bool).Array[1, 4].Array[ChainsPerRegistry])
        .Sample(
            (grants, tools, chains) => CheckAsync(grants, tools, chains).GetAwaiter().GetResult(),
            iter: Math.Max(1, (PropertyCases.Cases + ChainsPerRegistry - 1) / ChainsPerRegistry));

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
                int requests = host.Broker.Requests.Count;
                int executions = host.Executions.Count;
                bool permitted = (tools[t] & ~allowed) == 0;
                CallResult result = await host.CallAsync(sessions[^1], $"P-{t}");
                Assert.Equal(permitted, result.Denial is null);
                Assert.Equal(permitted ? 1 : 0, host.Executions.Count - executions);
                foreach (var request in host.Broker.Requests.Skip(requests))
                {
                    Assert.True(permitted);
                    Assert.Equal(Of(tools[t]), request.Scopes);
                    Assert.All(request.Scopes, s => Assert.Contains(s, Of(allowed)));
                    Assert.Equal("https://svc.example/", request.Audience);
                    Assert.Equal(chain.Reverse().Select(static level => $"a{level.Agent}"), request.Actors);
                    Assert.All(sessions, s => Assert.True(request.NotAfter <= s.Expires));
                }
            }

            foreach (AgentSession session in sessions)
                await session.DisposeAsync();
        }
    }

    private static ToolDescriptor Tool(string name, int scopes) =>
        new(name, "A tool.", new ToolAccess(Of(scopes)) { Tier = TrustTier.Routine, Audience = "svc" }, [new ToolParameter("id", typeof(string))]);
}
