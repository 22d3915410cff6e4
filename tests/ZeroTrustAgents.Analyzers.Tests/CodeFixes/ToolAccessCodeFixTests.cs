using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CodeFixes;
using ZeroTrustAgents.Analyzers.CodeFixes;

namespace ZeroTrustAgents.Analyzers.Tests;

/// <summary>What the fix of ZTA2001 writes.</summary>
public sealed class ToolAccessCodeFixTests
{
    private const string Key = "ZeroTrustAgents.Attribution.DeclareAccess";

    private const string Before = """
        // Tools of the helpdesk.
        using Microsoft.SemanticKernel;

        namespace Contoso;

        public class HelpdeskPlugin
        {
            /// <summary>Reads one.</summary>
            [KernelFunction] // the model's
            public string GetTicketAsync(string id) => id;

            [KernelFunction("x")]
            [System.ComponentModel.Description("d")]
            public void ResetHTTPCache() { }

            [KernelFunction] public void Öffne() { }

            [KernelFunction, ZeroTrustAgents.ToolAccess("a:b")] public void Declared() { }
        }
        """;

    private const string After = """
        // Tools of the helpdesk.
        using Microsoft.SemanticKernel;
        using ZeroTrustAgents;

        namespace Contoso;

        public class HelpdeskPlugin
        {
            /// <summary>Reads one.</summary>
            [KernelFunction]
            [ToolAccess("helpdesk:get-ticket", Tier = TrustTier.HighRisk)] // the model's
            public string GetTicketAsync(string id) => id;

            [KernelFunction("x")]
            [System.ComponentModel.Description("d")]
            [ToolAccess("helpdesk:reset-http-cache", Tier = TrustTier.HighRisk)]
            public void ResetHTTPCache() { }

            [KernelFunction][ToolAccess("helpdesk:ffne", Tier = TrustTier.HighRisk)] public void Öffne() { }

            [KernelFunction, ZeroTrustAgents.ToolAccess("a:b")] public void Declared() { }
        }
        """;

    private static FixRun Run(string source) => FixRun.OfAgents(source, new ToolWithoutAccessAnalyzer());

    [Fact]
    public async Task FixAll_DeclaresEveryTool_AndFindsNothingMore()
    {
        FixRun run = Run(Before);

        await run.FixAllAsync(new ToolAccessCodeFixProvider(), Key, FixAllScope.Document);

        Assert.Equal(After, await run.TextAsync());
        await run.AssertCompilesAsync();
        Assert.Empty(await run.FindAsync());
    }

    [Fact]
    public async Task Fix_OneAfterTheOther_GivesTheSame()
    {
        FixRun run = Run(Before);

        while ((await run.FindAsync()).FirstOrDefault() is { } finding)
            Assert.True(await run.FixOneAsync(new ToolAccessCodeFixProvider(), Key, finding));

        Assert.Equal(After, await run.TextAsync());
    }

    [Theory]
    [InlineData("using Microsoft.Extensions.AI; using ZeroTrustAgents; class P { static void M() => AIFunctionFactory.Create((string id) => id); }")]
    public async Task Fix_OfALambda_IsNotOffered(string source)
    {
        FixRun run = Run(source);

        Diagnostic finding = Assert.Single(await run.FindAsync());
        Assert.Empty(await run.OfferedAsync(new ToolAccessCodeFixProvider(), finding));
    }
}
