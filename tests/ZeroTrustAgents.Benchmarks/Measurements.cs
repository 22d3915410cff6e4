using BenchmarkDotNet.Reports;
using BenchmarkDotNet.Running;

namespace ZeroTrustAgents.Benchmarks;

/// <summary>
/// What a row costs: its least iteration, in every row alike. An iteration is thousands of calls with the collections
/// and flushes that belong to them; what else runs on the machine can only add to one. A row that was measured again
/// has the least of all its iterations.
/// </summary>
internal sealed class Measurements
{
    private readonly Dictionary<string, (double Nanoseconds, double Bytes)> _rows = new(StringComparer.Ordinal);

    public void Add(IEnumerable<Summary> summaries)
    {
        foreach (BenchmarkReport report in summaries.SelectMany(static s => s.Reports))
        {
            string row = RowOf(report.BenchmarkCase);
            double nanoseconds = report.ResultStatistics?.Min ?? throw new InvalidOperationException($"Row '{row}' has no result.");
            double bytes = report.GcStats.GetBytesAllocatedPerOperation(report.BenchmarkCase) ?? 0;
            _rows[row] = _rows.TryGetValue(row, out (double Nanoseconds, double Bytes) before)
                ? (Math.Min(before.Nanoseconds, nanoseconds), Math.Min(before.Bytes, bytes))
                : (nanoseconds, bytes);
        }
    }

    /// <summary>Whether the rows of a bar were run at all; with <c>--only</c> some are not.</summary>
    public bool Has(Bar bar) => bar.Rows.All(_rows.ContainsKey);

    public double Nanoseconds(string row) => _rows[row].Nanoseconds;

    public double Bytes(string row) => _rows[row].Bytes;

    public static string RowOf(BenchmarkCase c) =>
        c.Parameters.Count == 0 ? c.Descriptor.WorkloadMethod.Name : $"{c.Descriptor.WorkloadMethod.Name} {c.Parameters[0].Value}";
}
