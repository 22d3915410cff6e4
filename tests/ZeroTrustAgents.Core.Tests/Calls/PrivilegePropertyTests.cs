using CsCheck;
using Microsoft.Extensions.DependencyInjection;
using ZeroTrustAgents.Sessions;
using ZeroTrustAgents.Tokens;
using ZeroTrustAgents.Tools;

namespace ZeroTrustAgents.Tests.Calls;

/// <summary>G6: token ⊆ grant ∩ tool access ∩ parent, for random registries and delegation chains; and what a simple model permits, runs.</summary>
public class PrivilegePropertyTests
{
    private static readonly string[] Scopes = ["a:1", "a:2", "b:1", "b:2"];

    private sealed record Level(int Grants, int Only);

    private sealed record Case(Level[] Chain, int ToolScopes);

    private static Gen<Case> Cases =>
        from depth in Gen.Int[1, 4]
        from levels in Gen.Select(Gen.Int[1, 15], Gen.Int[0, 15], (g, o) => new Level(g, o)).Array[depth]
        from tool in Gen.Int[1, 15]
        select new Case(levels, tool);

    private static IEnumerable<string> Of(int bits) => Scopes.Where((_, i) => (bits & (1 << i)) != 0);

    /// <summary>A registry costs more than a call: each case of the property is one registry, and every tool of it is called.</summary>
    [Fact]
    public void TokenRequest_IsWithinEveryLevel_AndWhatIsPermittedRuns()
    {
        int registries = Math.Max(1, PropertyCases.Cases / 15);
        Cases.Sample(
            c =>
            {
                RunAsync(c).GetAwaiter().GetResult();
                return true;
            },
            iter: registries);
    }

    private static async Task RunAsync(Case c)
    {
        // One tool for each set of scopes: 15 cases a registry.
        ToolDescriptor[] tools = [.. Enumerable.Range(1, 15).Select(bits => PipelineHost.Tool($"T-{bits}", [.. Of(bits)]))];
        await using var host = new PipelineHost(tools, b =>
        {
            for (int i = 0; i < c.Chain.Length; i++)
            {
                int level = i;
                b.AddAgent($"agent{i}", a =>
                {
                    a.OwnedBy(PipelineHost.Owner).WithPurpose("Takes part in a property");
                    foreach (string scope in Of(c.Chain[level].Grants))
                        a.Grant(scope);
                });
            }
        });
        AgentSession? session = null;
        int allowed = 15;
        for (int i = 0; i < c.Chain.Length; i++)
        {
            // 0 means not limited; otherwise what is granted of the chosen set.
            int only = c.Chain[i].Only & c.Chain[i].Grants;
            IEnumerable<string>? limit = only == 0 ? null : Of(only);
            session = session is null ? await host.BeginAsync("agent0", limit) : await session.BeginChildAsync($"agent{i}", limit);
            allowed &= c.Chain[i].Grants & (only == 0 ? 15 : only);
        }

        for (int bits = 1; bits <= 15; bits++)
        {
            int before = host.Broker.Requests.Count;
            var body = new Body();
            CallResultCheck(await host.CallAsync(session!, $"T-{bits}", "x", body), (bits & ~allowed) == 0, body);
            if (host.Broker.Requests.Count == before)
                continue;
            ToolTokenRequest request = host.Broker.Requests.Last();
            Assert.Equal(Of(bits), request.Scopes);
            Assert.All(request.Scopes, s => Assert.Contains(s, Of(allowed)));
            Assert.Equal("https://probe.example", request.Audience);
            Assert.True(request.NotAfter <= session!.Expires);
            Assert.Equal(Enumerable.Range(0, c.Chain.Length).Reverse().Select(i => $"agent{i}"), request.Actors);
        }
    }

    private static void CallResultCheck(ZeroTrustAgents.Calls.CallResult result, bool permitted, Body body)
    {
        Assert.Equal(permitted, result.Denial is null);
        Assert.Equal(permitted ? 1 : 0, body.Executions);
    }
}
