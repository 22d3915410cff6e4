using System.Globalization;
using ZeroTrustAgents.Auditing;

namespace ZeroTrustAgents.Benchmarks;

/// <summary>What the log holds in memory does not grow with it: the managed heap after each power of ten records, written and signed in one run.</summary>
internal static class AuditMemory
{
    private const long First = 10_000;
    private const long Allowed = 2 * 1024 * 1024;

    public static int Run(string directory, long records)
    {
        AuditRecord record = AuditSamples.Record();
        using FileAuditLog log = AuditSamples.Log(directory);
        long before = 0;
        bool grew = false;
        long next = First;
        for (long i = 1; i <= records; i++)
        {
            log.AppendAsync(record, AuditDurability.Buffered, CancellationToken.None).AsTask().GetAwaiter().GetResult();
            if (i != next)
                continue;
            log.Checkpoint();
            long heap = GC.GetTotalMemory(forceFullCollection: true);
            Console.WriteLine(string.Create(CultureInfo.InvariantCulture, $"{i,12:N0} records: {heap,12:N0} bytes on the managed heap"));
            if (i == First)
                before = heap;
            grew |= heap > before + Allowed;
            next *= 10;
        }

        Console.WriteLine(grew ? "MISSED: memory grows with the log." : "ok: memory is flat.");
        return grew ? 1 : 0;
    }
}
