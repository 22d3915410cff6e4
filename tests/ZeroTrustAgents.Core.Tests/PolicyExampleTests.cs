using System.Text;
using System.Text.RegularExpressions;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using ZeroTrustAgents.Policy;
using ZeroTrustAgents.Testing;

namespace ZeroTrustAgents.Core.Tests;

/// <summary>The policy that <c>docs/concepts.md</c> writes down twice is one policy, and the C# in it is the C# that runs here.</summary>
public sealed partial class PolicyExampleTests
{
    private static readonly string Concepts = File.ReadAllText(Path.Combine(RepositoryRoot.Directory, "docs", "concepts.md"));

    [Fact]
    public void Json_SaysTheSameAsCSharp()
    {
        string json = Blocks("json").Single(static b => b.Contains("\"Agents\"", StringComparison.Ordinal));
        IConfiguration configuration = new ConfigurationBuilder().AddJsonStream(new MemoryStream(Encoding.UTF8.GetBytes(json))).Build();
        var fromJson = new PolicyDefinition { Section = configuration.GetSection("ZeroTrustAgents") };
        Assert.Equal(PolicyVersion.Of(FromCode().Read(), "Production"), PolicyVersion.Of(fromJson.Read(), "Production"));
    }

    [Fact]
    public void CSharp_IsTheCodeOfThisTest()
    {
        string block = Blocks("csharp").Single(static b => b.Contains("WhereSubjectHas", StringComparison.Ordinal));
        string test = File.ReadAllText(Path.Combine(RepositoryRoot.Directory, "tests", "ZeroTrustAgents.Core.Tests", "PolicyExampleTests.cs"));
        Assert.Contains(Normal(block), Normal(test), StringComparison.Ordinal);
    }

    private static PolicyDefinition FromCode()
    {
        var services = new ServiceCollection();
        services.AddZeroTrustAgents()
            .AddAgent("helpdesk", a => a
                .OwnedBy("first.last@contoso.example")
                .WithPurpose("Resolves level-1 tickets")
                .Grant("tickets:read")
                .Grant("accounts:reset-password", g => g
                    .ForTool("Helpdesk-ResetPassword")
                    .Argument("user").MatchesRegex("[a-z]+\\.[a-z]+@contoso\\.example").MaxLength(64).And
                    .Between(new TimeOnly(8, 0), new TimeOnly(18, 0), "Europe/Berlin", DayOfWeek.Monday, DayOfWeek.Tuesday)
                    .InEnvironments("Production")
                    .WhereSubjectHas("department", "it", "support")))
            .AddResource("accounts", "https://accounts.contoso.example", "https://accounts.contoso.example/")
            .AddApprovers(TrustTier.HighRisk, "second.person@contoso.example");
        return (PolicyDefinition)services.Single(static s => s.ServiceType == typeof(PolicyDefinition)).ImplementationInstance!;
    }

    private static IEnumerable<string> Blocks(string language) =>
        CodeBlock().Matches(Concepts).Where(m => m.Groups["language"].Value == language).Select(static m => m.Groups["code"].Value);

    private static string Normal(string code) => Space().Replace(code, " ").Trim();

    [GeneratedRegex(@"^```(?<language>\w+)\r?\n(?<code>.*?)^```", RegexOptions.Multiline | RegexOptions.Singleline)]
    private static partial Regex CodeBlock();

    [GeneratedRegex(@"\s+")]
    private static partial Regex Space();
}
