using Microsoft.Extensions.Logging.Abstractions;
using Microsoft.Extensions.Time.Testing;

namespace ZeroTrustAgents.Auditing;

/// <summary>
/// What a sink may rely on, and what the log may rely on whatever the sink does: order, back-pressure, failure, what is
/// shown, cancellation, disposal.
/// </summary>
public sealed class AuditSinkContractTests : IDisposable
{
    private readonly LogDirectory _directory = new();

    public void Dispose() => _directory.Dispose();

    [Fact]
    public void WriteAsync_ManyRecords_ComeInOrderEachOnceInBatches()
    {
        var sink = new RecordingSink();
        using (FileAuditLog log = Open(sink))
        {
            for (int i = 1; i <= 1_000; i++)
                LogDirectory.Call(log, i);
        }

        Assert.Equal(Samples.Ids(Samples.Read(_directory.Root)), sink.Ids);
        Assert.Equal(Enumerable.Range(0, 2_000).Select(i => (long)i), sink.Entries.Select(e => e.Index));
        Assert.All(sink.Batches, b => Assert.InRange(b, 1, 256));
        Assert.All(sink.Entries, e => Assert.True(e.IsInTree));
    }

    [Fact]
    public void WriteAsync_AcrossRuns_GoesOnWhereItWas()
    {
        var sink = new RecordingSink();
        for (int run = 1; run <= 5; run++)
        {
            using FileAuditLog log = Open(sink);
            for (int i = 1; i <= 77; i++)
                LogDirectory.Call(log, i, "s-" + run);
        }

        Assert.Equal(Samples.Ids(Samples.Read(_directory.Root)), sink.Ids);
    }

    [Fact]
    public void WriteAsync_SinkThatFails_GetsTheSameBatchAgainAndNoCallWaits()
    {
        var sink = new RecordingSink { Fault = new HttpRequestException("the collector is away") };
        using (FileAuditLog log = Open(sink))
        {
            for (int i = 1; i <= 300; i++)
                LogDirectory.Call(log, i);
        }

        Assert.Empty(sink.Entries);
        sink.Fault = null;
        Open(sink, open: true).Dispose();

        Assert.Equal(Samples.Ids(Samples.Read(_directory.Root)), sink.Ids);
    }

    [Fact]
    public async Task WriteAsync_SinkThatHangs_HoldsUpNeitherAppendsNorCheckpointsAndIsCancelledAtTheEnd()
    {
        var time = new FakeTimeProvider(Samples.Time);
        var sink = new RecordingSink { Hang = true };
        var log = new FileAuditLog(Samples.Options(_directory.Root), time, NullLogger<FileAuditLog>.Instance, [], [sink]);
        for (int i = 1; i <= 10; i++)
        {
            LogDirectory.Call(log, i);
            time.Advance(TimeSpan.FromSeconds(1));
        }

        await sink.Entered.Task;
        Assert.Equal(20, _directory.Verify().SignedRecords);
        Assert.Equal(1, sink.Calls); // one call at a time, and nothing piles up meanwhile

        await Task.Run(log.Dispose);
        Assert.True(sink.WasCancelled);
        sink.Hang = false;
        Open(sink, open: true).Dispose();
        Assert.Equal(Samples.Ids(Samples.Read(_directory.Root)), sink.Ids);
    }

    [Fact]
    public void WriteAsync_LogOfAProcessThatEnded_IsHandedOverToo()
    {
        using (FileAuditLog first = _directory.Open())
        {
            first.Open();
            _directory.Write(3, "s-2"); // into log-2
        }

        var sink = new RecordingSink();
        Open(sink, open: true).Dispose();

        Assert.Equal(6, sink.Entries.Count(e => e.Log == "log-2"));
    }

    [Theory]
    [InlineData("")]
    [InlineData("../x")]
    [InlineData("a b")]
    public void Name_ThatIsNoFileName_IsRefused(string name) => Assert.Throws<ArgumentException>(() => Open(new RecordingSink { Name = name }));

    private FileAuditLog Open(IAuditSink sink, bool open = false)
    {
        var log = new FileAuditLog(Samples.Options(_directory.Root), TimeProvider.System, NullLogger<FileAuditLog>.Instance, [], [sink]);
        if (open)
            log.Open();
        return log;
    }

    private sealed class RecordingSink : IAuditSink
    {
        public string Name { get; init; } = "recording";

        public List<AuditLogEntry> Entries { get; } = [];

        public List<int> Batches { get; } = [];

        public List<string> Ids => Samples.Ids(Entries.Select(e => e.Record));

        public Exception? Fault { get; set; }

        public bool Hang { get; set; }

        public int Calls { get; private set; }

        public bool WasCancelled { get; private set; }

        public TaskCompletionSource Entered { get; } = new(TaskCreationOptions.RunContinuationsAsynchronously);

        public async ValueTask WriteAsync(IReadOnlyList<AuditLogEntry> entries, CancellationToken cancellationToken)
        {
            Calls++;
            Entered.TrySetResult();
            if (Fault is not null)
                throw Fault;
            if (Hang)
            {
                try
                {
                    await Task.Delay(Timeout.InfiniteTimeSpan, TimeProvider.System, cancellationToken);
                }
                catch (OperationCanceledException)
                {
                    WasCancelled = true;
                    throw;
                }
            }

            Entries.AddRange(entries);
            Batches.Add(entries.Count);
        }
    }
}
