using System.Text.Json;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Options;
using Microsoft.Extensions.Time.Testing;

namespace ZeroTrustAgents.Auditing;

/// <summary><see cref="AuditFailure.Wait"/>: appends wait for the log, and nothing that went on is unrecorded or recorded twice.</summary>
public sealed class OutageWaitTests
{
    private static readonly TimeSpan Retry = TimeSpan.FromMilliseconds(250);

    private readonly FakeSegments _disk = new();
    private readonly FakeTimeProvider _time = new(Samples.Time);

    [Theory]
    [InlineData(AuditDurability.Buffered)]
    [InlineData(AuditDurability.Process)]
    [InlineData(AuditDurability.PowerLoss)]
    public async Task Append_DiskFullAtEveryByte_WaitsUntilThereIsSpace_AndIsThereOnce(AuditDurability durability)
    {
        int length = new AuditRecordEncoder("00000000").Encode(Samples.Record()).Length;
        for (int space = 0; space < 2 * length; space += 7)
        {
            var disk = new FakeSegments();
            WriteAheadLog log = NewLog(disk);
            await log.AppendAsync(Samples.Record(call: 1), AuditDurability.Process, default);
            disk.Space = space;
            Task[] calls = [.. Enumerable.Range(2, 4).Select(i => log.AppendAsync(Samples.Record(call: i), durability, default).AsTask())];
            disk.Space = long.MaxValue;
            await AdvanceUntil(Task.WhenAll(calls));
            log.Dispose();

            List<string> ids = Samples.Ids(Samples.Parse(disk.Durable));
            Assert.Equal(ids.Distinct(), ids);
            foreach (int call in Enumerable.Range(1, 5))
                Assert.Contains($"s-1/{call}/intent", ids);
        }
    }

    [Fact]
    public async Task Append_WhileTheDiskIsFull_Waits()
    {
        WriteAheadLog log = await FullDiskAsync();
        Task call = log.AppendAsync(Samples.Record(call: 2), AuditDurability.Process, default).AsTask();
        for (int i = 0; i < 10; i++)
            _time.Advance(Retry);
        Assert.False(call.IsCompleted);
        _disk.Space = long.MaxValue;
        await AdvanceUntil(call);
        Assert.Contains("s-1/2/intent", Samples.Ids(Samples.Parse(_disk.Written)));
    }

    [Fact]
    public async Task Append_FlushFailsOnce_IsDurableInTheNextFileBeforeItReturns()
    {
        WriteAheadLog log = NewLog(_disk);
        await log.AppendAsync(Samples.Record(call: 1), AuditDurability.PowerLoss, default);
        _disk.NextFlushFault = new IOException("Input/output error");
        await AdvanceUntil(log.AppendAsync(Samples.Record(call: 2), AuditDurability.PowerLoss, default).AsTask());

        List<string> ids = Samples.Ids(Samples.Parse(_disk.Durable));
        Assert.Single(ids, "s-1/2/intent");
    }

    [Fact]
    public async Task Append_WhenTheWaitIsOver_IsDenied_LaterOnesAtOnce_UntilThereIsSpace()
    {
        WriteAheadLog log = await FullDiskAsync();
        Task waiting = log.AppendAsync(Samples.Record(call: 2), AuditDurability.Process, default).AsTask();
        _time.Advance(TimeSpan.FromSeconds(10));
        Task later = log.AppendAsync(Samples.Record(call: 3), AuditDurability.Process, default).AsTask();
        _time.Advance(TimeSpan.FromSeconds(19));
        Assert.False(waiting.IsCompleted);
        Assert.False(later.IsCompleted);
        _time.Advance(TimeSpan.FromSeconds(1));
        await Assert.ThrowsAsync<AuditUnavailableException>(() => waiting);
        await Assert.ThrowsAsync<AuditUnavailableException>(() => later); // no call waits longer than the outage may

        Task denied = log.AppendAsync(Samples.Record(call: 4), AuditDurability.Process, default).AsTask();
        await Assert.ThrowsAsync<AuditUnavailableException>(() => denied.WaitAsync(TimeSpan.FromSeconds(30), TimeProvider.System));

        _disk.Space = long.MaxValue;
        await log.AppendAsync(Samples.Record(call: 5), AuditDurability.Process, default).AsTask().WaitAsync(TimeSpan.FromSeconds(30), TimeProvider.System);
        _disk.Space = 0; // and the next outage has its own time
        Task next = log.AppendAsync(Samples.Record(call: 6), AuditDurability.Process, default).AsTask();
        _time.Advance(TimeSpan.FromSeconds(29));
        Assert.False(next.IsCompleted);
        _disk.Space = long.MaxValue;
        await AdvanceUntil(next);
        Assert.DoesNotContain("s-1/4/intent", Samples.Ids(Samples.Parse(_disk.Written)));
    }

    [Fact]
    public async Task Append_CancelledWhileItWaits_Stops_AndTheOthersGoOn()
    {
        WriteAheadLog log = await FullDiskAsync();
        using var cancel = new CancellationTokenSource();
        Task cancelled = log.AppendAsync(Samples.Record(call: 2), AuditDurability.Process, cancel.Token).AsTask();
        Task other = log.AppendAsync(Samples.Record(call: 3), AuditDurability.Process, default).AsTask();
        await cancel.CancelAsync();
        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => cancelled);
        _disk.Space = long.MaxValue;
        await AdvanceUntil(other);
        Assert.DoesNotContain("s-1/2/intent", Samples.Ids(Samples.Parse(_disk.Written)));
    }

    [Fact]
    public async Task Append_ThatWaitsWhenTheLogIsDisposed_IsDenied()
    {
        WriteAheadLog log = await FullDiskAsync();
        Task[] calls = [.. Enumerable.Range(2, 3).Select(i => log.AppendAsync(Samples.Record(call: i), AuditDurability.Process, default).AsTask())];
        Assert.ThrowsAny<IOException>(log.Dispose);
        foreach (Task call in calls)
            await Assert.ThrowsAsync<AuditUnavailableException>(() => call.WaitAsync(TimeSpan.FromSeconds(30), TimeProvider.System));
    }

    [Fact]
    public async Task Append_RecordReusedWhileItWaits_IsRecordedAsItWas()
    {
        WriteAheadLog log = await FullDiskAsync();
        AuditRecord record = Samples.Record(call: 2);
        Task call = log.AppendAsync(record, AuditDurability.Process, default).AsTask();
        record.Reset();
        _disk.Space = long.MaxValue;
        await AdvanceUntil(call);
        Assert.Contains("s-1/2/intent", Samples.Ids(Samples.Parse(_disk.Written)));
    }

    [Fact]
    public async Task Append_MoreThanMayWait_IsDeniedAtOnce_AndMemoryIsBounded()
    {
        WriteAheadLog log = await FullDiskAsync(o => o.MaxBufferBytes = FileAuditLogOptionsValidator.LeastBufferBytes);
        AuditRecord large = Samples.Record(call: 2);
        large.Detail = new string('x', 2000);
        List<Task> calls = [.. Enumerable.Range(0, 200).Select(_ => log.AppendAsync(large, AuditDurability.Process, default).AsTask())];
        Task[] denied = [.. calls.Where(static c => c.IsFaulted)];
        Assert.InRange(denied.Length, 1, 199);
        Assert.InRange(calls.Count - denied.Length, 50, FileAuditLogOptionsValidator.LeastBufferBytes / 2000);
        _disk.Space = long.MaxValue;
        await AdvanceUntil(Task.WhenAll(calls.Except(denied)));
    }

    [Fact]
    public async Task Append_ToALogThatIsStalled_WaitsUntilItIsNot()
    {
        AuditUnavailableException? stalled = new("sign a checkpoint in", "memory", null);
        var log = new WriteAheadLog(Waiting(), "0a1b2c3d", _time, _disk, () => stalled);
        log.Open();
        Task call = log.AppendAsync(Samples.Record(call: 1), AuditDurability.Process, default).AsTask();
        _time.Advance(Retry);
        Assert.False(call.IsCompleted);
        Assert.Empty(_disk.Written);
        stalled = null;
        await AdvanceUntil(call);
        Assert.Equal(["s-1/1/intent"], Samples.Ids(Samples.Parse(_disk.Written)));
    }

    [Theory]
    [InlineData(7, "00:00:30", "WhenUnavailable")]
    [InlineData((int)AuditFailure.Wait, "00:00:00.005", "MaxWait")]
    [InlineData((int)AuditFailure.Wait, "01:00:01", "MaxWait")]
    public void Options_ThatCannotBe_AreRefusedAtStart(int failure, string wait, string option)
    {
        var services = new ServiceCollection();
        FileAuditLogRegistration.Add(services, "audit", o => (o.WhenUnavailable, o.MaxWait) = ((AuditFailure)failure, TimeSpan.Parse(wait, System.Globalization.CultureInfo.InvariantCulture)));
        using ServiceProvider provider = services.BuildServiceProvider();
        Assert.Contains("FileAuditLogOptions." + option, Assert.Throws<OptionsValidationException>(() => provider.GetRequiredService<IStartupValidator>().Validate()).Message, StringComparison.Ordinal);
    }

    private static FileAuditLogOptions Waiting() => new() { WhenUnavailable = AuditFailure.Wait };

    private WriteAheadLog NewLog(FakeSegments disk, Action<FileAuditLogOptions>? configure = null)
    {
        FileAuditLogOptions options = Waiting();
        configure?.Invoke(options);
        var log = new WriteAheadLog(options, "0a1b2c3d", _time, disk);
        log.Open();
        return log;
    }

    /// <summary>A log that has noticed that its disk is full, and holds one record.</summary>
    private async Task<WriteAheadLog> FullDiskAsync(Action<FileAuditLogOptions>? configure = null)
    {
        WriteAheadLog log = NewLog(_disk, configure);
        using var cancel = new CancellationTokenSource();
        _disk.Space = 0;
        Task first = log.AppendAsync(Samples.Record(call: 1), AuditDurability.Process, cancel.Token).AsTask();
        await cancel.CancelAsync();
        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => first);
        return log;
    }

    /// <summary>Lets time go on until something has happened that needs it to, in as many steps as the thread pool takes.</summary>
    private async Task AdvanceUntil(Task task)
    {
        for (int i = 0; i < 1000 && !task.IsCompleted; i++)
        {
            _time.Advance(TimeSpan.FromMilliseconds(20));
            await Task.WhenAny(task, Task.Delay(TimeSpan.FromMilliseconds(2), TimeProvider.System));
        }

        await task;
    }
}
