using System.Collections.Immutable;
using System.Diagnostics;
using System.Globalization;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.Diagnostics;

namespace ZeroTrustAgents.Analyzers.Benchmarks;

/// <summary>Milliseconds per 1,000 lines of each analyzer, side by side.</summary>
internal static class CostReport
{
    private const double Bar = 3;
    private const int Rounds = 3;

    public static async Task<int> RunAsync(string[] args)
    {
        int lines = args.Contains("--small") ? 40_000 : 200_000;
        (CSharpCompilation project, int written) = GeneratedProject.Create(lines, agents: args.Contains("--agents"));
        Diagnostic? error = project.GetDiagnostics().FirstOrDefault(static d => d.Severity == DiagnosticSeverity.Error);
        if (error is not null)
        {
            Console.Error.WriteLine("The generated project does not compile: " + error);
            return 2;
        }

        ImmutableArray<DiagnosticAnalyzer> ours =
        [
            .. typeof(Rule).Assembly.GetTypes().Where(static t => !t.IsAbstract && typeof(DiagnosticAnalyzer).IsAssignableFrom(t)).Select(static t => (DiagnosticAnalyzer)Activator.CreateInstance(t)!),
        ];
        (ImmutableArray<DiagnosticAnalyzer> others, string[] ids) = OtherAnalyzers.Load();
        project = project.WithOptions(project.Options.WithSpecificDiagnosticOptions(ids.Select(static i => KeyValuePair.Create(i, ReportDiagnostic.Warn))));
        ImmutableArray<DiagnosticAnalyzer> all = [new DoNothing(), .. ours, .. others];

        await Measurement.RunAsync(GeneratedProject.Fresh(project), all).ConfigureAwait(false);
        Dictionary<DiagnosticAnalyzer, TimeSpan>[] times = new Dictionary<DiagnosticAnalyzer, TimeSpan>[Rounds];
        ImmutableArray<Diagnostic> found = [];
        for (int i = 0; i < Rounds; i++)
            (times[i], _, found) = await Measurement.RunAsync(GeneratedProject.Fresh(project), all).ConfigureAwait(false);

        double perThousand = written / 1000.0;
        double Cost(DiagnosticAnalyzer a) => times.Select(t => t[a].TotalMilliseconds).Order().ElementAt(Rounds / 2) / perThousand;
        Console.WriteLine(Line($"{written} lines, {project.SyntaxTrees.Length} files; sequential, warmed up, median of {Rounds}; ms per 1,000 lines"));
        Console.WriteLine("| analyzer | ms/1,000 lines | reports |");
        Console.WriteLine("|---|---|---|");
        foreach (DiagnosticAnalyzer a in all)
        {
            HashSet<string> own = [.. a.SupportedDiagnostics.Select(static d => d.Id)];
            Console.WriteLine(Line($"| {a.GetType().Name} ({string.Join(", ", own.Order().Take(4))}) | {Cost(a):F3} | {found.Count(d => own.Contains(d.Id))} |"));
        }

        double sum = ours.Sum(Cost);
        Console.WriteLine(Line($"all of ours: {sum:F3} ms per 1,000 lines (bar {Bar})"));
        await WallAsync(project, ours, perThousand).ConfigureAwait(false);
        return args.Contains("--check") && sum > Bar ? 1 : 0;
    }

    /// <summary>What the person who waits for the build sees.</summary>
    private static async Task WallAsync(CSharpCompilation project, ImmutableArray<DiagnosticAnalyzer> ours, double perThousand)
    {
        var watch = Stopwatch.StartNew();
        GeneratedProject.Fresh(project).GetDiagnostics();
        TimeSpan compile = watch.Elapsed;
        (_, TimeSpan nothing, _) = await Measurement.RunAsync(GeneratedProject.Fresh(project), [new DoNothing()]).ConfigureAwait(false);
        (_, TimeSpan with, _) = await Measurement.RunAsync(GeneratedProject.Fresh(project), ours).ConfigureAwait(false);
        Console.WriteLine(Line($"wall: compiler's own diagnostics {compile.TotalSeconds:F1} s; with a do-nothing analyzer {nothing.TotalSeconds:F1} s; with ours {with.TotalSeconds:F1} s ({(with - nothing).TotalMilliseconds / perThousand:F2} ms per 1,000 lines more)"));
    }

    private static string Line(FormattableString text) => text.ToString(CultureInfo.InvariantCulture);
}
