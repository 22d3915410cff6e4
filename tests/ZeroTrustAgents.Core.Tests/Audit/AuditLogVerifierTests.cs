using System.Text;
using ZeroTrustAgents.Auditing.Transparency;

namespace ZeroTrustAgents.Auditing;

/// <summary>Whatever is done to a log's files, verification says so. A normal run tries some of the places; <c>ZTA_PROPERTY_CASES=100000</c> tries as many.</summary>
public sealed class AuditLogVerifierTests : IDisposable
{
    private readonly LogDirectory _log = new();

    public void Dispose() => _log.Dispose();

    [Theory]
    [InlineData(0)]
    [InlineData(1)]
    [InlineData(127)]
    [InlineData(128)]
    [InlineData(129)]
    [InlineData(5_000)]
    public void Verify_UntouchedLog_Succeeds(int calls)
    {
        _log.Write(calls);

        AuditVerification result = _log.Verify();

        Assert.Empty(result.Problems);
        Assert.Equal((2 * calls, 0, 0), (result.SignedRecords, result.WitnessedRecords, result.UnsignedRecords));
        Assert.Equal(_log.Key.Name, result.Origin);
        Assert.Equal(calls > 0, result.Notes.Any(n => n.Contains("could have rewritten", StringComparison.Ordinal)));
    }

    [Fact]
    public void Verify_LogWrittenInManyRuns_Succeeds()
    {
        for (int i = 0; i < 12; i++)
            _log.Write(37 * i, "s-" + i);

        Assert.Empty(_log.Verify().Problems);
        Assert.Equal(2 * 37 * 66, Samples.Read(_log.Root).Count);
    }

    /// <summary>
    /// Flips are tried many at a time, one in a file, so that 100,000 of them can be: each has to be reported for its own file. Files that decide about others
    /// (the checkpoint, the state, the hashes above the leaves) are flipped alone.
    /// </summary>
    [Fact]
    public void Verify_AnyByteFlipped_Fails()
    {
        _log.Write(5_120 + 33);
        (string Name, byte[] Bytes)[] files = [.. _log.Files.Select(f => (f, _log.Read(f))).Where(f => f.Item2.Length > 0)];
        (string Name, byte[] Bytes)[] alone = [.. files.Where(f => !f.Name.StartsWith("tile/entries", StringComparison.Ordinal) && !f.Name.StartsWith("tile/0", StringComparison.Ordinal))];
        Assert.Contains(alone, f => f.Name == "checkpoint");
        Assert.Contains(alone, f => f.Name == TilePath.Hashes(1, 0, 40));
        int bundles = files.Count(f => f.Name.StartsWith("tile/entries", StringComparison.Ordinal));
        var random = new Random(20251125);
        int flips = PropertyCases.Cases > 10_000 ? PropertyCases.Cases : 3_000;
        for (int done = 0, round = 0; done < flips; round++)
        {
            (string Name, byte[] Bytes)[] chosen = round % 4 == 0
                ? [alone[random.Next(alone.Length)]]
                : [.. Enumerable.Range(0, bundles).Select(OneOf)];
            foreach ((string name, byte[] bytes) in chosen)
            {
                byte[] changed = [.. bytes];
                changed[random.Next(bytes.Length)] ^= (byte)(1 << random.Next(8));
                _log.Replace(name, changed);
            }

            HashSet<string> reported = [.. _log.Verify().Problems.Select(p => p.File)];
            foreach ((string name, byte[] bytes) in chosen)
            {
                Assert.True(chosen.Length == 1 ? reported.Count > 0 : reported.Contains(name), $"round {round}: {name}: 0x{Convert.ToHexString(_log.Read(name))} was 0x{Convert.ToHexString(bytes)}");
                _log.Replace(name, bytes);
            }

            done += chosen.Length;
        }

        Assert.Empty(_log.Verify().Problems);

        (string Name, byte[] Bytes) OneOf(int bundle)
        {
            string prefix = (random.Next(2) == 0 ? "tile/entries/" : "tile/0/") + bundle.ToString("D3", System.Globalization.CultureInfo.InvariantCulture);
            (string Name, byte[] Bytes)[] found = [.. files.Where(f => f.Name.StartsWith(prefix, StringComparison.Ordinal))];
            return found[random.Next(found.Length)];
        }
    }

    [Theory]
    [InlineData(0)]
    [InlineData(255)]
    [InlineData(256)]
    [InlineData(700)]
    [InlineData(1_023)]
    public void Verify_RecordChanged_NamesTheRecord(int index)
    {
        _log.Write(512);
        EditEntries(index / 256, entries => entries[index % 256] = Encoding.UTF8.GetBytes(Encoding.UTF8.GetString(entries[index % 256]).Replace("user-1", "user-2", StringComparison.Ordinal)));

        AuditProblem first = _log.Verify().Problems[0];

        Assert.Equal(index, first.Record);
        Assert.StartsWith("tile/entries/", first.File, StringComparison.Ordinal);
    }

    [Fact]
    public void Verify_RecordDeletedSwappedDuplicatedOrAdded_Fails()
    {
        _log.Write(5_000);
        var random = new Random(7);
        byte[][] bundles = [.. Enumerable.Range(0, 39).Select(b => _log.Read(TilePath.Entries(b, 256)))];
        for (int i = 0; i < 40; i++)
        {
            int bundle = random.Next(bundles.Length);
            int at = random.Next(255);
            foreach (Action<List<byte[]>> edit in new Action<List<byte[]>>[]
            {
                e => e.RemoveAt(at),
                e => (e[at], e[at + 1]) = (e[at + 1], e[at]),
                e => e.Insert(at, e[at]),
                e => e[at] = e[at + 1],
                e => e.Add(e[at]),
            })
            {
                EditEntries(bundle, edit);
                AuditVerification result = _log.Verify();
                Assert.False(result.Succeeded);
                Assert.InRange(result.Problems[0].Record ?? -1, bundle * 256, (bundle * 256) + 255);
                _log.Replace(TilePath.Entries(bundle, 256), bundles[bundle]);
            }
        }

        // Whole files, and both files of a bundle together.
        foreach (string file in new[] { TilePath.Entries(3, 256), TilePath.Hashes(0, 3, 256), TilePath.Hashes(1, 0, 39), "state", "checkpoint" })
        {
            byte[] bytes = _log.Read(file);
            File.Delete(Path.Combine(_log.Log, file));
            Assert.False(_log.Verify().Succeeded, file);
            _log.Replace(file, bytes);
        }

        Assert.True(_log.Verify().Succeeded);
    }

    [Fact]
    public void Verify_RecordAndAllTilesRewrittenWithoutTheKey_FailsAtTheRoot()
    {
        _log.Write(2_000);
        byte[] checkpoint = _log.Read("checkpoint");
        Rewrite(entry => Encoding.UTF8.GetBytes(Encoding.UTF8.GetString(entry).Replace("user-1", "user-2", StringComparison.Ordinal)), _log.Root);
        _log.Replace("checkpoint", checkpoint);

        AuditProblem problem = _log.Verify().Problems.First(p => p.File == "checkpoint");

        Assert.Contains("root", problem.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Verify_TailCutOffAndReSigned_FailsAgainstALaterCheckpoint()
    {
        _log.Write(1_000);
        string later = Encoding.UTF8.GetString(_log.Read("checkpoint"));
        int records = 0;
        Rewrite(entry => ++records <= 1_990 ? entry : null, _log.Root);

        Assert.True(_log.Verify().Succeeded); // the host has the key: alone, the log is consistent
        AuditVerification result = _log.Verify(o => o.EarlierCheckpoints.Add(later));

        Assert.Contains(result.Problems, p => p.Message.Contains("cut off", StringComparison.Ordinal));
    }

    [Fact]
    public async Task Verify_HistoryReSignedByItsOwnHost_FailsAgainstTheWitness()
    {
        using var witnessed = new LogDirectory();
        using var witness = new LocalWitness(Path.Combine(witnessed.Root, "witness"), TimeProvider.System);
        using (FileAuditLog log = _log.Open(null, witness))
        {
            for (int i = 1; i <= 300; i++)
                LogDirectory.Call(log, i);
            log.Checkpoint();
            await log.WitnessAsync();
        }

        AuditVerification honest = _log.Verify(o => o.WitnessKeys.Add(witness.Key));
        Assert.Empty(honest.Problems);
        Assert.Equal(600, honest.WitnessedRecords);
        Assert.DoesNotContain(honest.Notes, n => n.Contains("could have rewritten", StringComparison.Ordinal));
        string kept = File.ReadAllText(Path.Combine(witnessed.Root, "witness", Witness.PathOf(_log.Key.Name)));

        Rewrite(entry => Encoding.UTF8.GetBytes(Encoding.UTF8.GetString(entry).Replace("user-1", "user-2", StringComparison.Ordinal)), _log.Root);

        AuditVerification forked = _log.Verify(o => o.WitnessKeys.Add(witness.Key));
        Assert.Equal(0, forked.WitnessedRecords); // the cosigned checkpoint is gone with the history it was of
        Assert.Contains(forked.Notes, n => n.Contains("could have rewritten", StringComparison.Ordinal));
        Assert.Contains(_log.Verify(o => o.EarlierCheckpoints.Add(kept)).Problems, p => p.Message.Contains("forked", StringComparison.Ordinal));

        // And the witness refuses the next checkpoint of the fork.
        using FileAuditLog again = _log.Open(null, witness);
        LogDirectory.Call(again, 1, "s-2");
        again.Checkpoint();
        await again.WitnessAsync();
        Assert.False(File.Exists(Path.Combine(_log.Log, "checkpoint.witnessed")));
    }

    [Fact]
    public void Verify_AnotherKeyThanTheLogs_Fails()
    {
        using NoteSigner other = NoteSigner.Generate("other.example/log", NoteKeyType.Ed25519);
        _log.Write(10);
        using NoteSigner sameName = NoteSigner.Generate(_log.Key.Name, NoteKeyType.Ed25519);

        foreach (NoteKey key in new[] { other.Verifier, sameName.Verifier })
        {
            AuditVerification result = AuditLogVerifier.Verify(_log.Log, new AuditVerificationOptions { LogKeys = { key } });
            Assert.NotEmpty(result.Problems);
        }
    }

    [Fact]
    public void Verify_NoKeyNamed_SaysWhatThatProves()
    {
        _log.Write(10);

        AuditVerification result = AuditLogVerifier.Verify(_log.Log, new AuditVerificationOptions());

        Assert.True(result.Succeeded);
        Assert.Contains(result.Notes, n => n.Contains("beside the log", StringComparison.Ordinal));
    }

    [Theory]
    [InlineData("tile/0/999")]
    [InlineData("tile/entries/000.p/x")]
    [InlineData("notes.txt")]
    [InlineData("wal/other")]
    public void Verify_FileThatDoesNotBelong_Fails(string file)
    {
        _log.Write(300);
        Directory.CreateDirectory(Path.GetDirectoryName(Path.Combine(_log.Log, file))!);
        _log.Replace(file, [1]);

        Assert.Contains(_log.Verify().Problems, p => p.File == file);
    }

    [Fact]
    public void Verify_RecordsNotSignedYet_AreCountedAndNoted()
    {
        using FileAuditLog log = _log.Open();
        LogDirectory.Call(log, 1);
        log.Checkpoint();
        LogDirectory.Append(log, Samples.Record(call: 2), AuditDurability.Process);

        AuditVerification result = _log.Verify();

        Assert.Empty(result.Problems);
        Assert.Equal((2, 1), (result.SignedRecords, result.UnsignedRecords));
        Assert.Contains(result.Notes, n => n.Contains("1 records were accepted after", StringComparison.Ordinal));
    }

    private void EditEntries(int bundle, Action<List<byte[]>> edit)
    {
        string path = TilePath.Entries(bundle, 256);
        ReadOnlyMemory<byte> rest = _log.Read(path);
        List<byte[]> entries = [];
        while (EntryBundle.TryTake(ref rest, out ReadOnlyMemory<byte> entry))
            entries.Add(entry.ToArray());
        edit(entries);
        _log.Replace(path, [.. entries.SelectMany(static e => (byte[])[(byte)(e.Length >> 8), (byte)e.Length, .. e])]);
    }

    /// <summary>What a host can do that has the key: another history, with all its tiles, signed again.</summary>
    private static void Rewrite(Func<byte[], byte[]?> change, string root)
    {
        byte[][] entries = [.. AuditLogReader.Read(root).Select(e => e.Bytes.ToArray())];
        string log = Path.Combine(root, "log-1");
        Directory.Delete(log, recursive: true);
        var storage = new DiskStorage(log);
        using NoteSigner signer = NoteSigner.Parse(File.ReadAllText(Path.Combine(root, "keys", "log-1.key")).TrimEnd());
        using (IAppendTarget segment = storage.Create(new SegmentName(0, 0).Path))
        {
            long at = 0;
            foreach (byte[] entry in entries.Select(change).OfType<byte[]>())
            {
                byte[] frame = [0, 0, 0, 0, 0, 0, .. entry];
                RecordFrame.Seal(frame);
                segment.Write(frame, at);
                at += frame.Length;
            }
        }

        TransparencyLog tree = TransparencyLog.Open(storage, signer);
        tree.Close();
        File.WriteAllBytes(Path.Combine(log, "lock"), []);
    }
}
