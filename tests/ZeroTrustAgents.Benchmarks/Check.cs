using BenchmarkDotNet.Reports;

namespace ZeroTrustAgents.Benchmarks;

/// <summary>The bars of the guard. What fails is said with its measurement.</summary>
internal static class Check
{
    private static readonly string[] Decisions = ["Decide 1", "Decide 10", "Decide 100", "Decide 1000"];

    private static readonly Bar[] Bars =
    [
        new("decision of a permitted call (ns)", 300, Decisions, static m => Decisions.Max(m.Nanoseconds)),
        new("decision, bytes", 0, Decisions, static m => Decisions.Max(m.Bytes)),
        new("decision, slowest to fastest from 1 to 1,000 grants", 1.5, Decisions, static m => Decisions.Max(m.Nanoseconds) / Decisions.Min(m.Nanoseconds)), // +20 % to -20 % of the middle
        new("guarded routine above raw (ns)", 4_000, ["Raw", "GuardedRoutine"], static m => m.Nanoseconds("GuardedRoutine") - m.Nanoseconds("Raw")),
        new("guarded routine above raw (bytes)", 2_048, ["Raw", "GuardedRoutine"], static m => m.Bytes("GuardedRoutine") - m.Bytes("Raw")),
        new("denied to permitted routine", 1, ["GuardedRoutine", "Denied"], static m => m.Nanoseconds("Denied") / m.Nanoseconds("GuardedRoutine")),
        new("guarded routine on two cores (ns a call; 10,000 is 100,000 calls/s)", 10_000, ["GuardedRoutineOnTwoCores"], static m => m.Nanoseconds("GuardedRoutineOnTwoCores")),
        new("credentials sought in 1 MB of UTF-8 prose (ns; 2,000,000 is 500 MB/s)", 2_000_000, ["Utf8 prose"], static m => m.Nanoseconds("Utf8 prose")),
        new("credentials sought in the text of 1 MB of prose (ns)", 2_000_000, ["Text prose"], static m => m.Nanoseconds("Text prose")),
        new("credentials sought in 1 MB of prose, bytes (0, and what the runtime's own threads allocate in a millisecond)", 100, ["Text prose", "Utf8 prose"], static m => m.Bytes("Text prose") + m.Bytes("Utf8 prose")),
        new("origin of a known target after 1,000 results of 2 KB (ns)", 20_000, ["Known"], static m => m.Nanoseconds("Known")),
        new("origin of a target from one of 1,000 results of 2 KB (ns)", 20_000, ["FromResult"], static m => m.Nanoseconds("FromResult")),
        new("origin of a target that is in none of 1,000 results of 2 KB (ns)", 20_000, ["Unknown"], static m => m.Nanoseconds("Unknown")),
        new("taking in a result of 2 KB (ns)", 200, ["Observe"], static m => m.Nanoseconds("Observe")),
        new("durable record to a record with its own fsync, 256 callers", 1.0 / 25, ["Durable 256", "FsyncPerRecord 256"], static m => m.Nanoseconds("Durable 256") / m.Nanoseconds("FsyncPerRecord 256")),
        new("durable record, 256 callers or more (ns; 25,000 is 40,000 records/s)", 25_000, ["Durable 256", "Durable 1024"], static m => Math.Min(m.Nanoseconds("Durable 256"), m.Nanoseconds("Durable 1024"))),
        new("durable record, bytes", 1_536, ["Durable 256"], static m => m.Bytes("Durable 256")),
        new("buffered record (ns; 4,000 is 250,000 records/s)", 4_000, ["Buffered"], static m => m.Nanoseconds("Buffered")),
        new("buffered record, bytes", 512, ["Buffered"], static m => m.Bytes("Buffered")),
        new("verified record (ns; 5,000 is 200,000 records/s)", 5_000, ["Verify"], static m => m.Nanoseconds("Verify")),
        new("mint to one signature", 1.5, ["SignHash", "Mint"], static m => m.Nanoseconds("Mint") / m.Nanoseconds("SignHash")),
    ];

    /// <param name="first">All rows.</param>
    /// <param name="again">Measures some rows again, one after the other.</param>
    public static int Run(IEnumerable<Summary> first, Func<IReadOnlySet<string>, IEnumerable<Summary>> again)
    {
        var measured = new Measurements();
        measured.Add(first);

        // Once more, for a shared machine has spells longer than a row.
        if (Missed(measured) is { Length: > 0 } missed)
            measured.Add(again(missed.SelectMany(static b => b.Rows).ToHashSet(StringComparer.Ordinal)));

        foreach (Bar bar in Bars.Where(measured.Has))
            Console.WriteLine((bar.Holds(measured) ? "ok      " : "MISSED  ") + bar.Describe(measured));
        int count = Missed(measured).Length;
        Console.WriteLine(count == 0 ? "All bars hold." : $"{count} bar(s) missed.");
        return count == 0 ? 0 : 1;
    }

    private static Bar[] Missed(Measurements measured) => [.. Bars.Where(measured.Has).Where(b => !b.Holds(measured))];
}
