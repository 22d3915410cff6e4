using System.Collections.Immutable;
using System.Globalization;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.Diagnostics;
using Microsoft.CodeAnalysis.Text;

namespace ZeroTrustAgents.Analyzers.Benchmarks;

/// <summary>Runs the analyzers over every C# file below a directory, without its project: <c>--over DIRECTORY [--show]</c>.</summary>
internal static class RealCode
{
    private const int FilesAtOnce = 600;

    public static async Task<int> RunAsync(string directory, string[] args)
    {
        string[] files = [.. Directory.EnumerateFiles(directory, "*.cs", SearchOption.AllDirectories).Where(static f => !f.Contains("/obj/", StringComparison.Ordinal)).Order(StringComparer.Ordinal)];
        IEnumerable<MetadataReference> references = ((string)AppContext.GetData("TRUSTED_PLATFORM_ASSEMBLIES")!).Split(Path.PathSeparator).Select(static p => (MetadataReference)MetadataReference.CreateFromFile(p));
        CSharpCompilation empty = CSharpCompilation.Create("Code", [], references, new CSharpCompilationOptions(OutputKind.DynamicallyLinkedLibrary, allowUnsafe: true));
        ImmutableArray<DiagnosticAnalyzer> ours =
        [
            .. typeof(Rule).Assembly.GetTypes().Where(static t => !t.IsAbstract && typeof(DiagnosticAnalyzer).IsAssignableFrom(t)).Select(static t => (DiagnosticAnalyzer)Activator.CreateInstance(t)!),
        ];
        long lines = 0;
        List<Diagnostic> all = [];
        foreach (string[] some in files.Chunk(FilesAtOnce))
        {
            SyntaxTree[] trees = [.. some.Select(static f => CSharpSyntaxTree.ParseText(SourceText.From(File.ReadAllText(f)), new CSharpParseOptions(LanguageVersion.Preview), f))];
            lines += trees.Sum(static t => (long)t.GetText().Lines.Count);
            CompilationWithAnalyzers run = empty.AddSyntaxTrees(trees).WithAnalyzers(ours, new CompilationWithAnalyzersOptions(new AnalyzerOptions([]), null, concurrentAnalysis: true, logAnalyzerExecutionTime: false));
            all.AddRange(await run.GetAnalyzerDiagnosticsAsync(CancellationToken.None).ConfigureAwait(false));
        }

        bool show = args.Contains("--show");
        foreach (Diagnostic d in all)
        {
            FileLinePositionSpan at = d.Location.GetLineSpan();
            Console.WriteLine(Path.GetRelativePath(directory, at.Path) + "(" + (at.StartLinePosition.Line + 1).ToString(CultureInfo.InvariantCulture) + "): " + d.Id + " " + d.GetMessage(CultureInfo.InvariantCulture));
            if (show)
                Console.WriteLine("    " + d.Location.SourceTree!.GetText().Lines[at.StartLinePosition.Line].ToString().Trim());
        }

        foreach (IGrouping<string, Diagnostic> g in all.GroupBy(static d => d.Id).OrderBy(static g => g.Key, StringComparer.Ordinal))
            Console.WriteLine(string.Create(CultureInfo.InvariantCulture, $"{g.Key}: {g.Count()}"));
        Console.WriteLine(string.Create(CultureInfo.InvariantCulture, $"{files.Length} files, {lines} lines, {all.Count} reports, {all.Count * 100_000.0 / Math.Max(1, lines):F2} per 100,000 lines"));
        return all.Any(static d => d.Id == "AD0001") ? 1 : 0;
    }
}
