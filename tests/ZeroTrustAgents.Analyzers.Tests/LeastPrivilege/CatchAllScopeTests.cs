using Microsoft.CodeAnalysis;

namespace ZeroTrustAgents.Analyzers.Tests;

public sealed class CatchAllScopeTests
{
    public static TheoryData<string> Refused => ["", "*", "tickets:*", "*:read", "admin", "ADMIN", "root", "all", "any", "full_access", "full-access", ".default", "https://graph.contoso.example/.default", "two scopes", "say\"", "back\\slash", "täg"];

    [Theory]
    [MemberData(nameof(Refused))]
    public void Problem_OfWhatTheRuntimeRefuses_IsSaid(string scope)
    {
        Assert.False(ScopeName.IsValid(scope, out _));
        Assert.NotNull(ScopeText.Problem(scope));
    }

    [Theory]
    [InlineData("tickets:all")]
    [InlineData("tickets/full_control")]
    [InlineData("user_impersonation")]
    [InlineData("https://management.contoso.example/user_impersonation")]
    [InlineData("owner")]
    public void Problem_OfRelatives_IsSaid(string scope) => Assert.NotNull(ScopeText.Problem(scope));

    [Theory]
    [InlineData("tickets:read")]
    [InlineData("User.Read.All")]
    [InlineData("tickets:read-all")]
    [InlineData("admin:org")]
    [InlineData("administrators:list")]
    [InlineData("https://mail.contoso.example/send")]
    [InlineData("root-causes:read")]
    public void Problem_OfANamedScope_IsNone(string scope) => Assert.Null(ScopeText.Problem(scope));

    [Fact]
    public Task Scope_OfAToolAndAGrant_IsReported() => Marked.CheckAgentsAsync<CatchAllScope>("""
        using Needs = ZeroTrustAgents.ToolAccessAttribute;

        static class Scopes
        {
            public const string Tickets = "tickets";
            public const string Everything = Tickets + ":*";
        }

        public partial class Plugin
        {
            [KernelFunction, ToolAccess([|"*"|])]
            public string One() => "";

            [KernelFunction]
            [Needs("tickets:read", [|Scopes.Everything|], Tier = TrustTier.Routine)]
            public partial string Two();

            [KernelFunction, ToolAccess(new[] { "a:read", [|"admin"|] })]
            public string Three() => "";

            [KernelFunction, ToolAccess(scopes: [|$"{Scopes.Tickets}:all"|])]
            public string Four() => "";

            [KernelFunction, ToolAccess("tickets:read", Audience = "*")]
            public string Fine() => "";
        }

        public partial class Plugin
        {
            public partial string Two() => "";
        }

        class Registration(IServiceCollection services)
        {
            public ToolAccess Declared() => new([|"full_access"|]) { Tier = TrustTier.HighRisk };

            public void Agents(string scope, bool wide) => services.AddZeroTrustAgents().AddAgent("a", agent => agent
                .Grant([|"tickets:*"|])
                .Grant("tickets:read", g => g.ForTool("*"))
                .Grant(configure: g => g.Argument("to").EqualTo("*"), scope: [|nameof(root)|])
                .Grant(wide ? [|"all"|] : "tickets:read")
                .Grant(scope));

            const string root = "x";
        }
        """);

    [Fact]
    public Task Scope_InATokenRequest_IsNotReported() => Marked.CheckAgentsAsync<CatchAllScope>("""
        record TokenRequestContext(string[] Scopes);

        class Client
        {
            public TokenRequestContext Request() => new(new[] { "https://graph.contoso.example/.default" });
            public void AcquireTokenForClient(params string[] scopes) => AcquireTokenForClient("https://graph.contoso.example/.default");
            public void Grant(string scope) => Grant("*");
        }
        """);

    [Fact]
    public Task Scope_InTopLevelStatements_IsReported() => Marked.CheckAgentsAsync<CatchAllScope>("""
        new ServiceCollection().AddZeroTrustAgents().AddAgent("a", static agent => { agent.Grant([|"x:*"|]); });
        """);

    [Fact]
    public Task Scope_InSettings_IsReported() => Marked.CheckSettingsAsync<CatchAllScope>("appsettings.json", """
        {
          "Scope": "*",
          "ZeroTrustAgents": {
            "Agents": {
              "helpdesk": { "Grants": [ { "Scope": "tickets:read" }, { "Scope": "[|tickets:*|]", "Arguments": { "to": { "EqualTo": "*" } } } ] },
              "mail": { "Grants": { "0": { "Scope": "[|admin|]" } } }
            }
          }
        }
        """, "");

    [Fact]
    public async Task Analyzer_OnMalformedCode_DoesNotThrow()
    {
        Compilation compilation = Compile.Sources(("File.cs", Marked.AgentUsings + """
            class C { [ToolAccess("*", , )] void A() { } [ToolAccess(] void M(IServiceCollection s) => s.AddZeroTrustAgents().AddAgent("a", a => a.Grant().Grant("*", g =>
            """)).WithReferences(Compile.AgentReferences);

        await Compile.DiagnoseAsync(compilation, [new CatchAllScope()], [new FileText("appsettings.json", "{ \"ZeroTrustAgents\": { \"Agents\": { \"a\": { \"Grants\": [ 1, null, { \"Scope\": [] } ] } } } }")]);
    }
}
