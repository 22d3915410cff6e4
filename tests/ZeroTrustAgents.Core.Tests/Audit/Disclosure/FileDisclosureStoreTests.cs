using System.Security.Cryptography;
using System.Text;
using Microsoft.Extensions.Time.Testing;

namespace ZeroTrustAgents.Auditing;

public sealed class FileDisclosureStoreTests : IDisposable
{
    private readonly DisclosureDirectory _directory = new();

    public void Dispose() => _directory.Dispose();

    [Theory]
    [InlineData(AuditDurability.Buffered)]
    [InlineData(AuditDurability.Process)]
    [InlineData(AuditDurability.PowerLoss)]
    public async Task Store_ThenFind_ReturnsWhatWasStored_AlsoToOtherProcesses(AuditDurability durability)
    {
        using FileDisclosureStore store = _directory.Open();
        Disclosure[] all = [DisclosureDirectory.Of("{\"id\":1}"), DisclosureDirectory.Of("", kind: DisclosureKind.Result), DisclosureDirectory.Of(new string('x', 100_000), "s-2")];
        foreach (Disclosure disclosure in all)
            await store.StoreAsync(disclosure, durability, default);

        foreach (Disclosure expected in all)
        {
            AssertFound(expected, await store.FindAsync(expected.SessionId, expected.Kind, expected.Digest, default));
            AssertFound(expected, _directory.Find(expected));
        }

        Assert.Equal(DisclosureState.Absent, (await store.FindAsync("s-1", DisclosureKind.Result, all[0].Digest, default)).State);
        Assert.Equal(DisclosureState.Absent, (await store.FindAsync("s-2", DisclosureKind.Arguments, all[0].Digest, default)).State);
        Assert.Equal(DisclosureState.Absent, (await store.FindAsync("s-1", DisclosureKind.Arguments, "no digest", default)).State);
    }

    [Fact]
    public void Store_OmittedContent_KeepsWhyAndHowMuch()
    {
        Disclosure large = DisclosureDirectory.Of("large");
        var omitted = new Disclosure { SessionId = "s-1", Kind = DisclosureKind.Result, Digest = large.Digest, Salt = large.Salt, MediaType = "text/plain", Length = 1L << 40, Omission = DisclosureOmission.TooLarge };
        var secret = new Disclosure { SessionId = "s-1", Kind = DisclosureKind.Arguments, Digest = large.Digest, Length = 7, Omission = DisclosureOmission.Credential };
        _directory.Write(omitted, secret);

        Disclosure found = _directory.Find(omitted).Disclosure!;
        Assert.Equal((DisclosureOmission.TooLarge, 1L << 40, large.Salt, "text/plain", 0), (found.Omission, found.Length, found.Salt, found.MediaType, found.Content.Length));
        found = _directory.Find(secret).Disclosure!;
        Assert.Equal((DisclosureOmission.Credential, 7L, "", 0), (found.Omission, found.Length, found.Salt, found.Content.Length));
    }

    [Fact]
    public void Store_AnyContent_IsNowhereInTheClear()
    {
        // Random, so that it can be in the directory for one reason only.
        string planted = Convert.ToHexStringLower(RandomNumberGenerator.GetBytes(24));
        Disclosure disclosure = DisclosureDirectory.Of($"{{\"token\":\"{planted}\"}}", "session-" + planted);
        _directory.Write(disclosure);

        string[] files = Directory.GetFiles(_directory.Root, "*", SearchOption.AllDirectories);
        Assert.Equal(3, files.Length);
        byte[] text = Encoding.ASCII.GetBytes(planted);
        byte[] salt = System.Buffers.Text.Base64Url.DecodeFromChars(disclosure.Salt);
        foreach (string file in files)
        {
            Assert.DoesNotContain(planted, file, StringComparison.Ordinal);
            byte[] bytes = File.ReadAllBytes(file);
            Assert.Equal(-1, bytes.AsSpan().IndexOf(text));
            Assert.Equal(-1, bytes.AsSpan().IndexOf(salt));
        }

        Assert.True(_directory.Find(disclosure).Disclosure!.Content.Span.IndexOf(text) > 0);
    }

    [Theory]
    [InlineData("../../outside")]
    [InlineData("/etc/passwd")]
    [InlineData("a/b\\c:d*?\0e")]
    [InlineData("")]
    [InlineData("..")]
    public void Store_SessionIdThatIsAPath_StaysInTheDirectory(string session)
    {
        Disclosure disclosure = DisclosureDirectory.Of("{}", session);
        _directory.Write(disclosure);

        AssertFound(disclosure, _directory.Find(disclosure));
        Assert.Equal([_directory.Root], Directory.GetFileSystemEntries(Path.GetDirectoryName(_directory.Root)!));
        Assert.Matches(@"\A[0-9a-f]{64}\.[0-9a-f]{16}\.log\z", Path.GetFileName(Assert.Single(_directory.Logs)));
    }

    [Fact]
    public void Find_AnyByteFlipped_NeverReturnsOtherContent()
    {
        Disclosure[] all = [DisclosureDirectory.Of("first"), DisclosureDirectory.Of("second"), DisclosureDirectory.Of("third")];
        _directory.Write(all);
        foreach (string path in (string[])[Assert.Single(_directory.Logs), Assert.Single(_directory.Keys)])
        {
            byte[] bytes = File.ReadAllBytes(path);
            for (int at = 0; at < bytes.Length; at++)
            {
                byte[] changed = [.. bytes];
                changed[at] ^= 1;
                File.WriteAllBytes(path, changed);
                DisclosureReading[] readings = [.. all.Select(_directory.Find)];
                // One of them is lost, and what is lost is never taken for what was never there.
                Assert.Contains(readings, static r => r.State == DisclosureState.Unreadable);
                Assert.DoesNotContain(readings, static r => r.State is DisclosureState.Absent or DisclosureState.Erased);
                for (int i = 0; i < all.Length; i++)
                {
                    if (readings[i].State == DisclosureState.Found)
                        AssertFound(all[i], readings[i]);
                }
            }

            File.WriteAllBytes(path, bytes);
        }

        Assert.All(all, d => AssertFound(d, _directory.Find(d)));
    }

    [Fact]
    public void Find_FramesSwapped_AreRefused()
    {
        Disclosure one = DisclosureDirectory.Of("one"), two = DisclosureDirectory.Of("two");
        _directory.Write(one, two);
        string path = Assert.Single(_directory.Logs);
        byte[] bytes = File.ReadAllBytes(path);
        Assert.Equal(0, bytes.Length % 2);
        File.WriteAllBytes(path, [.. bytes[(bytes.Length / 2)..], .. bytes[..(bytes.Length / 2)]]);

        Assert.Equal(DisclosureState.Unreadable, _directory.Find(one).State);
        Assert.Equal(DisclosureState.Unreadable, _directory.Find(two).State);
    }

    [Fact]
    public void Find_KindSwapped_IsRefused()
    {
        Disclosure arguments = DisclosureDirectory.Of("arguments");
        _directory.Write(arguments);
        string path = Assert.Single(_directory.Logs);
        byte[] bytes = File.ReadAllBytes(path);
        Assert.Equal((byte)DisclosureKind.Arguments, bytes[4]);
        bytes[4] = (byte)DisclosureKind.Result;
        File.WriteAllBytes(path, bytes);

        Assert.Equal(DisclosureState.Unreadable, _directory.Find("s-1", DisclosureKind.Result, arguments.Digest).State);
    }

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public void Find_FrameOfAnotherSession_IsRefused(bool withItsKey)
    {
        Disclosure mine = DisclosureDirectory.Of("mine", "mine"), other = DisclosureDirectory.Of("other", "other");
        _directory.Write(mine, other);
        string from = _directory.Logs.Single(p => IsOf(p, "other"));
        string to = _directory.Logs.Single(p => IsOf(p, "mine"));
        File.Copy(from, to, overwrite: true);
        if (withItsKey)
            File.Copy(Path.ChangeExtension(from, ".key"), Path.ChangeExtension(to, ".key"), overwrite: true);

        Assert.Equal(DisclosureState.Unreadable, _directory.Find("mine", other.Kind, other.Digest).State);

        // Under its own name and key it is still another session's when it is asked for as one of mine.
        string moved = Path.Combine(_directory.Root, Path.GetFileName(to).Split('.')[0] + "." + Path.GetFileName(from).Split('.')[1]);
        File.Copy(from, moved + ".log");
        File.Copy(Path.ChangeExtension(from, ".key"), moved + ".key");
        Assert.Equal(DisclosureState.Unreadable, _directory.Find("mine", other.Kind, other.Digest).State);
    }

    [Fact]
    public void Find_TailCutAnywhere_ReadsWhatIsWhole()
    {
        Disclosure first = DisclosureDirectory.Of("first"), last = DisclosureDirectory.Of("last");
        _directory.Write(first, last);
        string path = Assert.Single(_directory.Logs);
        byte[] bytes = File.ReadAllBytes(path);
        int start = DisclosureFrame.SizeOf(first.Content.Length);
        for (int length = start; length < bytes.Length; length++)
        {
            File.WriteAllBytes(path, bytes[..length]);
            AssertFound(first, _directory.Find(first));
            Assert.Equal(length == start ? DisclosureState.Absent : DisclosureState.Unreadable, _directory.Find(last).State);
        }
    }

    [Fact]
    public void Store_AfterACrash_GoesOnInAnotherFileUnderAnotherKey()
    {
        Disclosure before = DisclosureDirectory.Of("before"), after = DisclosureDirectory.Of("after");
        _directory.Write(before);
        using (FileStream file = File.OpenWrite(Assert.Single(_directory.Logs)))
            file.SetLength(file.Length + 7);
        _directory.Write(after);

        Assert.Equal(2, _directory.Logs.Length);
        Assert.NotEqual(File.ReadAllBytes(_directory.Keys[0]), File.ReadAllBytes(_directory.Keys[1]));
        AssertFound(before, _directory.Find(before));
        AssertFound(after, _directory.Find(after));
    }

    [Fact]
    public async Task Store_FromTwoProcessesAtOnce_IsAllFound()
    {
        using FileDisclosureStore one = _directory.Open();
        using FileDisclosureStore two = _directory.Open();
        Disclosure[] all = [.. Enumerable.Range(0, 400).Select(static i => DisclosureDirectory.Of($"content {i}", $"s-{i % 3}"))];
        await Parallel.ForEachAsync(all.Index(), async (item, ct) => await (item.Index % 2 == 0 ? one : two).StoreAsync(item.Item, AuditDurability.Process, ct));

        Assert.Equal(6, _directory.Logs.Length);
        Assert.All(all, d => AssertFound(d, _directory.Find(d)));
    }

    [Fact]
    public void Store_MoreSessionsThanMayBeOpen_ClosesSomeAndLosesNothing()
    {
        Disclosure[] all = [.. Enumerable.Range(0, 40).Select(static i => DisclosureDirectory.Of($"content {i}", $"s-{i % 5}"))];
        using (FileDisclosureStore store = _directory.Open(o => o.MaxOpenSessions = 2))
            DisclosureDirectory.Store(store, all);

        Assert.All(all, d => AssertFound(d, _directory.Find(d)));
        Assert.True(_directory.Logs.Length > 5);
    }

    [Fact]
    public void Nonces_NeverRepeat_SameContentNeverLooksTheSame()
    {
        var content = new Disclosure { SessionId = "s-1", Kind = DisclosureKind.Arguments, Digest = DisclosureDirectory.Of("x").Digest, Salt = DisclosureDirectory.Of("x").Salt, Content = new byte[64] };
        _directory.Write(content, content, content);
        _directory.Write(content);

        int size = DisclosureFrame.SizeOf(64);
        string[] bodies = [.. _directory.Logs.SelectMany(l => File.ReadAllBytes(l).Chunk(size)).Select(static f => Convert.ToHexString(f[DisclosureFrame.HeaderBytes..]))];
        Assert.Equal(4, bodies.Distinct().Count());
    }

    [Fact]
    public void Find_WithTheKeyOfAnotherStore_SaysSo()
    {
        using var other = new DisclosureDirectory();
        other.Write(DisclosureDirectory.Of("x"));
        Disclosure mine = DisclosureDirectory.Of("mine");
        _directory.Write(mine);
        File.Copy(other.KeyFile, _directory.KeyFile, overwrite: true);

        DisclosureReading reading = _directory.Find(mine);
        Assert.Equal(DisclosureState.Unreadable, reading.State);
        Assert.Contains("another store's", reading.Problem, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Erase_Session_LeavesNothingToReadAndTheOthersWhole()
    {
        Disclosure gone = DisclosureDirectory.Of("gone", "s-gone"), stays = DisclosureDirectory.Of("stays", "s-stays");
        _directory.Write(gone);
        using FileDisclosureStore store = _directory.Open();
        Disclosure later = DisclosureDirectory.Of("gone as well", "s-gone");
        DisclosureDirectory.Store(store, later, stays);
        Assert.Equal(3, _directory.Logs.Length);

        Assert.True(await store.EraseAsync("s-gone", default));
        Assert.False(await store.EraseAsync("s-gone", default));
        Assert.False(await store.EraseAsync("s-never", default));

        Assert.Equal(DisclosureState.Erased, _directory.Find(gone).State);
        Assert.Equal(DisclosureState.Erased, _directory.Find(later).State);
        AssertFound(stays, _directory.Find(stays));
        Assert.All([.. _directory.Logs, .. _directory.Keys], static p => Assert.True(IsOf(p, "s-stays")));

        // A session that goes on is not erased for ever.
        Disclosure next = DisclosureDirectory.Of("next", "s-gone");
        DisclosureDirectory.Store(store, next);
        AssertFound(next, _directory.Find(next));
        Assert.Equal(DisclosureState.Erased, _directory.Find(gone).State);
    }

    [Fact]
    public void Erase_ByAnotherProcess_TheRunningOneGoesOnInANewFile()
    {
        using FileDisclosureStore store = _directory.Open();
        Disclosure before = DisclosureDirectory.Of("before"), after = DisclosureDirectory.Of("after");
        DisclosureDirectory.Store(store, before);
        Assert.True(DisclosureErasure.Erase(_directory.Root, DisclosureFiles.HashOf("s-1")));
        DisclosureDirectory.Store(store, after);

        Assert.Equal(DisclosureState.Erased, _directory.Find(before).State);
        AssertFound(after, _directory.Find(after));
    }

    [Fact]
    public void Erase_FramesThatCameBack_CannotBeReadWithoutTheirKey()
    {
        Disclosure gone = DisclosureDirectory.Of("gone");
        _directory.Write(gone);
        string log = Assert.Single(_directory.Logs);
        byte[] frames = File.ReadAllBytes(log);
        DisclosureErasure.Erase(_directory.Root, DisclosureFiles.HashOf("s-1"));
        File.WriteAllBytes(log, frames); // from a copy, or from what a deleted file leaves on a disk

        Assert.Equal(DisclosureState.Erased, _directory.Find(gone).State);
    }

    [Fact]
    public void Retention_OlderSessions_AreErasedAtStartAndLater()
    {
        var time = new FakeTimeProvider(new DateTimeOffset(2026, 3, 2, 9, 0, 0, TimeSpan.Zero));
        Disclosure old = DisclosureDirectory.Of("old", "s-old"), young = DisclosureDirectory.Of("young", "s-young");
        _directory.Write(old, young);
        foreach (string path in (string[])[.. _directory.Logs, .. _directory.Keys])
            File.SetLastWriteTimeUtc(path, time.GetUtcNow().UtcDateTime.AddDays(IsOf(path, "s-old") ? -31 : -29));
        using FileDisclosureStore store = _directory.Open(static o => o.RetainFor = TimeSpan.FromDays(30), time);
        store.Open();
        Assert.Equal(DisclosureState.Erased, _directory.Find(old).State);
        AssertFound(young, _directory.Find(young));

        time.Advance(TimeSpan.FromDays(2));
        Assert.Equal(DisclosureState.Erased, _directory.Find(young).State);
    }

    [Fact]
    public async Task Store_DirectoryThatCannotBeWritten_Throws_AndGoesOnWhenItCan()
    {
        using FileDisclosureStore store = _directory.Open();
        store.Open();
        // Read-only for root as well: the place of the directory is taken by a file.
        Directory.Move(_directory.Root, _directory.Root + ".away");
        File.WriteAllText(_directory.Root, "");
        Disclosure disclosure = DisclosureDirectory.Of("x");
        await Assert.ThrowsAnyAsync<IOException>(async () => await store.StoreAsync(disclosure, AuditDurability.Process, default));

        File.Delete(_directory.Root);
        Directory.Move(_directory.Root + ".away", _directory.Root);
        DisclosureDirectory.Store(store, disclosure);
        AssertFound(disclosure, _directory.Find(disclosure));
    }

    [Fact]
    public void Store_DirectoryDeletedWhileOpen_IsMadeAgainWithAKeyThatIsOnDisk()
    {
        using FileDisclosureStore store = _directory.Open();
        DisclosureDirectory.Store(store, DisclosureDirectory.Of("lost"));
        Directory.Delete(_directory.Root, recursive: true);
        Disclosure next = DisclosureDirectory.Of("next");
        DisclosureDirectory.Store(store, next);

        AssertFound(next, _directory.Find(next));
    }

    [Fact]
    public async Task Store_EntryThatFails_LeavesNoEmptyFile_AndOthersAreFound()
    {
        using FileDisclosureStore store = _directory.Open();
        Disclosure before = DisclosureDirectory.Of("before"), after = DisclosureDirectory.Of("after");
        var broken = new Disclosure { SessionId = "s-1", Kind = DisclosureKind.Result, Digest = before.Digest, MediaType = "text/html" };
        await Assert.ThrowsAsync<ArgumentException>(async () => await store.StoreAsync(broken, AuditDurability.Process, default));
        Assert.Empty(_directory.Logs);
        Assert.Empty(_directory.Keys);

        DisclosureDirectory.Store(store, before);
        await Assert.ThrowsAsync<ArgumentException>(async () => await store.StoreAsync(broken, AuditDurability.PowerLoss, default));
        DisclosureDirectory.Store(store, after);
        Assert.Equal(2, _directory.Logs.Length); // a file in which something failed is not gone on with
        AssertFound(before, _directory.Find(before));
        AssertFound(after, _directory.Find(after));
    }

    [Fact]
    public void Open_KeyFileThatOthersMayRead_IsRefused()
    {
        if (OperatingSystem.IsWindows())
            return;
        _directory.Write(DisclosureDirectory.Of("x"));
        Assert.Equal(UnixFileMode.UserRead | UnixFileMode.UserWrite, File.GetUnixFileMode(_directory.KeyFile));
        foreach (string path in (string[])[.. _directory.Logs, .. _directory.Keys])
            Assert.Equal(UnixFileMode.UserRead | UnixFileMode.UserWrite, File.GetUnixFileMode(path));
        File.SetUnixFileMode(_directory.KeyFile, UnixFileMode.UserRead | UnixFileMode.UserWrite | UnixFileMode.GroupRead);
        using FileDisclosureStore store = _directory.Open();
        Assert.Contains("chmod 600", Assert.Throws<InvalidOperationException>(store.Open).Message, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("")]
    [InlineData("zta-disclosure-key/1 AAAA")]
    [InlineData("zta-disclosure-key/1 AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA")]
    public void Open_FileThatIsNoKey_IsRefused(string text)
    {
        DiskStorage.MakePrivate(Path.GetDirectoryName(_directory.KeyFile)!);
        Assert.True(PrivateFile.TryWrite(_directory.KeyFile, Encoding.ASCII.GetBytes(text), overwrite: false));
        using FileDisclosureStore store = _directory.Open();
        Assert.Contains("no key of a disclosure store", Assert.Throws<InvalidOperationException>(store.Open).Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Open_ByManyAtOnce_AgreesOnOneKey()
    {
        Disclosure[] all = [.. Enumerable.Range(0, 8).Select(static i => DisclosureDirectory.Of($"content {i}", $"s-{i}"))];
        await Parallel.ForEachAsync(all, new ParallelOptions { MaxDegreeOfParallelism = 8 }, (d, _) =>
        {
            _directory.Write(d);
            return default;
        });
        Assert.All(all, d => AssertFound(d, _directory.Find(d)));
    }

    private static bool IsOf(string path, string session) => Path.GetFileName(path).StartsWith(Convert.ToHexStringLower(DisclosureFiles.HashOf(session)), StringComparison.Ordinal);

    private static void AssertFound(Disclosure expected, DisclosureReading reading)
    {
        Assert.Equal((DisclosureState.Found, (string?)null), (reading.State, reading.Problem));
        Disclosure found = reading.Disclosure!;
        Assert.Equal((expected.SessionId, expected.Kind, expected.Digest, expected.Salt), (found.SessionId, found.Kind, found.Digest, found.Salt));
        Assert.Equal(expected.Content.ToArray(), found.Content.ToArray());
    }
}
