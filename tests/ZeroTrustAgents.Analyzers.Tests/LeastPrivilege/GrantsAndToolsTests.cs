using Microsoft.CodeAnalysis;

namespace ZeroTrustAgents.Analyzers.Tests;

public sealed class GrantsAndToolsTests
{
    private const string Plugin = """
        public class Plugin
        {
            [KernelFunction, ToolAccess("tickets:read")]
            public string Get(string id) => "";

            [KernelFunction, ToolAccess("mail:send", [|"mail:attach"|])]
            public string Mail(string to) => "";

            [KernelFunction, ToolAccess([|"nobody:has"|])]
            public string Unused() => "";
        }

        """;

    private static string Unmarked => Plugin.Replace("[|", "", StringComparison.Ordinal).Replace("|]", "", StringComparison.Ordinal);

    [Fact]
    public Task Misfits_OfACompleteProject_AreReported() => Marked.CheckAgentsAsync<GrantsAndToolsAnalyzer>(Plugin + """
        class Registration(IServiceCollection services)
        {
            const string Typo = "tickets:raed";

            public void Add() => services.AddZeroTrustAgents()
                .AddAgent("a", agent => agent
                    .Grant("tickets:read", g => g.Argument("ID").EqualTo("1").And.Argument([|"ticket"|]).Required())
                    .Grant([|Typo|]))
                .AddAgent("b", Configure)
                .AddSemanticKernel(kernel => kernel.AddPlugin<Plugin>());

            static void Configure(AgentBuilder agent) { agent.Grant(scope: "mail:send", g => { g.Argument(name: [|"recipient"|]).Required(); }); }
        }
        """);

    public static TheoryData<string> Unknowns => new(
        ".AddAgent(\"a\", agent => agent.Grant(\"other:x\")).AddSemanticKernel(k => k.AddPlugin<Plugin>().AddPlugin(plugin)).AddAgent(\"b\", agent => agent.Grant(scope))",
        ".AddAgent(\"a\", agent => agent.Grant(\"other:x\")).AddSemanticKernel(k => k.AddPlugin<Plugin>(access: p => { })).AddAgent(\"b\", given)",
        ".AddAgent(\"a\", agent => agent.Grant(\"other:x\")).AddAgent(\"b\", given)");

    [Theory]
    [MemberData(nameof(Unknowns))]
    public Task Misfits_WhereSomethingIsUnknown_AreNotReported(string chain) => Marked.CheckAgentsAsync<GrantsAndToolsAnalyzer>(Unmarked + $$"""
        class Registration(IServiceCollection services, KernelPlugin plugin, string scope, Action<AgentBuilder> given)
        {
            public void Add() => services.AddZeroTrustAgents(){{chain}};
        }
        """);

    [Fact]
    public Task Tools_WithUnknownConfiguration_AreNotReported_ButGrantsAre() => Marked.CheckAgentsAsync<GrantsAndToolsAnalyzer>(Unmarked + """
        class Registration(IServiceCollection services, IConfiguration configuration)
        {
            public void Add() => services.AddZeroTrustAgents(configuration)
                .AddAgent("a", agent => agent.Grant([|"other:x"|])).AddSemanticKernel(k => k.AddPlugin<Plugin>());
        }
        """);

    [Fact]
    public Task Tools_WithoutRegistration_AreNotReported() => Marked.CheckAgentsAsync<GrantsAndToolsAnalyzer>(Unmarked + """
        class Part
        {
            public void Add(ZeroTrustAgentsBuilder agents) => agents.AddAgent("a", agent => agent.Grant("other:x")).AddSemanticKernel(k => k.AddPlugin<Plugin>());
        }
        """);

    [Fact]
    public Task Grants_InSettings_AreCompared() => Marked.CheckSettingsAsync<GrantsAndToolsAnalyzer>("appsettings.json", """
        {
          "ZeroTrustAgents": {
            "Agents": {
              "a": { "Grants": [
                { "Scope": "tickets:read", "Arguments": { "id": { "EqualTo": "1" }, "[|ticket|]": { "Required": true } } },
                { "Scope": "[|other:x|]" },
                { "Scope": "mail:send" } ] }
            }
          }
        }
        """, Plugin + """
        class Registration(IServiceCollection services, IConfiguration configuration)
        {
            public void Add() => services.AddZeroTrustAgents(configuration.GetSection("ZeroTrustAgents")).AddSemanticKernel(k => { k.AddPlugin<Plugin>(); });
        }
        """);

    [Fact]
    public async Task Analyzer_OnMalformedCode_DoesNotThrow()
    {
        Compilation compilation = Compile.Sources(("File.cs", Marked.AgentUsings + """
            class C { void M(IServiceCollection s) { s.AddZeroTrustAgents(.AddAgent("a", a => a.Grant("x", g => g.Argument().Grant(; s.AddZeroTrustAgents().AddSemanticKernel(k => k.AddPlugin<Missing>().AddPlugin<>()); } }
            """)).WithReferences(Compile.AgentReferences);

        await Compile.DiagnoseAsync(compilation, [new GrantsAndToolsAnalyzer()]);
    }
}
