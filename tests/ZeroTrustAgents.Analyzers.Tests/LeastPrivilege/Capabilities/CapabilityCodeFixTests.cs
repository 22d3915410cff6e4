using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CodeFixes;
using ZeroTrustAgents.Analyzers.CodeFixes;

namespace ZeroTrustAgents.Analyzers.Tests;

/// <summary>What the fixes write into the capability file.</summary>
public sealed class CapabilityCodeFixTests
{
    private const string Key = "ZeroTrustAgents.LeastPrivilege.CapabilitiesZTA";

    private static FixRun Run(string file) => FixRun.OfAgents(Marked.AgentUsings + CapabilitySample.Source, new CapabilityAnalyzer(), (CapabilityRun.Path, file));

    [Theory]
    [InlineData("")]
    [InlineData("# What the agents may do.\n\n")]
    [InlineData("# What the agents may do.\r\nagent desk grant tickets:list\r\n# The reader.\r\nagent reader grant shared:read; argument id from Facts Subject; argument id in 7\r\n")]
    public async Task FixAll_WritesEveryLine_Sorted_AndFindsNothingMore(string file)
    {
        FixRun run = Run(file);
        string[] lines = await CapabilityRun.LinesAsync(CapabilityRun.Compilation(CapabilitySample.Source));

        await run.FixAllAsync(new CapabilityCodeFixProvider(), Key + "3007", FixAllScope.Solution);

        string after = await run.FileAsync(CapabilityRun.Path);
        string newLine = file.Contains("\r\n", StringComparison.Ordinal) ? "\r\n" : "\n";
        Assert.Equal(lines, after.Split(newLine).Where(static l => l.Length > 0 && l[0] != '#'));
        Assert.EndsWith(newLine, after, StringComparison.Ordinal);
        Assert.All(file.Split('\n').Where(static l => l.StartsWith('#')), comment => Assert.Contains(comment.Trim(), after, StringComparison.Ordinal));
        Assert.Empty(await run.FindAsync());
        await run.FixAllAsync(new CapabilityCodeFixProvider(), Key + "3007", FixAllScope.Solution);
        Assert.Equal(after, await run.FileAsync(CapabilityRun.Path));
    }

    [Fact]
    public async Task Fix_OneAfterTheOther_GivesTheSame()
    {
        FixRun all = Run("");
        await all.FixAllAsync(new CapabilityCodeFixProvider(), Key + "3007", FixAllScope.Project);
        FixRun run = Run("");

        while ((await run.FindAsync()).FirstOrDefault() is { } finding)
            Assert.True(await run.FixOneAsync(new CapabilityCodeFixProvider(), Key + finding.Id[3..], finding));

        Assert.Equal(await all.FileAsync(CapabilityRun.Path), await run.FileAsync(CapabilityRun.Path));
    }

    [Fact]
    public async Task Fix_OfLinesThatAreGoneOrWider_RemovesAndNarrows()
    {
        FixRun all = Run("");
        await all.FixAllAsync(new CapabilityCodeFixProvider(), Key + "3007", FixAllScope.Project);
        string right = await all.FileAsync(CapabilityRun.Path);
        FixRun run = Run(right
            .Replace("tool Helpdesk-close tier HighRisk", "tool Helpdesk-close tier Routine\n  tool Helpdesk-gone tier Routine", StringComparison.Ordinal)
            .Replace("argument id length<= 8; ", "", StringComparison.Ordinal));
        Assert.Equal(3, (await run.FindAsync()).Count(static d => d.Id == StaleCapability.Id));

        await run.FixAllAsync(new CapabilityCodeFixProvider(), Key + "3008", FixAllScope.Solution);

        Assert.Equal(right, await run.FileAsync(CapabilityRun.Path));
    }

    [Fact]
    public async Task Fix_WithoutTheFile_IsNotOffered()
    {
        FixRun run = Run("");
        Diagnostic finding = (await run.FindAsync())[0];
        FixRun other = FixRun.OfAgents(Marked.AgentUsings + CapabilitySample.Source, new CapabilityAnalyzer());
        SyntaxTree tree = (await other.First.Documents.First().GetSyntaxTreeAsync())!;

        Assert.Empty(await other.OfferedAsync(new CapabilityCodeFixProvider(), Diagnostic.Create(finding.Descriptor, Location.Create(tree, default), finding.Properties)));
    }
}
