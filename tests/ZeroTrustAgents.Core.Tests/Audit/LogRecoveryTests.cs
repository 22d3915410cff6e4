using System.Text.Json;
using Microsoft.Extensions.Time.Testing;
using ZeroTrustAgents.Auditing.Transparency;

namespace ZeroTrustAgents.Auditing;

/// <summary>
/// Logs whose process was killed, or whose machine lost power, at any moment: what was acknowledged is there, what was
/// signed stays signed, and the log goes on and verifies.
/// </summary>
public sealed class LogRecoveryTests : IDisposable
{
    private readonly NoteSigner _signer = NoteSigner.Generate("log.example/recovery", NoteKeyType.Ed25519);
    private readonly FakeTimeProvider _time = new(Samples.Time);
    private readonly FileAuditLogOptions _options = new() { MaxBufferBytes = 256 * 1024, MaxSegmentBytes = 64 * 1024 };

    public void Dispose() => _signer.Dispose();

    [Fact]
    public void Open_AfterPowerLossAtAnyMoment_HasEverythingAcknowledgedAndContinuesWhatWasSigned() => Crashes(powerLoss: true);

    [Fact]
    public void Open_AfterAKillAtAnyMoment_HasEverythingAcknowledgedAndContinuesWhatWasSigned() => Crashes(powerLoss: false);

    [Fact]
    public async Task Open_TailTornAtEveryByte_KeepsWhatIsBeforeAndRecordsTheCut()
    {
        var disk = new CrashingStorage();
        LocalLog log = LocalLog.Open(disk, _signer, _options, _time);
        await log.AppendAsync(Samples.Record(call: 1), AuditDurability.Process, default);
        await log.AppendAsync(Samples.Record(AuditPhase.Outcome, 1), AuditDurability.Process, default);
        string segment = Assert.Single(disk.Files, f => f.StartsWith(SegmentName.Directory, StringComparison.Ordinal));
        int last = disk.Read(segment)!.Length;
        await log.AppendAsync(Samples.Record(AuditPhase.Denied, 2), AuditDurability.Process, default);
        byte[] whole = disk.Read(segment)!;
        for (int length = last; length <= whole.Length; length++)
        {
            CrashingStorage torn = disk.Kill();
            torn.Delete(segment);
            using (IAppendTarget file = torn.Create(segment))
                file.Write(whole.AsSpan(0, length), 0);

            LocalLog.Open(torn, _signer, _options, _time).Dispose();
            LocalLog.Open(torn, _signer, _options, _time).Dispose();

            List<JsonElement> records = Records(torn);
            string[] details = [.. records.Select(r => r.Detail()).OfType<string>()];
            string[] expected = length == last || length == whole.Length ? [] : [$"torn_tail:{last}+{length - last}"];
            Assert.Equal(expected, details);
            Assert.Equal(length == whole.Length ? 3 : 2, records.Count(r => r.Detail() is null));
            AssertVerifies(torn);
        }
    }

    [Fact]
    public async Task Open_IntentWithoutOutcome_IsClosedAsUnknownForItsChainOnce()
    {
        var disk = new CrashingStorage();
        LocalLog log = LocalLog.Open(disk, _signer, _options, _time);
        foreach (AuditRecord record in new[] { Samples.Record(call: 1), Samples.Record(AuditPhase.Outcome, 1), Samples.Record(call: 2), Samples.Record(call: 3), Samples.Record(AuditPhase.Denied, 3) })
            await log.AppendAsync(record, AuditDurability.Process, default);
        log.Advance();
        for (int i = 4; i <= 700; i++)
        {
            await log.AppendAsync(Samples.Record(call: i), AuditDurability.Process, default);
            await log.AppendAsync(Samples.Record(AuditPhase.Outcome, i), AuditDurability.Process, default);
        }

        log.Advance();
        CrashingStorage disk2 = disk.Kill();
        for (int i = 0; i < 3; i++)
        {
            LocalLog next = LocalLog.Open(disk2, _signer, _options, _time);
            disk2 = disk2.Kill();
            JsonElement closing = Assert.Single(Records(disk2), r => r.Detail() is not null);
            Assert.Equal("s-1/2/outcome", closing.Id());
            Assert.Equal("Unknown", closing.Data().GetProperty("status").GetString());
            Assert.Equal(ClosedCall.Detail, closing.Detail());
            Assert.Equal("support-assistant", closing.Data().GetProperty("chain").GetProperty("agentId").GetString());
            Assert.NotNull(next);
        }

        LocalLog.Open(disk2, _signer, _options, _time).Dispose();
        AssertVerifies(disk2);
    }

    [Theory]
    [InlineData("state")]
    [InlineData("checkpoint")]
    [InlineData("tile/0/001.p/45")]
    [InlineData("tile/entries/001.p/45")]
    public async Task Open_FileChangedOrGone_RefusesAndSaysWhatToDo(string path)
    {
        CrashingStorage disk = await WrittenAsync(301);
        byte[] bytes = disk.Read(path)!;
        for (int at = 0; at < bytes.Length; at += Math.Max(1, bytes.Length / 50))
        {
            byte[] changed = [.. bytes];
            changed[at] ^= 0x01;
            disk.Replace(path, changed);
            AssertRefused(disk);
        }

        disk.Delete(path);
        if (path == "checkpoint")
            LocalLog.Open(disk, _signer, _options, _time).Dispose(); // as after a crash before it was signed: verification against a kept checkpoint notices
        else
            AssertRefused(disk);
    }

    [Fact]
    public async Task Open_AnotherKey_Refuses()
    {
        CrashingStorage disk = await WrittenAsync(10);
        using NoteSigner other = NoteSigner.Generate("log.example/recovery", NoteKeyType.Ed25519);

        var refused = Assert.Throws<AuditLogDamagedException>(() => LocalLog.Open(disk, other, _options, _time));
        Assert.Contains("not signed by its key", refused.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Advance_DiskFailsAtEveryOperation_LosesNothingAndGoesOn()
    {
        for (int failAfter = 0; ; failAfter++)
        {
            var disk = new CrashingStorage();
            LocalLog log = LocalLog.Open(disk, _signer, _options, _time);
            for (int i = 1; i <= 300; i++)
                await log.AppendAsync(Samples.Record(AuditPhase.Denied, i), AuditDurability.Buffered, default);
            log.Advance();
            for (int i = 301; i <= 600; i++)
                await log.AppendAsync(Samples.Record(AuditPhase.Denied, i), AuditDurability.Buffered, default);
            disk.FailAfter = failAfter;
            bool failed = false;
            try
            {
                log.Advance();
            }
            catch (IOException)
            {
                failed = true;
            }

            disk.FailAfter = -1;
            await log.AppendAsync(Samples.Record(AuditPhase.Denied, 601), AuditDurability.PowerLoss, default);
            log.Advance();
            log.Dispose();
            Assert.Equal(Enumerable.Range(1, 601).Select(i => $"s-1/{i}/denied"), Samples.Ids(Records(disk).Where(r => r.Detail() is null)));
            AssertVerifies(disk);
            if (!failed)
                return;
            Assert.InRange(failAfter, 0, 100);
        }
    }

    [Fact]
    public async Task Prune_OldRecords_AreGivenUpAndTheLogStillVerifiesAndGoesOn()
    {
        var disk = new CrashingStorage();
        using (LocalLog log = LocalLog.Open(disk, _signer, _options, _time))
        {
            for (int i = 1; i <= 1_500; i++)
            {
                AuditRecord record = Samples.Record(AuditPhase.Denied, i);
                record.Time = Samples.Time.AddMinutes(i);
                await log.AppendAsync(record, AuditDurability.Buffered, default);
            }

            log.Advance();
            log.Prune(Samples.Time.AddMinutes(700));
            log.Prune(Samples.Time.AddMinutes(700));
        }

        Assert.Null(disk.Read(TilePath.Entries(0, 256)));
        Assert.Null(disk.Read(TilePath.Entries(1, 256)));
        Assert.NotNull(disk.Read(TilePath.Entries(2, 256)));
        AuditVerification result = Verify(disk);
        Assert.Empty(result.Problems);
        Assert.Equal((512, 1_501), (result.PrunedRecords, result.SignedRecords));
        Assert.Equal("pruned:512", Records(disk)[^1].Detail());
        Assert.Equal("s-1/513/denied", Records(disk)[0].Id());
        LocalLog.Open(disk, _signer, _options, _time).Dispose();

        disk.Delete(TilePath.Entries(2, 256));
        Assert.Contains(Verify(disk).Problems, p => p.Record == 512);
    }

    /// <summary>Random runs with a crash each; the same log goes through several crashes.</summary>
    private void Crashes(bool powerLoss)
    {
        int cases = PropertyCases.Costly(100);
        for (int seed = 0; seed < cases; seed++)
        {
            var dice = new Random(seed);
            var disk = new CrashingStorage();
            List<string> acknowledged = [];
            List<Checkpoint> signed = [];
            for (int run = 0, number = 0; run < 3; run++)
            {
                // A clock of its own: its timers would keep every log of every case.
                LocalLog log = LocalLog.Open(disk, _signer, _options, new FakeTimeProvider(Samples.Time));
                int operations = dice.Next(0, 400);
                for (int i = 0; i < operations; i++)
                {
                    AuditDurability durability = (AuditDurability)dice.Next(3);
                    AuditRecord record = Samples.Record(AuditPhase.Denied, ++number);
                    record.TransactionId = new string('x', dice.Next(dice.Next(4) == 0 ? 2_000 : 50));
                    log.AppendAsync(record, durability, default).AsTask().Wait();
                    if (durability == AuditDurability.PowerLoss || (!powerLoss && durability == AuditDurability.Process))
                        acknowledged.Add($"s-1/{number}/denied");
                    if (dice.Next(100) == 0)
                        Try(log, disk, dice, signed);
                }

                if (dice.Next(2) == 0)
                    Try(log, disk, dice, signed);
                disk = powerLoss ? disk.LosePower(dice) : disk.Kill();
            }

            using (LocalLog last = LocalLog.Open(disk, _signer, _options, _time))
                last.Advance();
            List<string> ids = [.. Samples.Ids(Records(disk).Where(r => r.Detail() is null))];
            Assert.Equal(ids.Distinct().OrderBy(Number), ids);
            Assert.Empty(acknowledged.Except(ids));
            AssertVerifies(disk);
            long size = Checkpoint.Parse(SignedNote.Parse(disk.Read("checkpoint"))!.Text)!.Size;
            Assert.All(signed, c => Assert.Equal(new TreeProofs(new StoredTiles(disk), size).Root(c.Size), c.Root.ToArray()));
        }
    }

    /// <summary>Signs, sometimes on a disk that fails at some point of it.</summary>
    private static void Try(LocalLog log, CrashingStorage disk, Random dice, List<Checkpoint> signed)
    {
        try
        {
            disk.FailAfter = dice.Next(3) == 0 ? dice.Next(12) : -1;
            log.Advance();
        }
        catch (IOException)
        {
            // Signed later, or by the next run.
        }

        disk.FailAfter = -1;
        if (disk.Read("checkpoint") is { } bytes)
            signed.Add(Checkpoint.Parse(SignedNote.Parse(bytes)!.Text)!);
    }

    private static int Number(string id) => int.Parse(id.Split('/')[1], System.Globalization.CultureInfo.InvariantCulture);

    private void AssertRefused(CrashingStorage disk)
    {
        var refused = Assert.Throws<AuditLogDamagedException>(() => LocalLog.Open(disk, _signer, _options, _time));
        Assert.Contains("zta audit verify", refused.Message, StringComparison.Ordinal);
    }

    private async Task<CrashingStorage> WrittenAsync(int records)
    {
        var disk = new CrashingStorage();
        using LocalLog log = LocalLog.Open(disk, _signer, _options, _time);
        for (int i = 1; i <= records; i++)
            await log.AppendAsync(Samples.Record(AuditPhase.Denied, i), AuditDurability.Buffered, default);
        return disk;
    }

    private static List<JsonElement> Records(CrashingStorage disk) => [.. AuditLogReader.Read(disk, "log-1").Select(e => e.Record)];

    private AuditVerification Verify(CrashingStorage disk) =>
        new LogVerification(disk, disk.Files, new AuditVerificationOptions { LogKeys = { _signer.Verifier } }, []).Run("memory", default);

    private void AssertVerifies(CrashingStorage disk) => Assert.Empty(Verify(disk).Problems);
}
