using System.Collections.Immutable;
using System.Runtime;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.Diagnostics;

namespace ZeroTrustAgents.Analyzers.Benchmarks;

/// <summary>
/// Runs analyzers until the runtime has compiled them as well as it ever will. A fixed number of rounds does not do: the runtime optimises in the
/// background, only while nothing new starts to run, and on a busy machine five rounds were over before it had begun.
/// </summary>
internal static class WarmUp
{
    private const int Lines = 10_000, MostRounds = 60, QuietRounds = 3;

    /// <summary>Methods compiled in a round that count as none: the runtime and the program itself go on compiling a few.</summary>
    private const int Few = 25;

    private static readonly TimeSpan Pause = TimeSpan.FromMilliseconds(300);

    public static async Task RunAsync(ImmutableArray<DiagnosticAnalyzer> analyzers, bool agents)
    {
        (CSharpCompilation project, _) = GeneratedProject.Create(Lines, agents);
        int quiet = 0, rounds = 0;
        for (long before = JitInfo.GetCompiledMethodCount(); rounds < MostRounds && quiet < QuietRounds; rounds++)
        {
            await Measurement.RunAsync(GeneratedProject.Fresh(project), analyzers).ConfigureAwait(false);
            await Task.Delay(Pause, TimeProvider.System).ConfigureAwait(false);
            long now = JitInfo.GetCompiledMethodCount();
            quiet = now - before <= Few ? quiet + 1 : 0;
            before = now;
        }

        Console.WriteLine($"warmed up in {rounds} rounds{(quiet < QuietRounds ? ", and the runtime was still compiling" : "")}");
    }
}
