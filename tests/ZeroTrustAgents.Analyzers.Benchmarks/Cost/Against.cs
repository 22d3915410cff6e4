using System.Collections.Immutable;
using System.Globalization;
using System.Runtime.Loader;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.Diagnostics;

namespace ZeroTrustAgents.Analyzers.Benchmarks;

/// <summary>Our analyzers beside another build of them, in turns in one process: what else the machine does meets both. <c>--against FILE</c>.</summary>
internal static class Against
{
    private const int Rounds = 9;

    public static async Task<int> RunAsync(CSharpCompilation project, ImmutableArray<DiagnosticAnalyzer> ours, string file, double perThousand, bool agents)
    {
        string path = Path.GetFullPath(file);
        ImmutableArray<DiagnosticAnalyzer> theirs = [.. new OtherBuild(Path.GetDirectoryName(path)!).LoadFromAssemblyPath(path).GetTypes()
            .Where(static t => !t.IsAbstract && typeof(DiagnosticAnalyzer).IsAssignableFrom(t)).Select(static t => (DiagnosticAnalyzer)Activator.CreateInstance(t)!)];
        ImmutableArray<DiagnosticAnalyzer>[] builds = [theirs, ours];
        foreach (ImmutableArray<DiagnosticAnalyzer> build in builds)
            await WarmUp.RunAsync(build, agents).ConfigureAwait(false);
        var times = new Dictionary<string, List<double>[]>(StringComparer.Ordinal);
        var sums = new List<double>[] { [], [] };
        var found = new string[2];
        for (int round = 0; round < Rounds; round++)
        {
            for (int i = 0; i < builds.Length; i++)
            {
                (Dictionary<DiagnosticAnalyzer, TimeSpan> spent, _, ImmutableArray<Diagnostic> reports) = await Measurement.RunAsync(GeneratedProject.Fresh(project), builds[i]).ConfigureAwait(false);
                found[i] = string.Join('\n', reports.Where(static d => d.Id.StartsWith("ZTA", StringComparison.Ordinal)).Select(static d => d.ToString()).Order(StringComparer.Ordinal));
                foreach ((DiagnosticAnalyzer analyzer, TimeSpan time) in spent)
                {
                    if (!times.TryGetValue(analyzer.GetType().Name, out List<double>[]? of))
                        times.Add(analyzer.GetType().Name, of = [[], []]);
                    of[i].Add(time.TotalMilliseconds / perThousand);
                }

                sums[i].Add(spent.Values.Sum(static t => t.TotalMilliseconds) / perThousand);
            }
        }

        Console.WriteLine($"ms per 1,000 lines, median (least) of {Rounds} rounds in turns; reports {(found[0] == found[1] ? "alike" : "NOT alike")}");
        Console.WriteLine("| analyzer | the other build | this one |");
        Console.WriteLine("|---|---|---|");
        foreach ((string name, List<double>[] of) in times.OrderByDescending(static t => t.Value[0].Concat(t.Value[1]).DefaultIfEmpty().Max()))
            Console.WriteLine($"| {name} | {Show(of[0])} | {Show(of[1])} |");
        Console.WriteLine($"| all | {Show(sums[0])} | {Show(sums[1])} |");
        return found[0] == found[1] ? 0 : 1;
    }

    private static string Show(List<double> times) =>
        times.Count == 0 ? "" : string.Create(CultureInfo.InvariantCulture, $"{times.Order().ElementAt(times.Count / 2):F3} ({times.Min():F3})");

    private sealed class OtherBuild(string directory) : AssemblyLoadContext("other build")
    {
        protected override System.Reflection.Assembly? Load(System.Reflection.AssemblyName name) =>
            name.Name!.StartsWith("ZeroTrustAgents.", StringComparison.Ordinal) && File.Exists(Path.Combine(directory, name.Name + ".dll")) ? LoadFromAssemblyPath(Path.Combine(directory, name.Name + ".dll")) : null;
    }
}
