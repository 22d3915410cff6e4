using System.Collections.Immutable;
using System.Diagnostics;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.Diagnostics;

namespace ZeroTrustAgents.Analyzers.Benchmarks;

/// <summary>One run of analyzers over a project, sequential, timed by the compiler itself.</summary>
internal static class Measurement
{
    /// <summary>Execution time of each analyzer, and the wall time of all.</summary>
    public static async Task<(Dictionary<DiagnosticAnalyzer, TimeSpan> Times, TimeSpan Wall, ImmutableArray<Diagnostic> Found)> RunAsync(CSharpCompilation compilation, ImmutableArray<DiagnosticAnalyzer> analyzers)
    {
        GC.Collect();
        GC.WaitForPendingFinalizers();
        var watch = Stopwatch.StartNew();
        CompilationWithAnalyzers run = compilation.WithAnalyzers(analyzers, new CompilationWithAnalyzersOptions(
            new AnalyzerOptions([]), onAnalyzerException: null, concurrentAnalysis: false, logAnalyzerExecutionTime: true));
        AnalysisResult result = await run.GetAnalysisResultAsync(CancellationToken.None).ConfigureAwait(false);
        watch.Stop();
        return (analyzers.ToDictionary(static a => a, a => result.AnalyzerTelemetryInfo[a].ExecutionTime), watch.Elapsed, result.GetAllDiagnostics());
    }
}
