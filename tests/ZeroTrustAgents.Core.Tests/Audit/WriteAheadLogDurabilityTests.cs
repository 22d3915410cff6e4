using System.Text.Json;
using Microsoft.Extensions.Time.Testing;

namespace ZeroTrustAgents.Auditing;

public sealed class WriteAheadLogDurabilityTests : IDisposable
{
    private readonly FakeSegments _disk = new();
    private readonly FakeTimeProvider _time = new(Samples.Time);
    private readonly WriteAheadLog _log;

    public WriteAheadLogDurabilityTests() => _log = NewLog();

    public void Dispose() => _log.Dispose();

    [Fact]
    public async Task AppendAsync_Buffered_IsWrittenWithinTheWindow()
    {
        ValueTask append = _log.AppendAsync(Samples.Record(), AuditDurability.Buffered, default);
        Assert.True(append.IsCompletedSuccessfully);
        await append;
        Assert.Empty(_disk.Written);

        _time.Advance(TimeSpan.FromMilliseconds(9));
        Assert.Empty(_disk.Written);
        _time.Advance(TimeSpan.FromMilliseconds(1));

        Assert.Single(Samples.Parse(_disk.Written));
    }

    [Fact]
    public async Task AppendAsync_BufferedAgainAfterTheWindow_IsWrittenWithinTheNext()
    {
        for (int i = 1; i <= 3; i++)
        {
            await _log.AppendAsync(Samples.Record(call: i), AuditDurability.Buffered, default);
            _time.Advance(TimeSpan.FromMilliseconds(10));
            Assert.Equal(i, Samples.Parse(_disk.Written).Count);
        }
    }

    [Fact]
    public async Task AppendAsync_ProcessUncontended_HasWrittenAllPendingAtOnceWhenItReturns()
    {
        await _log.AppendAsync(Samples.Record(call: 1), AuditDurability.Buffered, default);
        await _log.AppendAsync(Samples.Record(call: 2), AuditDurability.Buffered, default);

        ValueTask append = _log.AppendAsync(Samples.Record(call: 3), AuditDurability.Process, default);

        Assert.True(append.IsCompletedSuccessfully);
        Assert.Equal(1, _disk.Writes);
        Assert.Equal(3, Samples.Parse(_disk.Written).Count);
        await append;
    }

    [Fact]
    public async Task AppendAsync_ProcessByManyThreads_IsWrittenWhenItCompletes()
    {
        await Task.WhenAll(Enumerable.Range(0, 16).Select(w => Task.Run(async () =>
        {
            AuditChain chain = Samples.Chain("s-" + w);
            for (int i = 1; i <= 20; i++)
            {
                await _log.AppendAsync(Samples.Record(call: i, chain: chain), AuditDurability.Process, default);
                Assert.Contains($"s-{w}/{i}/intent", Samples.Ids(Samples.Parse(_disk.Written)));
            }
        })));
    }

    [Fact]
    public async Task AppendAsync_PowerLossByMany_IsFlushedWhenItCompletes()
    {
        await Task.WhenAll(Enumerable.Range(0, 16).Select(w => Task.Run(async () =>
        {
            AuditChain chain = Samples.Chain("s-" + w);
            for (int i = 1; i <= 20; i++)
            {
                await _log.AppendAsync(Samples.Record(call: i, chain: chain), AuditDurability.PowerLoss, default);
                Assert.Contains($"s-{w}/{i}/intent", Samples.Ids(Samples.Parse(_disk.Durable)));
            }
        })));
    }

    [Fact]
    public async Task AppendAsync_PowerLossWhileAFlushRuns_SharesTheNextFlush()
    {
        using var flush = new BlockedFlush(_disk);
        Task first = Append(1);
        flush.WaitUntilBegun();

        Task[] others = [.. Enumerable.Range(2, 50).Select(Append)];
        Assert.DoesNotContain(others, t => t.IsCompleted);
        flush.Release();
        await first;
        await Task.WhenAll(others);

        Assert.Equal(2, _disk.Flushes);
        Assert.Equal(51, Samples.Parse(_disk.Durable).Count);
        Task Append(int i) => _log.AppendAsync(Samples.Record(call: i), AuditDurability.PowerLoss, default).AsTask();
    }

    [Fact]
    public async Task AppendAsync_WhileAFlushRuns_BufferedAndProcessDoNotWait()
    {
        using var flush = new BlockedFlush(_disk);
        Task powerLoss = _log.AppendAsync(Samples.Record(call: 1), AuditDurability.PowerLoss, default).AsTask();
        flush.WaitUntilBegun();

        ValueTask buffered = _log.AppendAsync(Samples.Record(call: 2), AuditDurability.Buffered, default);
        ValueTask process = _log.AppendAsync(Samples.Record(call: 3), AuditDurability.Process, default);

        Assert.True(buffered.IsCompletedSuccessfully);
        Assert.True(process.IsCompletedSuccessfully);
        Assert.False(powerLoss.IsCompleted);
        Assert.Equal(3, Samples.Parse(_disk.Written).Count);
        flush.Release();
        await powerLoss;
        await buffered;
        await process;
    }

    [Fact]
    public async Task AppendAsync_WhileAWriteIsStuck_BufferedDoesNotWait()
    {
        _log.Open();
        using var begun = new ManualResetEventSlim();
        using var release = new ManualResetEventSlim();
        _disk.Writing = () =>
        {
            begun.Set();
            release.Wait();
        };
        Task process = Task.Run(() => _log.AppendAsync(Samples.Record(call: 1), AuditDurability.Process, default).AsTask());
        begun.Wait();

        ValueTask buffered = _log.AppendAsync(Samples.Record(call: 2), AuditDurability.Buffered, default);

        Assert.True(buffered.IsCompletedSuccessfully);
        _disk.Writing = null;
        release.Set();
        await process;
        await buffered;
    }

    [Fact]
    public async Task AppendAsync_CancelledWhileWaiting_StaysInTheLog()
    {
        using var flush = new BlockedFlush(_disk);
        using var cancellation = new CancellationTokenSource();
        Task append = _log.AppendAsync(Samples.Record(), AuditDurability.PowerLoss, cancellation.Token).AsTask();
        flush.WaitUntilBegun();

        await cancellation.CancelAsync();

        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => append);
        flush.Release();
        await _log.AppendAsync(Samples.Record(call: 2), AuditDurability.PowerLoss, default);
        Assert.Equal(["s-1/1/intent", "s-1/2/intent"], Samples.Ids(Samples.Parse(_disk.Durable)));
    }

    [Fact]
    public async Task AppendAsync_BufferedMoreThanMemoryHolds_WritesThroughInOrder()
    {
        AuditRecord record = Samples.Record();
        record.Detail = new string('x', 2000);
        for (int i = 1; i <= 500; i++)
        {
            record.CallNumber = i;
            await _log.AppendAsync(record, AuditDurability.Buffered, default);
        }

        List<JsonElement> written = Samples.Parse(_disk.Written);
        Assert.InRange(500 - written.Count, 0, 256 * 1024 / 2000);
        _log.Dispose();
        Assert.Equal(Enumerable.Range(1, 500).Select(i => $"s-1/{i}/intent"), Samples.Ids(Samples.Parse(_disk.Durable)));
    }

    [Fact]
    public async Task Dispose_WithBufferedRecords_FlushesThem()
    {
        await _log.AppendAsync(Samples.Record(), AuditDurability.Buffered, default);

        _log.Dispose();

        Assert.Single(Samples.Parse(_disk.Durable));
        Assert.True(_disk.Files[0].Disposed);
    }

    [Fact]
    public async Task Dispose_WhileAppendsWaitForAFlush_CompletesThem()
    {
        using var flush = new BlockedFlush(_disk);
        Task first = _log.AppendAsync(Samples.Record(call: 1), AuditDurability.PowerLoss, default).AsTask();
        flush.WaitUntilBegun();
        Task second = _log.AppendAsync(Samples.Record(call: 2), AuditDurability.PowerLoss, default).AsTask();

        Task disposal = Task.Run(_log.Dispose);
        flush.Release();

        await Task.WhenAll(first, second, disposal);
        Assert.Equal(2, Samples.Parse(_disk.Durable).Count);
    }

    [Fact]
    public async Task AppendAsync_BeyondSegmentSize_GoesOnInAFlushedNewFile()
    {
        AuditRecord record = Samples.Record();
        record.Detail = new string('x', 2000);
        for (int i = 1; i <= 100; i++)
        {
            record.CallNumber = i;
            await _log.AppendAsync(record, AuditDurability.Process, default);
        }

        Assert.InRange(_disk.Files.Count, 4, 5);
        foreach (FakeSegments.FakeSegment file in _disk.Files.SkipLast(1))
        {
            Assert.InRange(file.Bytes.Length, 1, 64 * 1024);
            Assert.Equal(file.Bytes, file.Stable);
            Assert.True(file.Disposed);
        }

        Assert.Equal(Enumerable.Range(1, 100).Select(i => $"s-1/{i}/intent"), Samples.Ids(Samples.Parse(_disk.Written)));
    }

    [Fact]
    public async Task AppendAsync_HalfTheMemoryNotFlushed_FlushesByItself()
    {
        using var flushed = new ManualResetEventSlim();
        _disk.Flushing = flushed.Set;
        using WriteAheadLog log = NewLog(segment: 1024 * 1024); // no rotation flushes
        AuditRecord record = Samples.Record(AuditPhase.Outcome);
        record.Detail = new string('x', 2000);
        for (int i = 1; i <= 2 + (128 * 1024 / 2000); i++)
        {
            record.CallNumber = i;
            await log.AppendAsync(record, AuditDurability.Process, default);
        }

        Assert.True(flushed.Wait(TimeSpan.FromMinutes(1)), "never flushed"); // only bounds the hang of a failure
        _disk.Flushing = null;
    }

    [Fact]
    public async Task AppendAsync_UnknownDurability_Throws() =>
        await Assert.ThrowsAsync<ArgumentOutOfRangeException>(async () => await _log.AppendAsync(Samples.Record(), (AuditDurability)7, default));

    private WriteAheadLog NewLog(long segment = 64 * 1024) => new(new FileAuditLogOptions { MaxBufferBytes = 256 * 1024, MaxSegmentBytes = segment }, "0a1b2c3d", _time, _disk);
}
