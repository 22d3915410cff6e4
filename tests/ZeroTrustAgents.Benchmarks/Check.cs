using BenchmarkDotNet.Reports;
using BenchmarkDotNet.Running;

namespace ZeroTrustAgents.Benchmarks;

/// <summary>The bars of the guard, as figures of one run. Absolute times are stated for the machine in docs/benchmarks.md; what fails a check is said with its measurement.</summary>
internal static class Check
{
    private static readonly List<string> Missed = [];

    public static int Run(IReadOnlyList<Summary> summaries)
    {
        Dictionary<string, BenchmarkReport> reports = summaries.SelectMany(static s => s.Reports).ToDictionary(NameOf);
        double raw = Mean("Raw"), routine = Mean("GuardedRoutine"), denied = Mean("Denied"), two = Mean("GuardedRoutineOnTwoCores");
        double[] decisions = [.. new[] { 1, 10, 100, 1000 }.Select(n => Median($"Decide {n}"))];

        Expect("decision of a permitted call (ns)", decisions.Max(), 300);
        Expect("decision, bytes", new[] { 1, 10, 100, 1000 }.Max(n => Bytes($"Decide {n}")), 0);
        Expect("decision, slowest to fastest from 1 to 1,000 grants", decisions.Max() / decisions.Min(), 1.5); // +20 % to -20 % of the middle
        Expect("guarded routine above raw (ns)", routine - raw, 4_000);
        Expect("guarded routine above raw (bytes)", Bytes("GuardedRoutine") - Bytes("Raw"), 2_048);
        Expect("denied to permitted routine", denied / routine, 1);
        Expect("guarded routine on two cores (ns a call; 10,000 is 100,000 calls/s)", two, 10_000);
        Expect("mint to one signature", Median("Mint") / Median("SignHash"), 1.5);

        foreach (string line in Missed)
            Console.WriteLine("MISSED  " + line);
        Console.WriteLine(Missed.Count == 0 ? "All bars hold." : $"{Missed.Count} bar(s) missed.");
        return Missed.Count == 0 ? 0 : 1;

        double Mean(string name) => reports[name].ResultStatistics!.Mean;
        double Median(string name) => reports[name].ResultStatistics!.Median;
        double Bytes(string name) => reports[name].GcStats.GetBytesAllocatedPerOperation(reports[name].BenchmarkCase) ?? 0;
    }

    private static void Expect(string what, double measured, double bar)
    {
        string line = $"{what}: {measured:0.##} (bar {bar})";
        if (measured > bar)
            Missed.Add(line);
        else
            Console.WriteLine("ok      " + line);
    }

    private static string NameOf(BenchmarkReport report)
    {
        BenchmarkCase c = report.BenchmarkCase;
        return c.Parameters.Count == 0 ? c.Descriptor.WorkloadMethod.Name : $"{c.Descriptor.WorkloadMethod.Name} {c.Parameters[0].Value}";
    }
}
