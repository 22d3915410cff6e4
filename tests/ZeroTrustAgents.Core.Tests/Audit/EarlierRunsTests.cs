using System.Text;
using System.Text.Json;
using Microsoft.Extensions.Time.Testing;

namespace ZeroTrustAgents.Auditing;

public sealed class EarlierRunsTests : IDisposable
{
    private readonly string _directory = Samples.NewDirectory();
    private readonly FakeTimeProvider _time = new(Samples.Time);

    public void Dispose() => Directory.Delete(_directory, recursive: true);

    [Fact]
    public async Task Open_IntentWithoutOutcomeOfAnEndedRun_IsClosedForItsChain()
    {
        await RunAsync(Samples.Record(call: 1), Samples.Record(AuditPhase.Outcome, 1), Samples.Record(call: 2), Samples.Record(call: 3), Samples.Record(AuditPhase.Denied, 3));

        await RunAsync();

        JsonElement closing = Assert.Single(AuditFileReader.Read(_directory), r => r.Detail() is not null);
        Assert.Equal("closed_unknown:s-1/2/intent", closing.Detail());
        Assert.Equal("support-assistant", closing.Data().GetProperty("chain").GetProperty("agentId").GetString());
        Assert.Equal("zerotrustagents.event", closing.GetProperty("type").GetString());
    }

    [Fact]
    public async Task Open_OnceClosed_IsNotClosedAgain()
    {
        await RunAsync(Samples.Record());

        await RunAsync();
        await RunAsync();
        await RunAsync();

        Assert.Single(AuditFileReader.Read(_directory), r => r.Detail() is not null);
    }

    [Fact]
    public async Task Open_IntentOfALiveRun_IsLeftAlone()
    {
        await using FileAuditLog live = NewLog();
        await live.AppendAsync(Samples.Record(), AuditDurability.Process, default);

        await RunAsync();

        Assert.DoesNotContain(AuditFileReader.Read(_directory), r => r.Detail() is not null);
    }

    [Fact]
    public async Task Open_IntentInAnOlderFileOfALiveRun_IsLeftAlone()
    {
        await using FileAuditLog live = NewLog(segment: 64 * 1024);
        AuditRecord record = Samples.Record();
        record.Detail = new string('x', 2000);
        for (int i = 1; i <= 60; i++)
        {
            record.CallNumber = i;
            await live.AppendAsync(record, AuditDurability.Process, default);
        }

        Assert.True(Directory.GetFiles(_directory).Length > 1);
        await RunAsync();

        Assert.DoesNotContain(AuditFileReader.Read(_directory), r => r.Detail()!.StartsWith("closed_unknown", StringComparison.Ordinal));
    }

    [Fact]
    public async Task Open_OutcomeInALaterFileOfTheRun_ClosesNothing()
    {
        await using (FileAuditLog log = NewLog(segment: 64 * 1024))
        {
            await log.AppendAsync(Samples.Record(call: 1), AuditDurability.Process, default);
            AuditRecord filler = Samples.Record(AuditPhase.Denied, 2);
            filler.Detail = new string('x', 2000);
            for (int i = 0; i < 60; i++)
                await log.AppendAsync(filler, AuditDurability.Process, default);
            await log.AppendAsync(Samples.Record(AuditPhase.Outcome, 1), AuditDurability.Process, default);
        }

        Assert.True(Directory.GetFiles(_directory).Length > 1);
        await RunAsync();

        Assert.DoesNotContain(AuditFileReader.Read(_directory), r => r.Detail()?.StartsWith("closed_unknown", StringComparison.Ordinal) is true);
    }

    [Fact]
    public async Task Open_SeveralAtOnce_CloseOnce()
    {
        for (int i = 1; i <= 5; i++)
            await RunAsync(Samples.Record(call: i));
        foreach (string closed in Directory.GetFiles(_directory).Order(StringComparer.Ordinal).Skip(1))
            File.Delete(closed);
        FileAuditLog[] logs = [.. Enumerable.Range(0, 8).Select(_ => NewLog())];

        await Task.WhenAll(logs.Select(l => Task.Run(l.Open)));

        Assert.Single(AuditFileReader.Read(_directory), r => r.Detail() is not null);
        foreach (FileAuditLog log in logs)
            await log.DisposeAsync();
    }

    [Fact]
    public async Task Open_TailTornAtEveryByte_SkipsItReportsItAndLeavesItAsItIs()
    {
        await RunAsync(Samples.Record(call: 1), Samples.Record(AuditPhase.Outcome, 1), Samples.Record(call: 2));
        string name = Path.GetFileName(Assert.Single(Directory.GetFiles(_directory)));
        byte[] whole = await File.ReadAllBytesAsync(Path.Combine(_directory, name));
        int last = Array.LastIndexOf(whole, (byte)'\n', whole.Length - 2) + 1;
        for (int length = last; length <= whole.Length; length++)
        {
            Directory.Delete(_directory, recursive: true);
            Directory.CreateDirectory(_directory);
            await File.WriteAllBytesAsync(Path.Combine(_directory, name), whole[..length]);
            await RunAsync();
            await RunAsync();

            Assert.Equal(whole[..length], await File.ReadAllBytesAsync(Path.Combine(_directory, name)));
            string?[] details = [.. AuditFileReader.Read(_directory).Select(r => r.Detail()).Where(d => d is not null)];
            string[] expected = length == last ? [] : length == whole.Length ? ["closed_unknown:s-1/2/intent"] : [$"torn_tail:{name}@{last}"];
            Assert.Equal(expected, details);
        }
    }

    [Theory]
    [InlineData("")]
    [InlineData("\n\n\n")]
    [InlineData("null\n")]
    [InlineData("[1]\n")]
    [InlineData("\"\\ud800\"\n")]
    [InlineData("{\"type\":\"zerotrustagents.call.intent\",\"id\":\"x\"}\n")]
    [InlineData("{\"type\":\"zerotrustagents.call.intent\",\"id\":7,\"data\":{\"chain\":{}}}\n")]
    [InlineData("{\"type\":\"zerotrustagents.call.intent\",\"id\":\"\\ud800/1/intent\",\"data\":{\"chain\":{}}}\n")]
    [InlineData("{\"type\":\"zerotrustagents.call.intent\",\"id\":\"x/1/intent\",\"data\":{\"chain\":[]}}\n")]
    [InlineData("{\"type\":\"zerotrustagents.event\",\"id\":\"x\",\"data\":{\"detail\":null}}\n")]
    [InlineData("{\"type\":[],\"id\":null,\"data\":3}\n")]
    public async Task Open_ForeignContentInAnEarlierFile_DoesNotKeepTheLogFromOpening(string content)
    {
        await File.WriteAllTextAsync(Path.Combine(_directory, "audit-20250101T000000Z-00000000.jsonl"), content);

        await RunAsync(Samples.Record());

        Assert.Contains(AuditFileReader.Read(_directory, _ => { }), r => r.ToString().Contains("s-1/1/intent", StringComparison.Ordinal));
    }

    [Fact]
    public async Task Open_LineLongerThanMemory_IsPassedOver()
    {
        await RunAsync(Samples.Record());
        string path = Assert.Single(Directory.GetFiles(_directory));
        byte[] record = await File.ReadAllBytesAsync(path);
        await File.WriteAllBytesAsync(path, [.. Encoding.ASCII.GetBytes(new string('x', 5_000_000) + "\n"), .. record]);

        await RunAsync();

        Assert.Equal("closed_unknown:s-1/1/intent", Assert.Single(AuditFileReader.Read(_directory, _ => { }), r => r.Detail() is not null).Detail());
    }

    [Fact]
    public async Task Open_FileThatCannotBeRead_IsReported()
    {
        const string Name = "audit-20250101T000000Z-00000000.jsonl";
        File.CreateSymbolicLink(Path.Combine(_directory, Name), Path.Combine(_directory, "gone"));

        await RunAsync();

        File.Delete(Path.Combine(_directory, Name));
        Assert.Equal("unreadable:" + Name, Assert.Single(AuditFileReader.Read(_directory)).Detail());
    }

    private async Task RunAsync(params AuditRecord[] records)
    {
        _time.Advance(TimeSpan.FromMinutes(1));
        await using FileAuditLog log = NewLog();
        log.Open();
        foreach (AuditRecord record in records)
            await log.AppendAsync(record, AuditDurability.Process, default);
    }

    private FileAuditLog NewLog(long segment = 1024 * 1024) => new(new FileAuditLogOptions { Directory = _directory, MaxSegmentBytes = segment }, _time);
}
