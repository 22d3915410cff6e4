using System.Collections.Immutable;
using Microsoft.CodeAnalysis;

namespace ZeroTrustAgents.Analyzers.Tests;

public sealed class CapabilityAnalyzerTests
{
    private const string Plugin = """
        public class Plugin
        {
            [KernelFunction, ToolAccess("tickets:read", Tier = TrustTier.Elevated, Effect = ToolEffect.Read)]
            public string Get(string id) => "";
        }

        """;

    private const string Registration = Plugin + """
        class Registration(IServiceCollection services)
        {
            public void Add() => services.AddZeroTrustAgents()
                .AddAgent("a", agent => agent.OwnedBy("first.last@contoso.example").Grant("tickets:read", g => g.Argument("id").MaxLength(8)))
                .AddSemanticKernel(kernel => kernel.AddPlugin<Plugin>());
        }
        """;

    private const string Listed = """
        # Reviewed by two people.
        agent a grant tickets:read; argument id length<= 8
        agent a owner first.last@contoso.example

        tool Plugin-Get effect Read
        tool Plugin-Get returns Unspecified
        tool Plugin-Get scope tickets:read
        tool Plugin-Get tier Elevated
        """;

    [Fact]
    public async Task Project_AsListed_IsNotReported() => Assert.Empty(await CapabilityRun.FindAsync(Registration, Listed));

    /// <summary>A line as it is, as the file has it instead, and what is said of that.</summary>
    [Theory]
    [InlineData("tool Plugin-Get tier Elevated", "tool Plugin-Get tier HighRisk", "ZTA3007 'tool Plugin-Get tier Elevated' was not reviewed: AgentCapabilities.txt allows only 'tool Plugin-Get tier HighRisk'; change the line, or narrow the capability.|ZTA3008 Nothing has 'tool Plugin-Get tier HighRisk' any more; delete the line.")]
    [InlineData("tool Plugin-Get tier Elevated", "tool Plugin-Get tier Routine", "ZTA3008 'tool Plugin-Get tier Routine' is wider than what there is: 'tool Plugin-Get tier Elevated'; narrow the line.")]
    [InlineData("tool Plugin-Get scope tickets:read", "", "ZTA3007 'tool Plugin-Get scope tickets:read' was not reviewed: AgentCapabilities.txt does not list it; add the line, or take the capability away.")]
    [InlineData("agent a grant tickets:read; argument id length<= 8", "agent a grant tickets:read", "ZTA3008 'agent a grant tickets:read' is wider than what there is: 'agent a grant tickets:read; argument id length<= 8'; narrow the line.")]
    [InlineData("agent a owner first.last@contoso.example", "agent a owner first.last@contoso.example\nagent b owner x.y@contoso.example", "ZTA3008 Nothing has 'agent b owner x.y@contoso.example' any more; delete the line.")]
    [InlineData("tool Plugin-Get effect Read", "tool Plugin-Get effect Read\ntool Plugin-Get may everything", "ZTA3009 Line 6 of AgentCapabilities.txt cannot be read: 'tool Plugin-Get may everything'. Write 'agent ID owner ADDRESS', 'agent ID grant SCOPE; CONDITION…', 'tool NAME tier TIER' and the like, or delete it.")]
    public async Task File_ThatDiffers_IsReported(string line, string instead, string expected)
    {
        ImmutableArray<Diagnostic> found = await CapabilityRun.FindAsync(Registration, Listed.Replace(line, instead, StringComparison.Ordinal));

        Assert.Equal(expected.Split('|').Order(), found.Select(static d => $"{d.Id} {d.GetMessage(System.Globalization.CultureInfo.InvariantCulture)}").Order());
    }

    [Fact]
    public Task Capability_IsReportedWhereItIsSaid() => Marked.CheckAgentsAsync<CapabilityAnalyzer>(
        ImmutableDictionary<string, string>.Empty,
        [new FileText(CapabilityRun.Path, "")],
        """
        public class Plugin
        {
            [KernelFunction, {|ZTA3007:{|ZTA3007:ToolAccess|}|}([|"tickets:read"|], [|Tier = TrustTier.Elevated|], [|Audience = "tickets"|], [|Boundary = new[] { "crm" }|])]
            public string Get(string id) => "";
        }

        class Registration(IServiceCollection services)
        {
            public void Add() => services.AddZeroTrustAgents()
                .AddResource("tickets", [|"https://tickets.contoso.example"|], [|"https://tickets.contoso.example/"|], [|true|])
                .AddAgent([|"a"|], agent => agent.OwnedBy("first.last@contoso.example").Grant([|"tickets:read"|]))
                .AddSemanticKernel(kernel => kernel.AddPlugin<Plugin>());
        }
        """);

    [Fact]
    public async Task Settings_GiveCapabilities_WhereTheyStand()
    {
        const string settings = """
            {
              "ZeroTrustAgents": {
                "Agents": { "a": { "Owner": "first.last@contoso.example", "Purpose": "p", "Facts": { "payees": [ "a@b.example" ] }, "Grants": [
                  { "Scope": "tickets:read", "Tool": "Plugin-Get", "MinimumTier": "critical", "Environments": [ "Production" ],
                    "SubjectClaims": { "dept": [ "it" ] }, "TimeWindow": { "From": "08:30", "To": "17:00", "TimeZone": "UTC", "Days": [ "monday" ] },
                    "Arguments": { "id": { "EqualTo": "x", "OneOf": [ "y", "x" ], "MatchesRegex": "[a-z]+", "Minimum": 1, "Maximum": 2.50, "MaxLength": 8, "From": "Subject, Facts", "Hosts": [ "contoso.example" ], "Required": true, "Forbidden": false } } } ] } },
                "Resources": { "tickets": { "Identifier": "https://tickets.contoso.example", "Addresses": [ "https://tickets.contoso.example/" ], "AllowPrivateNetwork": "True" } }
              }
            }
            """;

        ImmutableArray<Diagnostic> found = await CapabilityRun.FindAsync(
            "class R(IServiceCollection services, IConfiguration configuration) { public void Add() => services.AddZeroTrustAgents(configuration.GetSection(\"ZeroTrustAgents\")); }",
            "resource tickets address *", ("/repo/appsettings.json", settings));

        string[] lines =
        [
            "agent a fact a@b.example",
            "agent a grant tickets:read; argument id <= 2.5; argument id >= 1; argument id from Facts Subject; argument id host-in contoso.example; argument id in x; argument id in x y; argument id length<= 8; argument id matches \"[a-z]+\"; argument id required; claim dept in it; environment in Production; tier >= Critical; time matches \"08:30:00-17:00:00 UTC Monday\"; tool in Plugin-Get",
            "agent a owner first.last@contoso.example",
            "resource tickets identifier https://tickets.contoso.example",
            "resource tickets private-network",
        ];
        Assert.Equal(lines, found.Select(static d => d.Properties[UnlistedCapability.LineProperty]!).Order(StringComparer.Ordinal));
        Assert.All(found, static d => Assert.Equal("/repo/appsettings.json", d.Location.GetLineSpan().Path));
    }

    /// <summary>What is out of sight could be what a line is for.</summary>
    [Theory]
    [InlineData("services.AddZeroTrustAgents().AddAgent(id, agent => agent.OwnedBy(\"first.last@contoso.example\"))")]
    [InlineData("services.AddZeroTrustAgents().AddAgent(\"a\", agent => agent.Grant(id))")]
    [InlineData("services.AddZeroTrustAgents().AddAgent(\"a\", given)")]
    [InlineData("services.AddZeroTrustAgents().AddResource(\"r\", \"https://r.example\", id)")]
    [InlineData("services.AddZeroTrustAgents(configuration)")]
    public async Task Line_OfWhatIsOutOfSight_IsNotCalledGone(string registration)
    {
        ImmutableArray<Diagnostic> found = await CapabilityRun.FindAsync(
            $"class R(IServiceCollection services, IConfiguration configuration, string id, Action<AgentBuilder> given) {{ public void Add() => {registration}; }}",
            "agent other owner x.y@contoso.example\nagent other grant a\nresource r2 identifier https://x.example");

        Assert.DoesNotContain(found, static d => d.Id == StaleCapability.Id);
    }

    [Theory]
    [InlineData("kernel.AddPlugin<Plugin>(name)")]
    [InlineData("kernel.AddPlugin(plugin)")]
    [InlineData("kernel.AddPlugin<Plugin>(access: access)")]
    public async Task Tool_OfAPluginThatIsOutOfSight_IsNotCalledGone(string registration)
    {
        ImmutableArray<Diagnostic> found = await CapabilityRun.FindAsync(
            Plugin + $"class R(IServiceCollection services, KernelPlugin plugin, string name, Action<ZeroTrustAgents.SemanticKernel.PluginAccessBuilder> access) {{ public void Add() => services.AddZeroTrustAgents().AddSemanticKernel(kernel => {registration}); }}",
            "tool Other-Get scope x\nagent gone owner x.y@contoso.example");

        Assert.DoesNotContain(found, static d => d.GetMessage(System.Globalization.CultureInfo.InvariantCulture).Contains("Other-Get", StringComparison.Ordinal));
        Assert.Contains(found, static d => d.Id == StaleCapability.Id);
    }

    [Fact]
    public async Task Project_ThatRegistersNothing_IsNotReported() => Assert.Empty(await CapabilityRun.FindAsync(Plugin, "tool Other-Get scope x\nnonsense"));

    [Theory]
    [InlineData("Strict", 1)]
    [InlineData("Standard", 0)]
    [InlineData("", 0)]
    public async Task Project_WithoutTheFile_IsToldUnderStrict(string enforcement, int findings)
    {
        ImmutableArray<Diagnostic> found = await Compile.DiagnoseAsync(
            CapabilityRun.Compilation(Registration), [new CapabilityAnalyzer()], options: new Dictionary<string, string> { ["build_property.ZeroTrustEnforcement"] = enforcement });

        Assert.Equal(findings, found.Length);
        Assert.All(found, static d => Assert.StartsWith("What agents may do here was not reviewed: there is no AgentCapabilities.txt", d.GetMessage(System.Globalization.CultureInfo.InvariantCulture), StringComparison.Ordinal));
    }
}
