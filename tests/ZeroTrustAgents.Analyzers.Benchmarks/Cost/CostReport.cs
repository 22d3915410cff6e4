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
        bool agents = args.Contains("--agents");
        (CSharpCompilation project, int written) = GeneratedProject.Create(lines, agents);
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
        if (args.SkipWhile(static a => a != "--against").Skip(1).FirstOrDefault() is { } file)
            return await Against.RunAsync(project, ours, file, written / 1000.0, agents).ConfigureAwait(false);
        if (args.Contains("--floor"))
            return await FloorAsync(project, ours, written / 1000.0, agents).ConfigureAwait(false);
        (ImmutableArray<DiagnosticAnalyzer> others, string[] ids) = OtherAnalyzers.Load();
        project = project.WithOptions(project.Options.WithSpecificDiagnosticOptions(ids.Select(static i => KeyValuePair.Create(i, ReportDiagnostic.Warn))));
        ImmutableArray<DiagnosticAnalyzer> all = [new DoNothing(), .. ours, .. others];

        await WarmUp.RunAsync(all, agents).ConfigureAwait(false);
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

    /// <summary>Each form of analyzer by itself, and ours: what is charged to it, and what the whole run allocates more than with an analyzer that does nothing.</summary>
    private static async Task<int> FloorAsync(CSharpCompilation project, ImmutableArray<DiagnosticAnalyzer> ours, double perThousand, bool agents)
    {
        ImmutableArray<(string Name, ImmutableArray<DiagnosticAnalyzer> Analyzers)> runs =
        [
            ("does nothing", [new DoNothing()]), .. Floor.All.Select(static f => (f.Form, ImmutableArray.Create<DiagnosticAnalyzer>(f))), ("ours", ours),
        ];
        foreach ((_, ImmutableArray<DiagnosticAnalyzer> analyzers) in runs)
            await WarmUp.RunAsync(analyzers, agents).ConfigureAwait(false);
        var costs = runs.Select(static _ => new List<double>()).ToArray();
        var allocated = new double[runs.Length];
        for (int round = 0; round < Rounds; round++)
        {
            for (int i = 0; i < runs.Length; i++)
            {
                CSharpCompilation fresh = GeneratedProject.Fresh(project);
                long before = GC.GetTotalAllocatedBytes(precise: true);
                (Dictionary<DiagnosticAnalyzer, TimeSpan> times, _, _) = await Measurement.RunAsync(fresh, runs[i].Analyzers).ConfigureAwait(false);
                allocated[i] = (GC.GetTotalAllocatedBytes(precise: true) - before) / perThousand / 1024;
                costs[i].Add(times.Values.Sum(static t => t.TotalMilliseconds) / perThousand);
            }
        }

        Console.WriteLine("| form | ms/1,000 lines, median (least) | KB/1,000 lines allocated in the whole run |");
        Console.WriteLine("|---|---|---|");
        for (int i = 0; i < runs.Length; i++)
            Console.WriteLine(Line($"| {runs[i].Name} | {costs[i].Order().ElementAt(Rounds / 2):F3} ({costs[i].Min():F3}) | {allocated[i]:F0} |"));
        return 0;
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
