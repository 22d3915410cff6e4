using System.Text;
using ZeroTrustAgents.Auditing;

namespace ZeroTrustAgents.Cli.Audit.Show;

public sealed class ShowCommandTests : IDisposable
{
    private readonly AuditDirectory _audit = new();

    public void Dispose() => _audit.Dispose();

    [Fact]
    public void Show_Json_PrintsRecordsAsStored()
    {
        _audit.Write(Sample.Story());
        string[] stored = [.. AuditLogReader.Read(_audit.Root).Select(static e => Encoding.ASCII.GetString(e.Bytes.Span))];
        Assert.Equal(stored, CliRun.Of("audit", "show", _audit.Root, "--json").Lines);
    }

    [Theory]
    [InlineData("--agent agent-b", "3/intent")]
    [InlineData("--owner b@contoso.example", "3/intent")]
    [InlineData("--subject user-2", "2/denied 4/outcome")]
    [InlineData("--session s-9", "4/outcome")]
    [InlineData("--tool Users-Delete", "2/denied")]
    [InlineData("--tool Users-Delete --tool Tickets-Read --agent support-assistant", "1/intent 2/denied 4/outcome")]
    [InlineData("--decision permitted", "1/intent 3/intent")]
    [InlineData("--decision intent", "1/intent 3/intent")]
    [InlineData("--decision denied", "2/denied")]
    [InlineData("--decision outcome", "4/outcome")]
    [InlineData("--decision failed", "4/outcome")]
    [InlineData("--decision succeeded", "")]
    [InlineData("--decision denied --decision failed --subject user-2", "2/denied 4/outcome")]
    [InlineData("--decision event", "event")]
    [InlineData("--since 2025-06-01T12:00:03Z", "3/intent 4/outcome event")]
    [InlineData("--since 2025-06-01T14:00:03+02:00 --until 2025-06-01T12:00:04", "3/intent")]
    [InlineData("--until 2025-06-01", "")]
    [InlineData("--limit 2", "4/outcome event")]
    [InlineData("--limit 1 --decision permitted", "3/intent")]
    public void Show_Filter_PrintsOnlyWhatFits(string filter, string expected)
    {
        _audit.Write(
            Sample.Intent(1, 1),
            Sample.Denied(2, 2, ReasonCodes.NoGrant, Sample.Chain(tool: "Users-Delete", subject: "user-2")),
            Sample.Intent(3, 3, Sample.Chain(agent: "agent-b", owner: "b@contoso.example")),
            Sample.Outcome(4, 4, Sample.Chain("s-9", subject: "user-2"), static r => r.Status = CallStatus.Failed),
            Sample.Event("session_ended", 5));
        CliRun run = CliRun.Of(["audit", "show", _audit.Root, "--json", .. filter.Split(' ')]);
        Assert.Equal((0, ""), (run.ExitCode, run.Error));
        Assert.Equal(expected, string.Join(' ', run.Lines.Select(static l => Ending(System.Text.Json.JsonDocument.Parse(l).RootElement.GetProperty("id").GetString()!))));
    }

    [Fact]
    public void Show_SeveralLogs_MergesThemByTime()
    {
        using (FileAuditLog first = _audit.Open())
        using (FileAuditLog second = _audit.Open())
        using (FileAuditLog third = _audit.Open())
        {
            for (int i = 0; i < 300; i++)
                AuditDirectory.Append(i % 5 == 0 ? third : i % 3 == 0 ? second : first, Sample.Intent(i + 1, i / 2));
        }

        CliRun run = CliRun.Of("audit", "export", _audit.Root, "--format", "csv");
        (string Time, string Log, int Index)[] rows = [.. run.Lines.Skip(1).Select(static l => l.Split(',')).Select(static c => (c[4], c[0], int.Parse(c[1], System.Globalization.CultureInfo.InvariantCulture)))];
        Assert.Equal(300, rows.Length);
        Assert.Equal(3, rows.Select(static r => r.Log).Distinct().Count());
        Assert.Equal(rows.OrderBy(static r => r.Time, StringComparer.Ordinal).ThenBy(static r => r.Log, StringComparer.Ordinal).ThenBy(static r => r.Index), rows);
    }

    [Fact]
    public void Show_NarrowScreen_FitsIt()
    {
        _audit.Write(Sample.Story());
        CliRun run = CliRun.Of(80, "audit", "show", _audit.Root);
        Assert.Equal("TIME (UTC)           RECORD  WHAT                TOOL            SESSION/CALL", run.Lines[0].TrimEnd());
        Assert.Equal("2025-06-01 12:00:02  5       denied ZTA-D401     Refunds-Issue   s-1/3", run.Lines[6].TrimEnd());
        Assert.Equal(13, run.Lines.Length);
        Assert.All(run.Lines, static l => Assert.InRange(l.Length, 1, 80));
    }

    [Fact]
    public void Show_NarrowScreenAndIdsAsTheyAre_KeepsToOneLineEach()
    {
        _audit.Write(Sample.Story("kQ3x9wZ0aB7cD5eF1gH2iJ"));
        using (FileAuditLog first = _audit.Open())
        using (FileAuditLog second = _audit.Open())
            AuditDirectory.Append(second, Sample.Story("lQ3x9wZ0aB7cD5eF1gH2iJ"));
        CliRun run = CliRun.Of(80, "audit", "show", _audit.Root);
        Assert.Equal("2025-06-01 12:00:09  log-1:7   approval_given      Refunds-Issue   kQ3x9wZ0a\u2026", run.Lines[15].TrimEnd());
        Assert.Equal(1 + 12 + 12 + 1, run.Lines.Length);
        Assert.All(run.Lines, static l => Assert.InRange(l.Length, 1, 80));
        Assert.StartsWith("Session kQ3x9wZ0aB7cD5eF1gH2iJ\n", CliRun.Of("audit", "trace", _audit.Root, "kQ3x9wZ0a\u2026").Output, StringComparison.Ordinal);
    }

    [Fact]
    public void Show_WideScreen_ShowsWhoToo()
    {
        _audit.Write(Sample.Story());
        CliRun run = CliRun.Of(160, "audit", "show", _audit.Root);
        Assert.Equal("2025-06-01 12:00:02.000  log-1:5   denied ZTA-D401     Refunds-Issue   support-assistant  user-1   s-1/3", run.Lines[6].TrimEnd());
    }

    [Fact]
    public void Show_MoreThanTheTableHolds_SaysSoOnStandardError()
    {
        _audit.Write([.. Enumerable.Range(1, 130).Select(static i => Sample.Intent(i, i))]);
        CliRun run = CliRun.Of("audit", "show", _audit.Root);
        Assert.Equal(101, run.Lines.Length);
        Assert.Contains("s-1/130", run.Lines[^1], StringComparison.Ordinal);
        Assert.Equal("These are the newest 100 of 130 records that fit: see --limit." + Environment.NewLine, run.Error);
    }

    [Fact]
    public void Show_RecordsNotYetSigned_AreThereToo()
    {
        using FileAuditLog log = _audit.Open();
        AuditDirectory.Append(log, Sample.Story());
        Assert.Equal(13, CliRun.Of("audit", "show", _audit.Root).Lines.Length);
    }

    [Fact]
    public void Show_HostileText_PrintsNothingThatActs()
    {
        _audit.Write(Sample.Intent(1, 1, Sample.Chain("s\u001b]0;x\u0007", "[red]Tool[/]\r\n", "a\u202e\u0000", "s\u2066\ud800", "o\u009b31m")));
        foreach (int? width in (int?[])[null, 40, 80, 160])
        {
            CliRun run = CliRun.Of(width, "audit", "show", _audit.Root).AssertInert();
            Assert.Equal(0, run.ExitCode);
            if (width != 40)
                Assert.Contains("[red]Tool", run.Output, StringComparison.Ordinal);
        }
    }

    private static string Ending(string id) => id.EndsWith("/event", StringComparison.Ordinal) ? "event" : string.Join('/', id.Split('/')[^2..]);
}
