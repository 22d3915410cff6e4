using System.Text.Json;
using ZeroTrustAgents.Auditing;
using ZeroTrustAgents.Cli.Audit.Records;
using ZeroTrustAgents.Cli.Terminals;

namespace ZeroTrustAgents.Cli.Audit.Verify;

public sealed class VerifyCommandTests : IDisposable
{
    private readonly AuditDirectory _audit = new();

    public void Dispose() => _audit.Dispose();

    [Fact]
    public void Verify_UntouchedLogs_SucceedsAndSaysWhatItDoesNotProve()
    {
        _audit.Write(Sample.Story());
        CliRun run = CliRun.Of("audit", "verify", _audit.Root).AssertInert();
        Assert.Equal(0, run.ExitCode);
        Assert.StartsWith("log-1  audit.local/", run.Output, StringComparison.Ordinal);
        Assert.Contains("  signed     12\n  witnessed  0\n  unsigned   0\n  pruned     0\n  No problems.\n", run.Output, StringComparison.Ordinal);
        Assert.Contains("Note: The key was read beside the log", run.Output, StringComparison.Ordinal);
        Assert.Contains("the host itself could have rewritten this log", run.Output, StringComparison.Ordinal);
        Assert.EndsWith("Verified.\n", run.Output, StringComparison.Ordinal);
        Assert.Empty(run.Error);
    }

    [Fact]
    public void Verify_ForgedRecord_NamesItFirstAndFails()
    {
        _audit.Write(Sample.Story());
        _audit.Forge("approver-7", "approver-8");
        CliRun run = CliRun.Of("audit", "verify", _audit.Root, "--key", _audit.Key()).AssertInert();
        Assert.Equal(1, run.ExitCode);
        Assert.Contains("First bad record: 7, in tile/entries/000.p/12", run.Output, StringComparison.Ordinal);
        Assert.True(run.Output.IndexOf("First bad record", StringComparison.Ordinal) < run.Output.IndexOf("Note:", StringComparison.Ordinal));
        Assert.EndsWith("NOT VERIFIED: 1 of 1 logs have problems.\n", run.Output, StringComparison.Ordinal);
    }

    [Fact]
    public void Verify_OneLogWithTrailingSlash_FindsItsKey()
    {
        _audit.Write(Sample.Story());
        CliRun run = CliRun.Of("audit", "verify", _audit.Log() + "/");
        Assert.Equal((0, ""), (run.ExitCode, run.Error));
    }

    [Fact]
    public void Verify_NamedKey_LeavesOutTheNoteAboutKeys()
    {
        _audit.Write(Sample.Story());
        foreach (string key in (string[])[_audit.VKey(), _audit.Key()])
        {
            CliRun run = CliRun.Of("audit", "verify", _audit.Root, "--key", key);
            Assert.Equal(0, run.ExitCode);
            Assert.DoesNotContain("beside the log", run.Output, StringComparison.Ordinal);
        }
    }

    [Fact]
    public void Verify_KeyOfAnotherLog_Fails()
    {
        _audit.Write(Sample.Story());
        using var other = new AuditDirectory();
        other.Write(Sample.Story());
        CliRun run = CliRun.Of("audit", "verify", _audit.Root, "--key", other.VKey());
        Assert.Equal(1, run.ExitCode);
        Assert.Contains("no key of that name is trusted", run.Output, StringComparison.Ordinal);
    }

    [Fact]
    public void Verify_RemovedLogWhoseKeyIsNamed_Fails()
    {
        WriteTwoLogs();
        string[] command = ["audit", "verify", _audit.Root, "--key", _audit.Key(1), "--key", _audit.Key(2)];
        Assert.Equal(0, CliRun.Of(command).ExitCode);
        Directory.Delete(_audit.Log(2), recursive: true);
        CliRun run = CliRun.Of(command);
        Assert.Equal(1, run.ExitCode);
        Assert.Contains("no log here has that name: it was removed", run.Output, StringComparison.Ordinal);
        Assert.EndsWith("NOT VERIFIED: 0 of 1 logs have problems, 1 missing.\n", run.Output, StringComparison.Ordinal);
        Assert.Equal(0, CliRun.Of("audit", "verify", _audit.Log(1), "--key", _audit.Key(1), "--key", _audit.Key(2)).ExitCode);
    }

    [Fact]
    public void Verify_KeptCheckpoints_EachIsHeldAgainstItsLog()
    {
        WriteTwoLogs();
        string first = Keep(1);
        string second = Keep(2);
        _audit.Write(Sample.Intent(50, 100));
        string[] command = ["audit", "verify", _audit.Root, "--checkpoint", first, "--checkpoint", second];
        Assert.Equal(0, CliRun.Of(command).ExitCode);
        Directory.Delete(_audit.Log(2), recursive: true);
        CliRun run = CliRun.Of(command);
        Assert.Equal(1, run.ExitCode);
        Assert.Contains($"'{second}' is a checkpoint of 'audit.local/", run.Output, StringComparison.Ordinal);
    }

    [Fact]
    public void Verify_RolledBackLog_FailsAgainstTheLaterCheckpoint()
    {
        _audit.Write(Sample.Intent(1, 1), Sample.Outcome(1, 2));
        string copy = Path.Combine(_audit.Root, "copy");
        Copy(_audit.Log(), copy);
        _audit.Write(Sample.Intent(2, 3), Sample.Outcome(2, 4));
        string later = Keep(1);
        Directory.Delete(_audit.Log(), recursive: true);
        Directory.Move(copy, _audit.Log());
        Assert.Equal(0, CliRun.Of("audit", "verify", _audit.Root).ExitCode);
        CliRun run = CliRun.Of("audit", "verify", _audit.Root, "--checkpoint", later);
        Assert.Equal(1, run.ExitCode);
        Assert.Contains("records were cut off", run.Output, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Verify_WitnessKey_CountsWhatIsWitnessed()
    {
        using var memory = new AuditDirectory();
        using var witness = new LocalWitness(memory.Root, TimeProvider.System);
        using (FileAuditLog log = _audit.Open(witness))
        {
            AuditDirectory.Append(log, Sample.Intent(1, 1), Sample.Outcome(1, 2));
            log.Checkpoint();
            await log.WitnessAsync();
            AuditDirectory.Append(log, Sample.Intent(2, 3), Sample.Outcome(2, 4));
        }

        CliRun run = CliRun.Of("audit", "verify", _audit.Root, "--witness-key", witness.Key.ToString());
        Assert.Equal(0, run.ExitCode);
        Assert.Contains("  signed     4\n  witnessed  2\n", run.Output, StringComparison.Ordinal);
        Assert.Contains("the first 2 records", run.Output, StringComparison.Ordinal);
    }

    [Fact]
    public void Verify_Json_HoldsEverything()
    {
        _audit.Write(Sample.Story());
        _audit.Forge("approver-7", "approver-8");
        CliRun run = CliRun.Of("audit", "verify", _audit.Root, "--json");
        Assert.Equal(1, run.ExitCode);
        Assert.False(run.Json.GetProperty("succeeded").GetBoolean());
        JsonElement log = Assert.Single(run.Json.GetProperty("logs").EnumerateArray());
        Assert.Equal("log-1", log.GetProperty("log").GetString());
        Assert.Equal(12, log.GetProperty("signedRecords").GetInt64());
        Assert.Equal(7, log.GetProperty("problems")[0].GetProperty("record").GetInt64());
        Assert.Equal(2, log.GetProperty("notes").GetArrayLength());
    }

    [Fact]
    public void Verify_SigningKeyInsteadOfThePublicOne_IsRefusedAndNotShown()
    {
        _audit.Write(Sample.Story());
        string file = Path.Combine(_audit.Root, "keys", "log-1.key");
        string secret = File.ReadAllText(file).TrimEnd();
        foreach (string key in (string[])[file, secret])
        {
            CliRun run = CliRun.Of("audit", "verify", _audit.Root, "--key", key);
            Assert.Equal(2, run.ExitCode);
            Assert.DoesNotContain(secret[^30..], run.Output + run.Error, StringComparison.Ordinal);
        }
    }

    [Fact]
    public void Verify_HostileOrigin_PrintsNothingThatActs()
    {
        _audit.Write(Sample.Story());
        string file = Path.Combine(_audit.Log(), "checkpoint");
        File.WriteAllText(file, "[red]\u202ename\n1\n" + Convert.ToBase64String(new byte[32]) + "\n\n\u2014 name " + Convert.ToBase64String(new byte[68]) + "\n");
        CliRun run = CliRun.Of("audit", "verify", _audit.Root).AssertInert();
        Assert.Equal(1, run.ExitCode);
        Assert.Contains("log-1  [red]\\u202ename\n", run.Output, StringComparison.Ordinal);
    }

    [Fact]
    public void Run_StoppedAfterABatch_VerifiesNoFurther()
    {
        _audit.Write([.. Enumerable.Range(1, 24_000).Select(static i => Sample.Denied(i, i, ReasonCodes.NoGrant))]);
        using var stop = new CancellationTokenSource();
        long reported = 0;
        var verification = new DirectoryVerification(new AuditLogs(_audit.Root), [], [], [], isWhole: true);
        Assert.ThrowsAny<OperationCanceledException>(() => verification.Run((_, records) =>
        {
            reported = records;
            stop.Cancel();
        }, stop.Token));
        Assert.InRange(reported, 1, 23_999);
    }

    [Fact]
    public async Task Verify_Stopped_ExitsWith130()
    {
        _audit.Write(Sample.Story());
        using var error = new StringWriter();
        using var stop = new CancellationTokenSource();
        await stop.CancelAsync();
        int code = await CommandLine.RunAsync(["audit", "verify", _audit.Root], Terminal.InMemory(TextWriter.Null, error, static () => Stream.Null), stop.Token);
        Assert.Equal(130, code);
        Assert.Equal("Stopped." + Environment.NewLine, error.ToString());
    }

    private void WriteTwoLogs()
    {
        using FileAuditLog first = _audit.Open();
        using FileAuditLog second = _audit.Open();
        AuditDirectory.Append(first, Sample.Story());
        AuditDirectory.Append(second, Sample.Story("s-2"));
    }

    private string Keep(int log)
    {
        string kept = Path.Combine(_audit.Root, $"kept-{log}");
        File.Copy(Path.Combine(_audit.Log(log), "checkpoint"), kept);
        return kept;
    }

    private static void Copy(string from, string to)
    {
        foreach (string file in Directory.GetFiles(from, "*", SearchOption.AllDirectories))
        {
            string copy = Path.Combine(to, Path.GetRelativePath(from, file));
            Directory.CreateDirectory(Path.GetDirectoryName(copy)!);
            File.Copy(file, copy);
        }
    }
}
