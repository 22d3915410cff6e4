using System.Collections.Immutable;
using System.Reflection;
using System.Security.Cryptography;
using System.Text;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.Diagnostics;

namespace ZeroTrustAgents.Analyzers.Tests;

/// <summary>The deliberately bad sample has something to show for every rule, and the report stays as it was approved.</summary>
public sealed class UnsafeAgentTests
{
    private static readonly string Directory = RepositoryFile.PathOf("samples", "UnsafeAgent");

    [Fact]
    public async Task Report_OfTheSample_IsAsApproved()
    {
        ImmutableArray<Diagnostic> found = await FindAsync();

        var report = new StringBuilder();
        foreach (Diagnostic diagnostic in found)
        {
            FileLinePositionSpan place = diagnostic.Location.GetLineSpan();
            report.Append(System.Globalization.CultureInfo.InvariantCulture, $"{Path.GetFileName(place.Path)}({place.StartLinePosition.Line + 1}): {diagnostic.Id} {diagnostic.Descriptor.Title}\n");
        }

        RepositoryFile.AssertIsGenerated(report.ToString(), "samples", "UnsafeAgent", "expected.txt");
    }

    [Fact]
    public async Task Sample_OfEveryRule_IsThere()
    {
        ImmutableArray<Diagnostic> found = await FindAsync();

        Assert.Empty(Rule.All.Select(static r => r.Id).Except(found.Select(static d => d.Id)));
    }

    private static async Task<ImmutableArray<Diagnostic>> FindAsync()
    {
        ImmutableArray<DiagnosticAnalyzer> analyzers =
        [
            .. typeof(Rule).Assembly.GetTypes().Where(static t => t.GetCustomAttribute<DiagnosticAnalyzerAttribute>() is not null)
                .Select(static t => (DiagnosticAnalyzer)Activator.CreateInstance(t)!),
        ];
        const string usings = "global using System; global using System.IO; global using System.Linq; global using System.Net.Http; global using System.Threading; global using System.Threading.Tasks;";
        CSharpCompilation compilation = Compile.Agents(
            [.. System.IO.Directory.GetFiles(Directory, "*.cs").Order(StringComparer.Ordinal).Select(static f => (Path.GetFileName(f), Fill(File.ReadAllText(f)))), ("Usings.cs", usings)]);
        compilation = compilation.WithOptions(compilation.Options.WithSpecificDiagnosticOptions(Rule.All.Select(static r => KeyValuePair.Create(r.Id, ReportDiagnostic.Warn))));
        string[] files = ["appsettings.json", "AgentCapabilities.txt", "ZeroTrustAgents.Credentials.baseline"];
        ImmutableArray<Diagnostic> found = await Compile.DiagnoseAsync(
            compilation, analyzers, files.Select(static f => new FileText(Path.Combine(Directory, f), File.ReadAllText(Path.Combine(Directory, f)))));
        return [.. found.Where(static d => !d.IsSuppressed).OrderBy(static d => Path.GetFileName(d.Location.GetLineSpan().Path), StringComparer.Ordinal).ThenBy(static d => d.Location.GetLineSpan().StartLinePosition.Line).ThenBy(static d => d.Id, StringComparer.Ordinal)];
    }

    /// <summary>Nothing that looks like a live credential is in the repository: these are made here.</summary>
    private static string Fill(string source)
    {
        using var key = ECDsa.Create(ECCurve.NamedCurves.nistP256);
        string pem = key.ExportPkcs8PrivateKeyPem().ReplaceLineEndings("\n");
        return source
            .Replace("\"{provider token}\"", "\"" + FixSecrets.Token(1) + "\"", StringComparison.Ordinal)
            .Replace("\"\"\"{private key}\"\"\"", "\"" + pem.Replace("\n", "\\n", StringComparison.Ordinal) + "\"", StringComparison.Ordinal)
            .Replace("{random}", FixSecrets.Value(1) + FixSecrets.Value(2), StringComparison.Ordinal);
    }
}
