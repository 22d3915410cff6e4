using System.Collections.Immutable;
using Microsoft.CodeAnalysis.Diagnostics;

namespace ZeroTrustAgents.Analyzers.Tests;

public sealed class BaselineTests
{
    private static Baseline Read(string text, string path = "/repo/ZeroTrustAgents.Credentials.baseline") =>
        Baseline.Read(Options(new FileText(path, text)), CancellationToken.None);

    private static AnalyzerOptions Options(params Microsoft.CodeAnalysis.AdditionalText[] files) => new(
        [.. files], new FixedOptions(new Dictionary<string, string> { ["build_property.ProjectDir"] = "/repo/src/App/" }));

    [Theory]
    [InlineData("/repo/src/App/Program.cs")]
    [InlineData(@"\repo\src\App\Program.cs")]
    public void Contains_LineOfTheFinding_IsTrue(string path) =>
        Assert.True(Read("# adopted\n\nZTA1002 | src/App/Program.cs | password | hu…\n").Contains("ZTA1002", path, "password", "hu…"));

    [Theory]
    [InlineData("ZTA1003", "/repo/src/App/Program.cs", "password", "hu…")]
    [InlineData("ZTA1002", "/repo/src/App/Other.cs", "password", "hu…")]
    [InlineData("ZTA1002", "/repo/src/App/Program.cs", "passwords", "hu…")]
    [InlineData("ZTA1002", "/repo/src/App/Program.cs", "password", "hun…")]
    public void Contains_AnyFieldDiffers_IsFalse(string rule, string path, string target, string masked) =>
        Assert.False(Read("ZTA1002 | src/App/Program.cs | password | hu…").Contains(rule, path, target, masked));

    [Theory]
    [InlineData("/repo/src/App/Program.cs", "password", "hu…")]
    [InlineData("/repo/Program.cs", "a | b", "|x…")]
    [InlineData("/other/Program.cs", "line\nbreak", "…")]
    [InlineData("Program.cs", "", "…")]
    [InlineData("", "", "")]
    public void Line_AnyFinding_IsALineThatContainsIt(string path, string target, string masked)
    {
        string line = Read("").Line("ZTA1002", path, target, masked);

        Assert.True(Read(line).Contains("ZTA1002", path, target, masked), line);
    }

    [Fact]
    public void Line_NoBaselineYet_IsRelativeToTheProject() => Assert.Equal(
        "ZTA1002 | Program.cs | password | hu…",
        Baseline.Read(Options(), CancellationToken.None).Line("ZTA1002", "/repo/src/App/Program.cs", "password", "hu…"));

    [Fact]
    public void Line_FileBesideTheBaselinesDirectory_GoesUp() => Assert.Equal(
        "ZTA1002 | ../shared/A.cs | password | hu…",
        Read("", "/repo/src/ZeroTrustAgents.Credentials.baseline").Line("ZTA1002", "/repo/shared/A.cs", "password", "hu…"));

    [Theory]
    [InlineData("ZTA1002 | a.cs | password")]
    [InlineData("ZTA1002|a.cs|password|hu…")]
    [InlineData("CS0001 | a.cs | password | hu…")]
    [InlineData("ZTA1002 | a.cs |  | hu…")]
    [InlineData("anything")]
    public void IsWellFormed_NotOfTheForm_IsFalse(string line) => Assert.False(BaselineLine.IsWellFormed(line));

    [Theory]
    [InlineData("ZeroTrustAgents.Credentials.baseline", true)]
    [InlineData("/x/zerotrustagents.credentials.BASELINE", true)]
    [InlineData("/x/My.ZeroTrustAgents.Credentials.baseline", false)]
    [InlineData("/x/appsettings.json", false)]
    public void IsBaseline_ByName_IsWhatItSays(string path, bool baseline) => Assert.Equal(baseline, Baseline.IsBaseline(path));
}
