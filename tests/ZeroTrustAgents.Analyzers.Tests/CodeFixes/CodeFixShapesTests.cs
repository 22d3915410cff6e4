using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CodeFixes;

namespace ZeroTrustAgents.Analyzers.Tests;

/// <summary>Every fix in every shape of code: what results compiles, has no finding left, and is not changed by the fix again.</summary>
public sealed class CodeFixShapesTests
{
    public static TheoryData<string, string, string> Shapes { get; } = FixShapes.All;

    [Theory]
    [MemberData(nameof(Shapes))]
    public async Task FixAll_Shape_CompilesAndIsClean(string name, string kinds, string source)
    {
        foreach (string kind in kinds.Split(' '))
        {
            bool isOffered = kind[0] != '-';
            string key = "ZeroTrustAgents.Credentials." + kind.TrimStart('-');
            FixRun run = FixRun.Of([source, FixStubs.Hosting, FixStubs.Azure], source.Contains("//top", StringComparison.Ordinal) ? OutputKind.ConsoleApplication : OutputKind.DynamicallyLinkedLibrary);
            await run.AssertCompilesAsync();
            string before = await run.TextAsync();
            Assert.NotEmpty(await run.FindAsync());

            await run.FixAllAsync(new CodeFixes.CredentialCodeFixProvider(), key, FixAllScope.Document);

            string after = await run.TextAsync();
            await run.AssertCompilesAsync();
            if (!isOffered)
            {
                Assert.Equal(before, after);
                continue;
            }

            Assert.NotEqual(before, after);
            Assert.True(FixSecrets.Count(after) == 0, name + "\n" + after);
            Assert.Empty(await run.FindAsync());
            await run.FixAllAsync(new CodeFixes.CredentialCodeFixProvider(), key, FixAllScope.Document);
            Assert.Equal(after, await run.TextAsync());
        }
    }
}
