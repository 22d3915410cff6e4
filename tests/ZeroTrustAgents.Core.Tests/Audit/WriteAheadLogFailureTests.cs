using System.Text.Json;
using Microsoft.Extensions.Time.Testing;

namespace ZeroTrustAgents.Auditing;

public sealed class WriteAheadLogFailureTests
{
    private readonly FakeSegments _disk = new();
    private readonly FakeTimeProvider _time = new(Samples.Time);

    [Theory]
    [InlineData(AuditDurability.Process)]
    [InlineData(AuditDurability.PowerLoss)]
    public async Task AppendAsync_DiskFullAtEveryByte_ThrowsLosesNothingAcknowledgedAndRecovers(AuditDurability durability)
    {
        int length = new AuditRecordEncoder("00000000").Encode(Samples.Record()).Length;
        for (int space = 0; space < 2 * length; space++)
        {
            var disk = new FakeSegments();
            var log = NewLog(disk);
            var acknowledged = new List<string>();
            await Try(log, 1, AuditDurability.Process, acknowledged);
            await Try(log, 2, AuditDurability.Buffered, acknowledged);
            disk.Space = space;
            await Try(log, 3, durability, acknowledged);
            await Try(log, 4, durability, acknowledged);
            await Try(log, 5, AuditDurability.Buffered, acknowledged);
            Assert.DoesNotContain("s-1/4/intent", acknowledged);
            disk.Space = long.MaxValue;
            await log.AppendAsync(Samples.Record(call: 6), durability, default);
            acknowledged.Add("s-1/6/intent");
            log.Dispose();

            List<JsonElement> records = Samples.Parse(disk.Durable);
            List<string> ids = Samples.Ids(records);
            Assert.Equal(ids.Distinct(), ids);
            Assert.Subset(ids.ToHashSet(), acknowledged.ToHashSet());
            Assert.DoesNotContain("s-1/4/intent", ids);
            Assert.Single(records, r => r.Detail() == "log_recovered");
        }
    }

    [Fact]
    public async Task AppendAsync_FailedFlush_RewritesIntoANewFileAndNeverFlushesTheOldOne()
    {
        WriteAheadLog log = NewLog(_disk);
        await log.AppendAsync(Samples.Record(call: 1), AuditDurability.PowerLoss, default);
        await log.AppendAsync(Samples.Record(call: 2), AuditDurability.Process, default);
        await log.AppendAsync(Samples.Record(call: 3), AuditDurability.Buffered, default);
        _disk.NextFlushFault = new IOException("Input/output error");

        var failure = await Assert.ThrowsAsync<AuditUnavailableException>(async () => await log.AppendAsync(Samples.Record(call: 4), AuditDurability.PowerLoss, default));
        Assert.Contains("flush", failure.Message, StringComparison.Ordinal);
        Assert.Contains("Input/output error", failure.Message, StringComparison.Ordinal);
        await log.AppendAsync(Samples.Record(call: 5), AuditDurability.PowerLoss, default);

        Assert.Equal(2, _disk.Files.Count);
        Assert.Equal(["s-1/1/intent"], Samples.Ids(Samples.Parse(_disk.Files[0].Stable)));
        List<string> second = Samples.Ids(Samples.Parse(_disk.Files[1].Stable));
        Assert.Equal(["s-1/2/intent", "s-1/3/intent", "s-1/4/intent"], second.Take(3));
        Assert.Equal("s-1/5/intent", second[^1]);
        log.Dispose();
    }

    [Fact]
    public async Task AppendAsync_FlushKeepsFailing_KeepsThrowingAndLeavesNoFiles()
    {
        WriteAheadLog log = NewLog(_disk);
        await log.AppendAsync(Samples.Record(call: 1), AuditDurability.PowerLoss, default);
        _disk.FlushFault = new IOException("Input/output error");
        for (int i = 2; i <= 20; i++)
            await Assert.ThrowsAsync<AuditUnavailableException>(async () => await log.AppendAsync(Samples.Record(call: i), AuditDurability.PowerLoss, default));

        Assert.Single(_disk.Files);
        Assert.Throws<AuditUnavailableException>(log.Dispose);
    }

    [Fact]
    public async Task AppendAsync_DiskStaysFull_LeavesNoFilesAndKeepsBuffered()
    {
        WriteAheadLog log = NewLog(_disk);
        await log.AppendAsync(Samples.Record(call: 1), AuditDurability.Process, default);
        await log.AppendAsync(Samples.Record(call: 2), AuditDurability.Buffered, default);
        _disk.Space = 10;
        for (int i = 3; i <= 20; i++)
            await Assert.ThrowsAsync<AuditUnavailableException>(async () => await log.AppendAsync(Samples.Record(call: i), AuditDurability.Process, default));
        Assert.Single(_disk.Files);

        _disk.Space = long.MaxValue;
        log.Dispose();

        Assert.Equal(["s-1/1/intent", "s-1/2/intent", "s-1/3/intent"], Samples.Ids(Samples.Parse(_disk.Durable)));
    }

    [Fact]
    public async Task AppendAsync_FileCannotBeTruncated_GoesOnInANewOne()
    {
        WriteAheadLog log = NewLog(_disk);
        await log.AppendAsync(Samples.Record(call: 1), AuditDurability.Process, default);
        _disk.Space = 10;
        await Assert.ThrowsAsync<AuditUnavailableException>(async () => await log.AppendAsync(Samples.Record(call: 2), AuditDurability.Process, default));
        _disk.Space = long.MaxValue;
        _disk.TruncateFault = new IOException("Bad file descriptor");

        await log.AppendAsync(Samples.Record(call: 3), AuditDurability.Process, default);

        Assert.Equal(2, _disk.Files.Count);
        Assert.Equal(["s-1/1/intent", "s-1/2/intent"], Samples.Ids(Samples.Parse(_disk.Files[1].Bytes)).Take(2));
        log.Dispose();
    }

    [Fact]
    public async Task OnTimer_DiskFullThenFree_WritesBufferedRecordsWithoutAnotherAppend()
    {
        WriteAheadLog log = NewLog(_disk);
        await log.AppendAsync(Samples.Record(call: 1), AuditDurability.Process, default);
        await log.AppendAsync(Samples.Record(call: 2), AuditDurability.Buffered, default);
        _disk.Space = 10;
        _time.Advance(TimeSpan.FromMilliseconds(10));
        _time.Advance(TimeSpan.FromSeconds(1));
        _disk.Space = long.MaxValue;
        _time.Advance(TimeSpan.FromSeconds(1));

        List<JsonElement> records = Samples.Parse(_disk.Written);
        Assert.Equal(["s-1/1/intent", "s-1/2/intent"], Samples.Ids(records).Take(2));
        Assert.Equal("log_recovered", records[^1].Detail());
        log.Dispose();
    }

    [Fact]
    public async Task AppendAsync_CannotOpen_SaysWhereAndWhatToDoThenOpensOnceItCan()
    {
        _disk.CreateFault = new UnauthorizedAccessException("Access to the path is denied.");
        WriteAheadLog log = NewLog(_disk);

        var failure = await Assert.ThrowsAsync<AuditUnavailableException>(async () => await log.AppendAsync(Samples.Record(), AuditDurability.Buffered, default));
        Assert.Contains("memory", failure.Message, StringComparison.Ordinal);
        Assert.Contains("make the directory writable", failure.Message, StringComparison.Ordinal);
        _disk.CreateFault = null;
        await log.AppendAsync(Samples.Record(call: 2), AuditDurability.Process, default);

        Assert.Equal(["s-1/2/intent"], Samples.Ids(Samples.Parse(_disk.Written)));
        log.Dispose();
    }

    [Fact]
    public async Task AppendAsync_NextSegmentCannotBeMade_ThrowsUntilItCan()
    {
        WriteAheadLog log = NewLog(_disk, segment: 64 * 1024);
        AuditRecord record = Samples.Record();
        record.Detail = new string('x', 2000);
        _disk.CreateFault = null;
        await log.AppendAsync(record, AuditDurability.Process, default);
        _disk.CreateFault = new IOException("No space left on device");
        var acknowledged = new List<string> { "s-1/1/intent" };
        for (int i = 2; i <= 60; i++)
        {
            record.CallNumber = i;
            await Try(log, record, AuditDurability.Process, acknowledged);
        }

        Assert.InRange(acknowledged.Count, 2, 40);
        _disk.CreateFault = null;
        record.CallNumber = 61;
        await log.AppendAsync(record, AuditDurability.Process, default);
        log.Dispose();

        List<string> ids = Samples.Ids(Samples.Parse(_disk.Durable));
        Assert.Equal(ids.Distinct(), ids);
        Assert.Subset(ids.ToHashSet(), acknowledged.ToHashSet());
    }

    [Fact]
    public async Task Dispose_BufferedRecordsCannotBeWritten_Throws()
    {
        WriteAheadLog log = NewLog(_disk);
        await log.AppendAsync(Samples.Record(), AuditDurability.Buffered, default);
        _disk.Space = 0;

        await Assert.ThrowsAsync<AuditUnavailableException>(() => Task.Run(log.Dispose));
    }

    [Fact]
    public async Task AppendAsync_WritersFlushersAndAFailingDisk_LoseNothingAcknowledged()
    {
        WriteAheadLog log = NewLog(_disk, segment: 256 * 1024);
        var random = new Random(20250601);
        using var done = new CancellationTokenSource();
        Task chaos = Task.Run(async () =>
        {
            while (!done.IsCancellationRequested)
            {
                lock (random)
                {
                    _disk.Space = random.Next(2) == 0 ? random.Next(20_000) : long.MaxValue;
                    if (random.Next(3) == 0)
                        _disk.NextFlushFault = new IOException("Input/output error");
                }

                await Task.Yield();
            }
        });
        List<string>[] acknowledged = await Task.WhenAll(Enumerable.Range(0, 8).Select(w => Task.Run(async () =>
        {
            var mine = new List<string>();
            AuditChain chain = Samples.Chain("s-" + w);
            for (int i = 1; i <= 400; i++)
                await Try(log, Samples.Record(call: i, chain: chain), (AuditDurability)(i % 3), mine);
            return mine;
        })));
        await done.CancelAsync();
        await chaos;
        _disk.Space = long.MaxValue;
        _disk.NextFlushFault = null;
        log.Dispose();

        List<string> ids = Samples.Ids(Samples.Parse(_disk.Durable));
        Assert.Empty(acknowledged.SelectMany(a => a).Except(ids));
        Assert.Equal(ids.Distinct(), ids);
    }

    private static Task Try(WriteAheadLog log, int call, AuditDurability durability, List<string> acknowledged) =>
        Try(log, Samples.Record(call: call), durability, acknowledged);

    private static async Task Try(WriteAheadLog log, AuditRecord record, AuditDurability durability, List<string> acknowledged)
    {
        try
        {
            await log.AppendAsync(record, durability, default);
            acknowledged.Add($"{record.Chain.SessionId}/{record.CallNumber}/intent");
        }
        catch (AuditUnavailableException)
        {
            // Not acknowledged: may or may not be there.
        }
    }

    private WriteAheadLog NewLog(FakeSegments disk, long segment = 1024 * 1024) => new(new FileAuditLogOptions { MaxSegmentBytes = segment }, "0a1b2c3d", _time, disk);
}
