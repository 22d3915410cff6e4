using System.Collections.Immutable;
using System.Globalization;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.Diagnostics;

namespace ZeroTrustAgents.Analyzers.Benchmarks;

/// <summary>Runs the analyzers over every C# file below a directory, without its project: <c>--over DIRECTORY [--show] [--references DIRECTORY]…</c>.</summary>
internal static class RealCode
{
    public static async Task<int> RunAsync(string directory, string[] args)
    {
        string[] files = SourceSet.Files(directory);
        IReadOnlyList<MetadataReference> references = SourceSet.References(args.Zip(args.Skip(1)).Where(static p => p.First == "--references").Select(static p => p.Second));
        ImmutableArray<DiagnosticAnalyzer> ours =
        [
            .. typeof(Rule).Assembly.GetTypes().Where(static t => !t.IsAbstract && typeof(DiagnosticAnalyzer).IsAssignableFrom(t)).Select(static t => (DiagnosticAnalyzer)Activator.CreateInstance(t)!),
        ];
        long lines = 0;
        List<Diagnostic> all = [];
        foreach ((CSharpCompilation compilation, IReadOnlyList<SyntaxTree> trees) in SourceSet.Compilations(files, references))
        {
            lines += trees.Sum(static t => (long)t.GetText().Lines.Count);
            CompilationWithAnalyzers run = compilation.WithAnalyzers(ours, new CompilationWithAnalyzersOptions(new AnalyzerOptions([]), null, concurrentAnalysis: true, logAnalyzerExecutionTime: false));
            all.AddRange(await run.GetAnalyzerDiagnosticsAsync(CancellationToken.None).ConfigureAwait(false));
        }

        bool show = args.Contains("--show");
        foreach (Diagnostic d in all)
        {
            FileLinePositionSpan at = d.Location.GetLineSpan();
            string path = at.Path is { Length: > 0 } ? Path.GetRelativePath(directory, at.Path) : "";
            Console.WriteLine(path + "(" + (at.StartLinePosition.Line + 1).ToString(CultureInfo.InvariantCulture) + "): " + d.Id + " " + d.GetMessage(CultureInfo.InvariantCulture));
            if (show && d.Location.SourceTree is { } tree)
                Console.WriteLine("    " + tree.GetText().Lines[at.StartLinePosition.Line].ToString().Trim());
        }

        foreach (IGrouping<string, Diagnostic> g in all.GroupBy(static d => d.Id).OrderBy(static g => g.Key, StringComparer.Ordinal))
            Console.WriteLine(string.Create(CultureInfo.InvariantCulture, $"{g.Key}: {g.Count()}"));
        Console.WriteLine(string.Create(CultureInfo.InvariantCulture, $"{files.Length} files, {lines} lines, {all.Count} reports, {all.Count * 100_000.0 / Math.Max(1, lines):F2} per 100,000 lines"));
        return all.Any(static d => d.Id == "AD0001") ? 1 : 0;
    }
}
