using System.Collections.Immutable;
using System.Text.RegularExpressions;
using Microsoft.CodeAnalysis;

namespace ZeroTrustAgents.Analyzers.Tests;

public sealed class OwnerIsNoPersonTests
{
    [Theory]
    [InlineData("")]
    [InlineData(" ")]
    [InlineData("Marta Keller")]
    [InlineData("Marta <marta.keller@contoso.example>")]
    [InlineData("marta@@contoso.example")]
    [InlineData("@contoso.example")]
    [InlineData("marta@")]
    [InlineData("marta@localhost")]
    [InlineData("märta@contoso.example")]
    [InlineData("changeme")]
    [InlineData("TODO")]
    [InlineData("TODO: name somebody")]
    [InlineData("<owner>")]
    [InlineData("you@contoso.example")]
    [InlineData("example.user@contoso.example")]
    [InlineData("admin@contoso.example")]
    [InlineData("NoReply@contoso.example")]
    [InlineData("no-reply@contoso.example")]
    [InlineData("noreply-helpdesk@contoso.example")]
    [InlineData("info@contoso.example")]
    [InlineData("root@contoso.example")]
    [InlineData("team@contoso.example")]
    [InlineData("platform-team@contoso.example")]
    [InlineData("it.support@contoso.example")]
    [InlineData("helpdesk+agent@contoso.example")]
    [InlineData("svc-helpdesk@contoso.example")]
    public void Problem_OfNobody_IsSaid(string owner) => Assert.NotNull(OwnerText.Problem(owner));

    [Theory]
    [InlineData("marta.keller@contoso.example")]
    [InlineData("m.keller+agents@contoso.example")]
    [InlineData("todor.todorov@contoso.example")]
    [InlineData("ben.bot@contoso.example")]
    [InlineData("roots@contoso.example")]
    [InlineData("it.keller@contoso.example")]
    [InlineData("adminah.lee@contoso.example")]
    [InlineData("o'neill@contoso.example")]
    [InlineData("x1234@mail.contoso.example")]
    [InlineData("#{Owner}")]
    [InlineData("${OWNER}")]
    [InlineData("__OWNER__")]
    public void Problem_OfAPerson_IsNone(string owner) => Assert.Null(OwnerText.Problem(owner));

    [Fact]
    public void Problem_OfEveryRoleThatTheRuntimeRefuses_IsSaid()
    {
        string source = File.ReadAllText(RepositoryFile.PathOf("src", "ZeroTrustAgents.Core", "Policy", "OwnerAddress.cs"));
        string list = source[source.IndexOf('[', StringComparison.Ordinal)..source.IndexOf("];", StringComparison.Ordinal)];
        string[] roles = [.. Regex.Matches(list, "\"([^\"]+)\"").Select(static m => m.Groups[1].Value)];

        Assert.Contains("no-reply", roles);
        Assert.All(roles, static role => Assert.NotNull(OwnerText.Problem(role + "@contoso.example")));
    }

    [Fact]
    public Task OwnedBy_OfNobody_IsReported() => Marked.CheckAgentsAsync<OwnerIsNoPerson>("""
        using Builder = Microsoft.Extensions.DependencyInjection.AgentBuilder;

        static class Owners
        {
            public const string Local = "support";
            public const string Support = Local + "@contoso.example";
        }

        partial class Registration(IServiceCollection services)
        {
            public void Chained() => services.AddZeroTrustAgents().AddAgent("a", agent => agent.OwnedBy([|"admin@contoso.example"|]).WithPurpose("p"));
            public void Block() => services.AddZeroTrustAgents().AddAgent("b", agent => { agent.WithPurpose("p"); agent.OwnedBy([|Owners.Support|]); });
            public void Named() => services.AddZeroTrustAgents().AddAgent(configure: agent => agent.OwnedBy(mailAddress: [|$"{Owners.Local}@contoso.example"|]), id: "c");
            public void Name() => services.AddZeroTrustAgents().AddAgent("d", agent => agent.OwnedBy([|nameof(Owners)|]));
            public void Nothing() => services.AddZeroTrustAgents().AddAgent("e", agent => agent.OwnedBy([|null|]!));
            public void Group() => services.AddZeroTrustAgents().AddAgent("f", Configure);
            static void Configure(Builder agent) => agent.OwnedBy(([|"root@contoso.example"|]));
        }

        partial class Registration
        {
            public void Choice(bool night, IConfiguration configuration)
            {
                services.AddZeroTrustAgents().AddAgent("g", Local);
                void Local(AgentBuilder agent) => agent.OwnedBy(night ? [|"noc@contoso.example"|] : "marta.keller@contoso.example");
                services.AddZeroTrustAgents().AddAgent("h", agent => agent.OwnedBy(configuration["Owner"] ?? [|"it@contoso.example"|]));
                services.AddZeroTrustAgents().AddAgent("i", agent => agent.OwnedBy(night switch { true => [|""|], _ => "marta.keller@contoso.example" }));
            }
        }
        """);

    [Fact]
    public Task OwnedBy_InTopLevelStatements_IsReported() => Marked.CheckAgentsAsync<OwnerIsNoPerson>("""
        var services = new ServiceCollection();
        services.AddZeroTrustAgents().AddAgent("a", agent => agent.OwnedBy([|"info@contoso.example"|]));
        """);

    [Fact]
    public Task OwnedBy_OfAPerson_IsNotReported() => Marked.CheckAgentsAsync<OwnerIsNoPerson>("""
        class Other
        {
            public Other OwnedBy(string mailAddress) => this;
        }

        class Registration(IServiceCollection services, string owner)
        {
            public void Person() => services.AddZeroTrustAgents().AddAgent("a", agent => agent.OwnedBy("marta.keller@contoso.example").WithPurpose("admin@contoso.example"));
            public void Unknown() => services.AddZeroTrustAgents().AddAgent("b", agent => agent.OwnedBy(owner));
            public Other NotOurs() => new Other().OwnedBy("admin@contoso.example");
        }
        """);

    [Fact]
    public Task OwnedBy_InATestProject_IsNotReported() => Marked.CheckAgentsAsync<OwnerIsNoPerson>(
        ImmutableDictionary<string, string>.Empty.Add(TestProject.Property, "true"), [], """
        class Registration(IServiceCollection services)
        {
            public void Role() => services.AddZeroTrustAgents().AddAgent("a", agent => agent.OwnedBy("admin@contoso.example"));
        }
        """);

    [Fact]
    public Task Owner_InSettings_IsReported() => Marked.CheckSettingsAsync<OwnerIsNoPerson>("src/App/appsettings.Production.json", """
        {
          // Comments are fine here.
          "Owner": "admin@contoso.example",
          "ZeroTrustAgents": {
            "Agents": {
              "helpdesk": { "Owner": "[|support@contoso.example|]" },
              "billing": { "owner": "marta.keller@contoso.example", "Purpose": "p" },
              "ops": { "Owner": "[|op\u0073@contoso.example|]", },
            },
          },
          "ZeroTrustAgents:Agents:mail:Owner": "[|changeme|]",
          "Bots": { "Agents": { "chat": { "Purpose": "p", "Owner": "[|team@contoso.example|]" } } },
          "Estate": { "Agents": { "house": { "Owner": "admin@contoso.example" } } }
        }
        """, "");

    [Theory]
    [InlineData("src/App/settings.json")]
    [InlineData("src/App/appsettings.xml")]
    public Task Owner_InOtherFiles_IsNotReported(string path) => Marked.CheckSettingsAsync<OwnerIsNoPerson>(path, """
        { "ZeroTrustAgents": { "Agents": { "helpdesk": { "Owner": "support@contoso.example" } } } }
        """, "");

    [Fact]
    public async Task Analyzer_OnMalformedCode_DoesNotThrow()
    {
        Compilation compilation = Compile.Sources(("File.cs", Marked.AgentUsings + """
            class C { void M(IServiceCollection s) { s.AddZeroTrustAgents().AddAgent("a", agent => agent.OwnedBy(); s.AddZeroTrustAgents().AddAgent("a", a => a.OwnedBy("admin@x.y" +)); }
            """)).WithReferences(Compile.AgentReferences);

        Assert.NotNull(compilation.GetDiagnostics().FirstOrDefault(static d => d.Severity == DiagnosticSeverity.Error));
        await Compile.DiagnoseAsync(compilation, [new OwnerIsNoPerson()], [new FileText("appsettings.json", "{ \"ZeroTrustAgents\": { \"Agents\": { \"a\": { \"Owner\": ")]);
    }
}
