using System.Collections.Immutable;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.Diagnostics;

namespace ZeroTrustAgents.Analyzers.Tests;

/// <summary>Compiles sources in memory and runs analyzers over them.</summary>
internal static class Compile
{
    /// <summary>Starts of the names of what the samples of the rules about agents reference, and no other.</summary>
    private static readonly string[] AgentLibraries =
        ["Microsoft.SemanticKernel.", "Microsoft.Extensions.AI.", "Microsoft.Agents.", "ModelContextProtocol.", "ZeroTrustAgents."];

    /// <summary>Every assembly that this test program can load, but for the test framework: with it every sample would be a test project.</summary>
    internal static readonly ImmutableArray<MetadataReference> AgentReferences =
    [
        .. ((string)AppContext.GetData("TRUSTED_PLATFORM_ASSEMBLIES")!).Split(Path.PathSeparator)
            .Where(static p => p.EndsWith(".dll", StringComparison.OrdinalIgnoreCase) && !TestProject.IsFramework(Path.GetFileName(p)))
            .Select(static p => MetadataReference.CreateFromFile(p)),
    ];

    /// <summary>The same without the libraries for agents: the other samples bring what they need of them themselves.</summary>
    internal static readonly ImmutableArray<MetadataReference> References =
    [
        .. AgentReferences.Where(static r => !Array.Exists(AgentLibraries, l => Path.GetFileName(r.Display!).StartsWith(l, StringComparison.Ordinal))),
    ];

    public static CSharpCompilation Sources(params (string Path, string Text)[] sources) => CSharpCompilation.Create(
        "Sample",
        sources.Select(static s => CSharpSyntaxTree.ParseText(s.Text, new CSharpParseOptions(LanguageVersion.Preview), s.Path)),
        References,
        new CSharpCompilationOptions(OutputKind.DynamicallyLinkedLibrary, allowUnsafe: true, nullableContextOptions: NullableContextOptions.Enable));

    /// <summary>A compilation that references the libraries for agents and this SDK. Errors in it fail the test: a sample has to be what somebody could write.</summary>
    public static CSharpCompilation Agents(params (string Path, string Text)[] sources)
    {
        CSharpCompilation compilation = Sources(sources).WithReferences(AgentReferences);
        if (compilation.SyntaxTrees.Any(static t => t.GetRoot().ChildNodes().Any(static n => n is Microsoft.CodeAnalysis.CSharp.Syntax.GlobalStatementSyntax)))
            compilation = compilation.WithOptions(compilation.Options.WithOutputKind(OutputKind.ConsoleApplication));
        Diagnostic? error = compilation.GetDiagnostics().FirstOrDefault(static d => d.Severity == DiagnosticSeverity.Error);
        Assert.True(error is null, error?.ToString());
        return compilation;
    }

    /// <summary>Runs analyzers. An analyzer that throws fails the test, because the exception comes back as AD0001.</summary>
    public static async Task<ImmutableArray<Diagnostic>> DiagnoseAsync(
        Compilation compilation, ImmutableArray<DiagnosticAnalyzer> analyzers, IEnumerable<AdditionalText>? files = null, IReadOnlyDictionary<string, string>? options = null)
    {
        var settings = new AnalyzerOptions([.. files ?? []], new FixedOptions(options ?? ImmutableDictionary<string, string>.Empty));
        CompilationWithAnalyzers run = compilation.WithAnalyzers(analyzers, new CompilationWithAnalyzersOptions(settings, onAnalyzerException: null, concurrentAnalysis: true, logAnalyzerExecutionTime: false));
        ImmutableArray<Diagnostic> found = await run.GetAnalyzerDiagnosticsAsync().ConfigureAwait(false);
        Diagnostic? thrown = found.FirstOrDefault(static d => d.Id == "AD0001");
        Assert.True(thrown is null, thrown?.ToString());
        return [.. found.OrderBy(static d => d.Location.SourceTree?.FilePath, StringComparer.Ordinal).ThenBy(static d => d.Location.SourceSpan.Start).ThenBy(static d => d.Id, StringComparer.Ordinal)];
    }
}
