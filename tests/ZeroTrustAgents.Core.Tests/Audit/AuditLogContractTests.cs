namespace ZeroTrustAgents.Auditing;

/// <summary>What the pipeline may rely on, whatever the log. A sink derives from this and says how to read it back.</summary>
public abstract class AuditLogContractTests
{
    public static TheoryData<AuditDurability> Durabilities => [AuditDurability.Buffered, AuditDurability.Process, AuditDurability.PowerLoss];

    protected abstract IAuditLog Log { get; }

    /// <summary>Session and call number of every record of a call, in the order of the log. May close the log.</summary>
    protected abstract Task<List<(string Session, long Call, AuditPhase Phase)>> ReadBackAsync();

    [Theory]
    [MemberData(nameof(Durabilities))]
    public async Task AppendAsync_OneCaller_KeepsOrder(AuditDurability durability)
    {
        for (int i = 1; i <= 200; i++)
            await Log.AppendAsync(Samples.Record(call: i), durability, default);

        Assert.Equal(Enumerable.Range(1, 200).Select(i => ("s-1", (long)i, AuditPhase.Intent)), await ReadBackAsync());
    }

    [Fact]
    public async Task AppendAsync_MixedDurabilities_KeepsOrder()
    {
        for (int i = 1; i <= 300; i++)
            await Log.AppendAsync(Samples.Record(call: i), (AuditDurability)(i % 3), default);

        Assert.Equal(Enumerable.Range(1, 300).Select(i => (long)i), (await ReadBackAsync()).Select(r => r.Call));
    }

    [Fact]
    public async Task AppendAsync_64ConcurrentWriters_LosesTearsAndDuplicatesNothing()
    {
        const int Writers = 64;
        const int Each = 150;
        await Task.WhenAll(Enumerable.Range(0, Writers).Select(w => Task.Run(async () =>
        {
            AuditChain chain = Samples.Chain("s-" + w);
            var record = new AuditRecord();
            for (int i = 1; i <= Each; i++)
            {
                record.Reset();
                record.Chain = chain;
                record.CallNumber = i;
                await Log.AppendAsync(record, (AuditDurability)((w + i) % 3), default);
            }
        })));

        var found = await ReadBackAsync();

        Assert.Equal(Writers * Each, found.Count);
        foreach (var writer in found.GroupBy(r => r.Session))
            Assert.Equal(Enumerable.Range(1, Each).Select(i => (long)i), writer.Select(r => r.Call));
    }

    [Theory]
    [MemberData(nameof(Durabilities))]
    public async Task AppendAsync_RecordReusedAfterReturn_KeepsWhatWasAppended(AuditDurability durability)
    {
        AuditRecord record = Samples.Record(call: 1);
        ValueTask first = Log.AppendAsync(record, durability, default);
        record.Reset();
        record.Chain = Samples.Chain("s-2");
        record.Phase = AuditPhase.Denied;
        record.CallNumber = 2;
        ValueTask second = Log.AppendAsync(record, durability, default);
        record.Reset();
        await first;
        await second;

        Assert.Equal([("s-1", 1, AuditPhase.Intent), ("s-2", 2, AuditPhase.Denied)], await ReadBackAsync());
    }

    [Theory]
    [MemberData(nameof(Durabilities))]
    public async Task AppendAsync_CancelledBefore_AcceptsNothing(AuditDurability durability)
    {
        ValueTask append = Log.AppendAsync(Samples.Record(call: 1), durability, new CancellationToken(canceled: true));

        await Assert.ThrowsAnyAsync<OperationCanceledException>(append.AsTask);
        await Log.AppendAsync(Samples.Record(call: 2), AuditDurability.Process, default);
        Assert.Equal([2L], (await ReadBackAsync()).Select(r => r.Call));
    }

    [Fact]
    public async Task AppendAsync_NoRecord_Throws() =>
        await Assert.ThrowsAsync<ArgumentNullException>(async () => await Log.AppendAsync(null!, AuditDurability.Process, default));
}
