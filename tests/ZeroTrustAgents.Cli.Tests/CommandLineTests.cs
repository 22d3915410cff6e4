using ZeroTrustAgents.Cli.Audit;

namespace ZeroTrustAgents.Cli;

public sealed class CommandLineTests : IDisposable
{
    private readonly AuditDirectory _audit = new();

    public void Dispose() => _audit.Dispose();

    [Theory]
    [InlineData("")]
    [InlineData("audit")]
    [InlineData("audit verify")]
    [InlineData("audit verify DIR --nonsense")]
    [InlineData("audit verify DIR/absent")]
    [InlineData("audit verify DIR/file")]
    [InlineData("audit verify DIR --key nonsense")]
    [InlineData("audit verify DIR --key DIR/file")]
    [InlineData("audit verify DIR --checkpoint DIR/absent")]
    [InlineData("audit verify DIR --checkpoint DIR/file")]
    [InlineData("audit show DIR --since soon")]
    [InlineData("audit show DIR --decision maybe")]
    [InlineData("audit show DIR --limit 0")]
    [InlineData("audit trace DIR s-absent")]
    [InlineData("audit prove DIR s-absent/1/intent")]
    [InlineData("audit export DIR")]
    [InlineData("audit export DIR --format xml")]
    [InlineData("audit export DIR --format csv --out DIR/log-1/file")]
    [InlineData("audit export DIR --format csv --out DIR/absent/file")]
    public void Run_ExpectedError_SaysSoInALineAndExitsWith2(string command)
    {
        _audit.Write(Sample.Story());
        File.WriteAllText(Path.Combine(_audit.Root, "file"), "something");
        CliRun run = CliRun.Of(command.Replace("DIR", _audit.Root, StringComparison.Ordinal).Split(' ', StringSplitOptions.RemoveEmptyEntries)).AssertInert();
        Assert.Equal(2, run.ExitCode);
        Assert.Empty(run.Output);
        Assert.InRange(run.Error.Split('\n', StringSplitOptions.RemoveEmptyEntries).Length, 1, 2);
        Assert.DoesNotContain("   at ", run.Error, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("audit show DIR")]
    [InlineData("audit show DIR --json")]
    [InlineData("audit trace DIR s-1")]
    [InlineData("audit export DIR --format csv")]
    public void Run_DamagedLog_SaysWhatToDo(string command)
    {
        _audit.Write(Sample.Story());
        File.AppendAllText(Path.Combine(_audit.Log(), "state"), "x");
        CliRun run = CliRun.Of(command.Replace("DIR", _audit.Root, StringComparison.Ordinal).Split(' '));
        Assert.Equal(2, run.ExitCode);
        Assert.Equal("The file 'state' of 'log-1' is damaged. Run 'zta audit verify'." + Environment.NewLine, run.Error);
    }

    [Theory]
    [InlineData("audit verify DIR")]
    [InlineData("audit show DIR")]
    [InlineData("audit prove DIR log-1:3")]
    public void Run_FileThatCannotBeRead_SaysSo(string command)
    {
        _audit.Write(Sample.Story());
        string bundle = Path.Combine(_audit.Log(), "tile", "entries", "000.p", "12");
        File.Delete(bundle);
        File.CreateSymbolicLink(bundle, bundle); // leads nowhere, whatever the account may read
        CliRun run = CliRun.Of(command.Replace("DIR", _audit.Root, StringComparison.Ordinal).Split(' '));
        Assert.Equal((2, ""), (run.ExitCode, run.Output));
        Assert.Contains(bundle, Assert.Single(run.Error.Split('\n', StringSplitOptions.RemoveEmptyEntries)), StringComparison.Ordinal);
    }

    [Fact]
    public void Run_RecordThatIsNoJson_SaysWhatToDo()
    {
        _audit.Write(Sample.Story());
        _audit.Forge("{\"data\"", "[\"data\"");
        CliRun run = CliRun.Of("audit", "show", _audit.Root);
        Assert.Equal(2, run.ExitCode);
        Assert.Equal("Record 0 of 'log-1' is no CloudEvent. Run 'zta audit verify'." + Environment.NewLine, run.Error);
    }

    [Theory]
    [InlineData("show DIR --json")]
    [InlineData("export DIR --format cloudevents")]
    public void Run_RecordWithRawControlCharacters_IsNotPrinted(string command)
    {
        _audit.Write(Sample.Story());
        _audit.Forge("approver-7", "approver\u009b7");
        CliRun run = CliRun.Of(["audit", .. command.Replace("DIR", _audit.Root, StringComparison.Ordinal).Split(' ')]).AssertInert();
        Assert.Equal(2, run.ExitCode);
        Assert.Equal("Record 7 of 'log-1' is not in canonical form. Run 'zta audit verify'." + Environment.NewLine, run.Error);
    }

    [Theory]
    [InlineData("audit")]
    [InlineData("audit verify")]
    [InlineData("audit show")]
    [InlineData("audit trace")]
    [InlineData("audit prove")]
    [InlineData("audit export")]
    public void Help_EachCommand_DescribesEverything(string command)
    {
        CliRun run = CliRun.Of([.. command.Split(' '), "--help"]);
        Assert.Equal(0, run.ExitCode);
        Assert.All(run.Lines.Where(static l => l.StartsWith("  -", StringComparison.Ordinal) || l.StartsWith("  <", StringComparison.Ordinal)), static l => Assert.Matches(@"^  \S.*  \S.*[.n]$", l.TrimEnd()));
    }

    [Fact]
    public void Run_ValueThatBeginsWithAt_IsNotReadAsAFile()
    {
        _audit.Write(Sample.Intent(1, 1, Sample.Chain(owner: "@team")));
        CliRun run = CliRun.Of("audit", "show", _audit.Root, "--owner", "@team", "--json");
        Assert.Single(run.Lines);
    }
}
