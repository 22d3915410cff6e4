using System.Text.Json;

namespace ZeroTrustAgents.Auditing;

/// <summary>What a process that opens an audit directory does with the logs of others.</summary>
public sealed class EndedRunsTests : IDisposable
{
    private readonly LogDirectory _directory = new();

    public void Dispose() => _directory.Dispose();

    [Fact]
    public void Open_LogOfALiveProcess_IsLeftAlone()
    {
        using FileAuditLog live = _directory.Open();
        LogDirectory.Append(live, Samples.Record(), AuditDurability.Process);

        _directory.Write(1, "s-2");

        Assert.Equal(2, AuditLogReader.Logs(_directory.Root).Count);
        Assert.DoesNotContain(Samples.Read(_directory.Root), r => r.Detail() is not null);
    }

    [Fact]
    public void Open_LogsOfEndedProcesses_AreClosedAndSignedOnce()
    {
        string copy = Snapshot(Enumerable.Range(1, 5).Select(i => Samples.Record(call: i, chain: Samples.Chain("s-" + i))).ToArray());
        try
        {
            FileAuditLog[] logs = [.. Enumerable.Range(0, 8).Select(_ => Samples.Log(Samples.Options(copy)))];
            Parallel.ForEach(logs, l => l.Open());
            foreach (FileAuditLog log in logs)
                log.Dispose();

            List<JsonElement> closings = [.. Samples.Read(copy).Where(r => r.Detail() is not null)];
            Assert.Equal(["s-1/1/outcome", "s-2/2/outcome", "s-3/3/outcome", "s-4/4/outcome", "s-5/5/outcome"], Samples.Ids(closings).Order(StringComparer.Ordinal));
            Assert.All(closings, c => Assert.Equal(ClosedCall.Detail, c.Detail()));
            Assert.All(AuditLogReader.Logs(copy), l => Assert.Empty(AuditLogVerifier.Verify(l, new AuditVerificationOptions()).Problems));
        }
        finally
        {
            Directory.Delete(copy, recursive: true);
        }
    }

    [Fact]
    public void Open_AnotherLogIsDamaged_RecordsThatAndGoesOn()
    {
        using (FileAuditLog first = _directory.Open())
        {
            first.Open();
            _directory.Write(3, "s-2");
        }

        File.WriteAllText(Path.Combine(_directory.Root, "log-2", "state"), "nonsense");

        _directory.Write(1, "s-3");

        Assert.Contains(AuditLogReader.Read(_directory.Log), e => e.Record.Detail() == "unreadable:log-2");
    }

    [Fact]
    public async Task Open_OwnLogIsDamaged_ThrowsAndDenies()
    {
        _directory.Write(3);
        _directory.Replace("state", [1, 2, 3]);

        using FileAuditLog log = _directory.Open();

        Assert.Throws<AuditLogDamagedException>(log.Open);
        await Assert.ThrowsAsync<AuditLogDamagedException>(async () => await log.AppendAsync(Samples.Record(), AuditDurability.Process, default));
    }

    [Fact]
    public void Open_KeyIsLost_RefusesToGoOnWithTheLog()
    {
        _directory.Write(3);
        File.Delete(Path.Combine(_directory.Root, "keys", "log-1.key"));

        using FileAuditLog log = _directory.Open();

        Assert.Throws<AuditLogDamagedException>(log.Open);
    }

    [Fact]
    public async Task OnTimer_CheckpointsCannotBeSignedForTooLong_DeniesUntilTheyCan()
    {
        var time = new Microsoft.Extensions.Time.Testing.FakeTimeProvider(Samples.Time);
        FileAuditLogOptions options = Samples.Options(_directory.Root);
        options.MaxCheckpointDelay = TimeSpan.FromSeconds(3);
        using FileAuditLog log = Samples.Log(options, time);
        LogDirectory.Append(log, Samples.Record(call: 1));
        string blocker = Path.Combine(_directory.Log, "tile");
        File.WriteAllText(blocker, "a file where the tiles should be");

        for (int i = 2; i <= 3; i++)
        {
            time.Advance(TimeSpan.FromSeconds(1));
            LogDirectory.Append(log, Samples.Record(call: i));
        }

        time.Advance(TimeSpan.FromSeconds(1));
        var denied = await Assert.ThrowsAsync<AuditUnavailableException>(async () => await log.AppendAsync(Samples.Record(call: 4), AuditDurability.Buffered, default));
        Assert.Contains("sign a checkpoint", denied.Message, StringComparison.Ordinal);

        File.Delete(blocker);
        time.Advance(TimeSpan.FromSeconds(1));
        LogDirectory.Append(log, Samples.Record(call: 5));
        log.Checkpoint();
        Assert.Equal(4, _directory.Verify().SignedRecords);
    }

    /// <summary>An audit directory as it is after the process that wrote each record's log was killed.</summary>
    private string Snapshot(AuditRecord[] records)
    {
        string copy = Samples.NewDirectory();
        List<FileAuditLog> live = [];
        foreach (AuditRecord record in records)
        {
            live.Add(_directory.Open());
            LogDirectory.Append(live[^1], record, AuditDurability.Process);
        }

        foreach (string file in Directory.EnumerateFiles(_directory.Root, "*", SearchOption.AllDirectories).Where(f => Path.GetFileName(f) != LogFiles.Lock))
        {
            string to = Path.Combine(copy, Path.GetRelativePath(_directory.Root, file));
            Directory.CreateDirectory(Path.GetDirectoryName(to)!);
            File.Copy(file, to);
        }

        foreach (FileAuditLog log in live)
            log.Dispose();
        return copy;
    }
}
