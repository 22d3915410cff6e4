using BenchmarkDotNet.Attributes;
using ZeroTrustAgents.Auditing;

namespace ZeroTrustAgents.Benchmarks;

/// <summary>The audit log by one caller: a durable record, a buffered one while the tree is built beside it, and verification.</summary>
public class AuditLogBenchmarks
{
    private const int Burst = 200_000;
    private const int FewRecords = 500;

    private readonly AuditRecord _record = AuditSamples.Record();
    private string _directory = null!;
    private string _written = null!;
    private FileAuditLog _log = null!;

    [GlobalSetup]
    public void Setup()
    {
        _written = Directory.CreateTempSubdirectory("zerotrustagents-bench-verify").FullName;
        using FileAuditLog log = AuditSamples.Log(_written);
        Append(log, Burst, AuditDurability.Buffered);
    }

    [GlobalCleanup]
    public void Remove() => Directory.Delete(_written, recursive: true);

    [IterationSetup]
    public void Fresh()
    {
        _directory = Directory.CreateTempSubdirectory("zerotrustagents-bench-audit").FullName;
        _log = AuditSamples.Log(_directory);
        _log.Open();
    }

    [IterationCleanup]
    public void Cleanup()
    {
        _log.Dispose();
        Directory.Delete(_directory, recursive: true);
    }

    [Benchmark(OperationsPerInvoke = Burst)]
    public void Buffered() => Append(_log, Burst, AuditDurability.Buffered);

    [Benchmark(OperationsPerInvoke = Burst)]
    public void BufferedAndSigned()
    {
        Append(_log, Burst, AuditDurability.Buffered);
        _log.Checkpoint();
    }

    [Benchmark(OperationsPerInvoke = FewRecords)]
    public void DurableByOneCaller() => Append(_log, FewRecords, AuditDurability.PowerLoss);

    [Benchmark(OperationsPerInvoke = Burst)]
    public void Verify()
    {
        if (!AuditLogVerifier.Verify(Path.Combine(_written, "log-1"), new AuditVerificationOptions()).Succeeded)
            throw new InvalidOperationException("The benchmark's log does not verify.");
    }

    private void Append(FileAuditLog log, int count, AuditDurability durability)
    {
        for (int i = 0; i < count; i++)
            log.AppendAsync(_record, durability, CancellationToken.None).GetAwaiter().GetResult();
    }
}
