using ZeroTrustAgents.Auditing;

namespace ZeroTrustAgents.Cli.Audit.Export;

public sealed class ExportCommandTests : IDisposable
{
    private readonly AuditDirectory _audit = new();

    public void Dispose() => _audit.Dispose();

    [Fact]
    public void All_Formats_AreFoundByTheirClasses() => Assert.Equal(["cloudevents", "csv", "ocsf"], ExportFormat.All.Select(static f => f.Name));

    [Fact]
    public void Export_CloudEventsToFile_HoldsTheStoredBytes()
    {
        _audit.Write(Sample.Story());
        string file = Path.Combine(_audit.Root, "out.jsonl");
        File.WriteAllText(file, "old");
        CliRun run = CliRun.Of("audit", "export", _audit.Root, "--format", "cloudevents", "--out", file);
        Assert.Equal((0, "", ""), (run.ExitCode, run.Output, run.Error));
        byte[] expected = [.. AuditLogReader.Read(_audit.Root).SelectMany(static e => e.Bytes.ToArray().Append((byte)'\n'))];
        Assert.Equal(expected, File.ReadAllBytes(file));
        Assert.False(File.Exists(file + ".part"));
    }

    [Fact]
    public void Export_FailsHalfway_LeavesTheFileAsItWas()
    {
        _audit.Write(Sample.Story());
        _audit.Forge("approver-7", "approver\u009b7");
        string file = Path.Combine(_audit.Root, "out.jsonl");
        File.WriteAllText(file, "old");
        Assert.Equal(2, CliRun.Of("audit", "export", _audit.Root, "--format", "cloudevents", "--out", file).ExitCode);
        Assert.Equal("old", File.ReadAllText(file));
        Assert.False(File.Exists(file + ".part"));
    }

    [Theory]
    [InlineData("cloudevents", 2)]
    [InlineData("ocsf", 2)]
    [InlineData("csv", 3)]
    public void Export_Filter_IsThatOfShow(string format, int lines)
    {
        _audit.Write(Sample.Story());
        Assert.Equal(lines, CliRun.Of("audit", "export", _audit.Root, "--format", format, "--decision", "denied").Lines.Length);
    }
}
