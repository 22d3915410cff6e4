using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CodeFixes;
using Xunit.Abstractions;
using ZeroTrustAgents.Analyzers.Tests.Lab;

namespace ZeroTrustAgents.Analyzers.Tests;

/// <summary>The fixes in every position of the measured set.</summary>
public sealed class CodeFixPositionTests(ITestOutputHelper output)
{
    [Theory]
    [InlineData("Environment", 0.8)]
    [InlineData("Injection", 0.4)]
    public async Task FixAll_EveryPosition_CompilesAndMostAreClean(string kind, double least)
    {
        List<string> labels = [];
        List<string> sources = [];
        foreach (Position position in PositionTable.All.Where(static p => p.Level != Level.TopLevel))
        {
            var slot = new Slot(sources.Count, ["client", "secret"], Secrets.Random(new Rng((ulong)sources.Count + 7)));
            if (Piece.Of(position, slot, position.Id) is { Files: [var only] })
            {
                labels.Add(position.Id);
                sources.Add(only);
            }
        }

        FixRun run = FixRun.Of([.. sources, Surroundings.Usings + Surroundings.App + Libraries.Source, FixStubs.Hosting]);
        await run.AssertCompilesAsync();
        HashSet<string> before = await FoundAsync(run);

        await run.FixAllAsync(new CodeFixes.CredentialCodeFixProvider(), "ZeroTrustAgents.Credentials." + kind, FixAllScope.Solution);

        await run.AssertCompilesAsync();
        HashSet<string> left = await FoundAsync(run);
        output.WriteLine(string.Join('\n', labels.Select((label, i) => (label, Path: $"/repo/File{i}.cs")).Where(p => left.Contains(p.Path)).Select(static p => p.label)));
        Assert.Subset(before, left);
        Assert.True(before.Count - left.Count >= least * before.Count, $"{left.Count} of {before.Count} left");

        // What is left of a value in two halves is found once the other half has gone; then nothing changes any more.
        await run.FixAllAsync(new CodeFixes.CredentialCodeFixProvider(), "ZeroTrustAgents.Credentials." + kind, FixAllScope.Solution);
        Dictionary<string, string> texts = [];
        for (int i = 0; i < sources.Count; i++)
            texts.Add($"{i}", await run.TextAsync(i));
        await run.FixAllAsync(new CodeFixes.CredentialCodeFixProvider(), "ZeroTrustAgents.Credentials." + kind, FixAllScope.Solution);
        for (int i = 0; i < sources.Count; i++)
            Assert.Equal(texts[$"{i}"], await run.TextAsync(i));
    }

    private static async Task<HashSet<string>> FoundAsync(FixRun run) => [.. (await run.FindAsync()).Select(static d => d.Location.SourceTree!.FilePath)];
}
