using System.Text.Json;
using Microsoft.Extensions.Time.Testing;

namespace ZeroTrustAgents.Auditing;

public sealed class FileAuditLogDiskTests : IDisposable
{
    private readonly string _directory = Samples.NewDirectory();
    private readonly FakeTimeProvider _time = new(Samples.Time);

    public void Dispose() => Directory.Delete(_directory, recursive: true);

    [Fact]
    public async Task AppendAsync_FirstUse_MakesAPrivateDirectoryAndFile()
    {
        string nested = Path.Combine(_directory, "a", "b");
        await using FileAuditLog log = NewLog(nested);

        await log.AppendAsync(Samples.Record(), AuditDurability.PowerLoss, default);

        log.Checkpoint();
        string[] files = Directory.GetFiles(nested, "*", SearchOption.AllDirectories);
        Assert.Equal(
            ["keys/log-1.key", "keys/log-1.vkey", "log-1/checkpoint", "log-1/lock", "log-1/state", "log-1/tile/0/000.p/1", "log-1/tile/entries/000.p/1", "log-1/wal/0000000000000000000-0000.wal"],
            files.Select(f => Path.GetRelativePath(nested, f).Replace('\\', '/')).Order(StringComparer.Ordinal));
        if (!OperatingSystem.IsWindows())
        {
            foreach (string file in files)
                Assert.Equal(UnixFileMode.UserRead | UnixFileMode.UserWrite, File.GetUnixFileMode(file));
            foreach (string directory in Directory.GetDirectories(nested, "*", SearchOption.AllDirectories).Append(nested))
                Assert.Equal(UnixFileMode.UserRead | UnixFileMode.UserWrite | UnixFileMode.UserExecute, File.GetUnixFileMode(directory));
        }
    }

    [Fact]
    public async Task AppendAsync_Process_CanBeReadByOthersWhenItReturns()
    {
        await using FileAuditLog log = NewLog();

        for (int i = 1; i <= 10; i++)
        {
            await log.AppendAsync(Samples.Record(call: i), AuditDurability.Process, default);
            Assert.Equal(i, Samples.Read(_directory).Count);
        }
    }

    [Fact]
    public async Task AppendAsync_TwoLogsInOneDirectory_NeverShareAFile()
    {
        await using FileAuditLog one = NewLog();
        await using FileAuditLog two = NewLog();

        await one.AppendAsync(Samples.Record(call: 1), AuditDurability.Process, default);
        await two.AppendAsync(Samples.Record(call: 2), AuditDurability.Process, default);

        Assert.Equal(2, AuditLogReader.Logs(_directory).Count);
        Assert.Equal(["s-1/1/intent", "s-1/2/intent"], Samples.Ids(Samples.Read(_directory)).Order(StringComparer.Ordinal));
    }

    [Fact]
    public async Task AppendAsync_ManySegments_AreReadInTheirOrder()
    {
        await using FileAuditLog log = NewLog(segment: 64 * 1024);
        AuditRecord record = Samples.Record();
        record.Detail = new string('x', 2000);
        for (int i = 1; i <= 150; i++)
        {
            record.CallNumber = i;
            await log.AppendAsync(record, AuditDurability.Process, default);
        }

        Assert.True(Directory.GetFiles(Path.Combine(_directory, "log-1", "wal")).Length > 4);
        Assert.Equal(Enumerable.Range(1, 150).Select(i => $"s-1/{i}/intent"), Samples.Ids(Samples.Read(_directory)));
    }

    [Fact]
    public async Task AppendAsync_FileWhereTheDirectoryShouldBe_Throws()
    {
        string path = Path.Combine(_directory, "taken");
        await File.WriteAllTextAsync(path, "");
        await using FileAuditLog log = NewLog(path);

        var failure = await Assert.ThrowsAsync<AuditUnavailableException>(async () => await log.AppendAsync(Samples.Record(), AuditDurability.Buffered, default));

        Assert.Contains(path, failure.Message, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("/proc/zta-audit")]
    [InlineData("/dev/null/audit")]
    public async Task AppendAsync_DirectoryThatNobodyCanMake_Throws(string directory)
    {
        if (!OperatingSystem.IsLinux())
            directory = Path.Combine(typeof(FileAuditLog).Assembly.Location, "audit");
        await using FileAuditLog log = NewLog(directory);

        await Assert.ThrowsAsync<AuditUnavailableException>(async () => await log.AppendAsync(Samples.Record(), AuditDurability.Process, default));
    }

    [Fact]
    public async Task AppendAsync_DirectoryDeletedWhileInUse_ThrowsOnceThenGoesOnWithEverythingRetained()
    {
        using WriteAheadLog log = NewRecords();
        await log.AppendAsync(Samples.Record(call: 1), AuditDurability.Process, default);
        Directory.Delete(_directory, recursive: true);
        await log.AppendAsync(Samples.Record(call: 2), AuditDurability.Process, default);

        await Assert.ThrowsAsync<AuditUnavailableException>(async () => await log.AppendAsync(Samples.Record(call: 3), AuditDurability.PowerLoss, default));
        await log.AppendAsync(Samples.Record(call: 4), AuditDurability.PowerLoss, default);

        List<JsonElement> records = ReadRecords();
        Assert.Equal(["s-1/1/intent", "s-1/2/intent", "s-1/3/intent"], Samples.Ids(records).Take(3));
        Assert.Equal("log_recovered", records[3].Detail());
        Assert.Equal("s-1/4/intent", records[4].Id());
    }

    [Fact]
    public async Task OnTimer_DirectoryDeletedWhileInUse_DeniesFromThenOn()
    {
        FileAuditLog log = NewLog();
        await log.AppendAsync(Samples.Record(call: 1), AuditDurability.Process, default);
        Directory.Delete(_directory, recursive: true);

        _time.Advance(TimeSpan.FromSeconds(1));

        var failure = await Assert.ThrowsAsync<AuditUnavailableException>(async () => await log.AppendAsync(Samples.Record(call: 2), AuditDurability.Buffered, default));
        Assert.Contains("lock", failure.Message, StringComparison.Ordinal);
        Assert.ThrowsAny<IOException>(log.Dispose);
        Directory.CreateDirectory(_directory);
    }

    [Fact]
    public async Task AppendAsync_RealDeviceWithoutSpace_ThrowsThenRecoversInAFile()
    {
        if (!File.Exists("/dev/full"))
            return;
        using WriteAheadLog log = NewRecords(r => new FullThenReal(r));

        var failure = await Assert.ThrowsAsync<AuditUnavailableException>(async () => await log.AppendAsync(Samples.Record(call: 1), AuditDurability.Process, default));
        Assert.Contains("No space left", failure.Message, StringComparison.Ordinal);
        await log.AppendAsync(Samples.Record(call: 2), AuditDurability.Process, default);

        Assert.Equal(["s-1/1/intent", "s-1/2/intent"], Samples.Ids(ReadRecords().Where(r => r.Detail() is null)));
    }

    [Theory]
    [InlineData(AuditDurability.Buffered, AuditPhase.Outcome)]
    [InlineData(AuditDurability.Process, AuditPhase.Intent)]
    public void AppendAsync_AfterWarmUp_AllocatesNothing(AuditDurability durability, AuditPhase phase)
    {
        using var held = new ManualResetEventSlim();
        using WriteAheadLog log = NewRecords(r => new HeldFlush(r, held), TimeProvider.System);
        AuditRecord record = Samples.Record(phase);
        Append(12_000); // more than memory holds, and no flush frees any: all of it is there

        // A collection that other tests cause counts what is left of the thread's 8 KiB allocation window: take the best of many rounds.
        long least = long.MaxValue;
        for (int round = 0; round < 20; round++)
        {
            long before = GC.GetAllocatedBytesForCurrentThread();
            Append(200);
            least = Math.Min(least, GC.GetAllocatedBytesForCurrentThread() - before);
        }

        held.Set();
        Assert.Equal(0, least);
        void Append(int count)
        {
            for (int i = 0; i < count; i++)
            {
                record.CallNumber++;
                ValueTask append = log.AppendAsync(record, durability, default);
                Assert.True(append.IsCompletedSuccessfully);
                append.GetAwaiter().GetResult();
            }
        }
    }

    [Fact]
    public void DirectoryPath_RelativeDirectory_IsFull()
    {
        using FileAuditLog log = NewLog("audit");

        Assert.Equal(Path.GetFullPath("audit"), log.DirectoryPath);
        Assert.False(Directory.Exists(log.DirectoryPath));
    }

    private static FileAuditLogOptions Options(string directory, long segment = 1024 * 1024 * 256) => new() { Directory = directory, MaxSegmentBytes = segment };

    private FileAuditLog NewLog(string? directory = null, long segment = 1024 * 1024 * 256) => Samples.Log(Options(directory ?? _directory, segment), _time);

    private WriteAheadLog NewRecords(Func<IAppendTargetFactory, IAppendTargetFactory>? wrap = null, TimeProvider? time = null)
    {
        var real = new SegmentFactory(new DiskStorage(_directory), 0);
        return new WriteAheadLog(Options(_directory), "0a1b2c3d", time ?? _time, wrap?.Invoke(real) ?? real);
    }

    private List<JsonElement> ReadRecords() => [.. AuditLogReader.Read(new DiskStorage(_directory), "log").Select(e => e.Record)];

    private sealed class HeldFlush(IAppendTargetFactory real, ManualResetEventSlim held) : IAppendTargetFactory
    {
        public string Location => real.Location;

        public IAppendTarget Create(long position) => new Target(real.Create(position), held);

        private sealed class Target(IAppendTarget real, ManualResetEventSlim held) : IAppendTarget
        {
            public string Path => real.Path;

            public void Write(ReadOnlySpan<byte> bytes, long offset) => real.Write(bytes, offset);

            public void Flush()
            {
                held.Wait();
                real.Flush();
            }

            public void Truncate(long length) => real.Truncate(length);

            public void Delete() => real.Delete();

            public void Dispose() => real.Dispose();
        }
    }

    private sealed class FullThenReal(IAppendTargetFactory real) : IAppendTargetFactory
    {
        private bool _used;

        public string Location => real.Location;

        public IAppendTarget Create(long position)
        {
            if (_used)
                return real.Create(position);
            _used = true;
            return new FullDevice();
        }
    }

    private sealed class FullDevice : IAppendTarget
    {
        private readonly FileStream _stream = new("/dev/full", FileMode.Open, FileAccess.Write, FileShare.ReadWrite, bufferSize: 0);

        public string Path => "/dev/full";

        public void Write(ReadOnlySpan<byte> bytes, long offset) => RandomAccess.Write(_stream.SafeFileHandle, bytes, offset);

        public void Flush() => RandomAccess.FlushToDisk(_stream.SafeFileHandle);

        public void Truncate(long length) => RandomAccess.SetLength(_stream.SafeFileHandle, length);

        public void Delete() => Assert.Fail("the device is not ours");

        public void Dispose() => _stream.Dispose();
    }
}
