using System.Collections.Immutable;
using System.Globalization;
using System.Reflection;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Diagnostics;
using ZeroTrustAgents.Credentials;

namespace ZeroTrustAgents.Analyzers.Tests;

/// <summary>No report holds more of a credential than its masked form.</summary>
public sealed class NoLeakTests
{
    /// <summary>Longer than what is shown, and with a digit and a letter too random to stand in a message by chance.</summary>
    private const int Window = 6;

    private static readonly ImmutableArray<DiagnosticAnalyzer> Analyzers =
    [
        .. typeof(Rule).Assembly.GetTypes()
            .Where(static t => t.GetCustomAttribute<DiagnosticAnalyzerAttribute>() is not null)
            .Select(static t => (DiagnosticAnalyzer)Activator.CreateInstance(t)!),
    ];

    private static async Task<int> AssertNoLeakAsync(string code, string path, string file, params string[] secrets)
    {
        ImmutableArray<Diagnostic> found = await Compile.DiagnoseAsync(Compile.Sources(("Sample.cs", code)), Analyzers, [new FileText(path, file)]);
        HashSet<string> shown = [.. found.SelectMany(static d => Outputs(d)).SelectMany(static o => Windows(o))];
        foreach (string secret in secrets)
            Assert.DoesNotContain(Windows(secret).Where(static w => w.Any(char.IsDigit) && w.Any(char.IsLetter)), shown.Contains);
        return found.Length;
    }

    private static IEnumerable<string> Outputs(Diagnostic diagnostic) =>
    [
        diagnostic.ToString(),
        diagnostic.GetMessage(CultureInfo.InvariantCulture),
        diagnostic.Descriptor.ToString() ?? "",
        new DiagnosticFormatter().Format(diagnostic, CultureInfo.InvariantCulture),
        .. diagnostic.Properties.Select(static p => p.Key + p.Value),
    ];

    private static IEnumerable<string> Windows(string text)
    {
        for (int i = 0; i + Window <= text.Length; i++)
            yield return text.Substring(i, Window);
    }

    [Theory]
    [InlineData("appsettings.json", """{ "Smtp": { "Password": "§" }, "Db": "Server=x;User Id=u;Password=§;" }""")]
    [InlineData("web.config", """<c><add key="ApiKey" value="§" /><smtp password="§">§</smtp></c>""")]
    [InlineData(".env", "PASSWORD=§\nDATABASE_URL=postgres://u:§@h/d\n")]
    [InlineData("x.yml", "password: §\nenv:\n  - name: API_KEY\n    value: \"§\"\n  - API_KEY=§\n")]
    [InlineData("x.sh", "export API_KEY=§\ntool --password '§' --user u:§\ncurl -u u:§ https://x.example/?token=§\n")]
    [InlineData("x.ps1", "$password = '§'\n$s = ConvertTo-SecureString '§' -AsPlainText\n")]
    [InlineData("x.prompt.md", "Authorization: Bearer §\napi_key=§\n")]
    [InlineData("x.json", """{ "password§": "§", "§": { "password": "§" } }""")]
    public async Task Report_RandomPassword_HoldsItsMaskOnly(string path, string template)
    {
        for (int seed = 0; seed < 8; seed++)
        {
            string secret = Generated.Password(seed, 20 + seed);
            string code = $$"""class A { string password = "{{secret}}"; string cs = "Server=x;Password={{secret}};"; object c = new System.Net.NetworkCredential("u", "{{secret}}"); }""";

            Assert.NotEqual(0, await AssertNoLeakAsync(code, path, template.Replace("§", secret, StringComparison.Ordinal), secret));
        }
    }

    [Fact]
    public async Task Report_EveryKind_HoldsItsMaskOnly()
    {
        var code = new System.Text.StringBuilder("class A {\n");
        var file = new System.Text.StringBuilder();
        var secrets = new List<string>();
        foreach (CredentialKind kind in CredentialKinds.All)
        {
            CredentialSample sample = CredentialSamples.Create(kind, 5);
            secrets.Add(sample.Value);
            code.Append(CultureInfo.InvariantCulture, $"string s{secrets.Count} = {Microsoft.CodeAnalysis.CSharp.SymbolDisplay.FormatLiteral(sample.Text, quote: true)};\n");
            file.Append(sample.Text).Append("\n\n");
        }

        Assert.InRange(await AssertNoLeakAsync(code.Append('}').ToString(), "all.txt", file.ToString(), [.. secrets]), CredentialKinds.All.Count / 2, int.MaxValue);
    }
}
