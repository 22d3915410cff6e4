using System.Collections.Immutable;
using Microsoft.CodeAnalysis;

namespace ZeroTrustAgents.Analyzers.Tests;

/// <summary>The same findings whichever thread comes first, and across files.</summary>
public sealed class FlowDeterminismTests
{
    private static readonly string[] Files =
    [
        Marked.Unmark("public static partial class Keys { public const string Value = \"Vq8-tnRz4w\"; public static string Shared = \"\"; }"),
        Marked.Unmark("class A { void M(string password) { _ = new NetworkCredential(\"u\", Keys.Value); _ = password == Keys.Value; } }"),
        Marked.Unmark("class B { string Password = Keys.Value; void M() { Keys.Shared = \"Kd93-hhTq2\"; } }"),
        Marked.Unmark("class D { void M() { using var a = Aes.Create(); a.Key = Encoding.UTF8.GetBytes(Keys.Value); Take(Keys.Shared); } void Take(string apiKey) { } }"),
        Marked.Unmark("class E { void M() { _ = new NetworkCredential(\"u\", Keys.Shared); } }"),
    ];

    [Fact]
    public async Task Analyze_ManyTimesConcurrently_FindsTheSame()
    {
        var seen = new HashSet<string>(StringComparer.Ordinal);
        for (int i = 0; i < 20; i++)
        {
            ImmutableArray<Diagnostic> found = await Compile.DiagnoseAsync(Compile.Sources([.. Files.Select(static (f, n) => ($"F{n}.cs", f))]), [new HardCodedCredentialAnalyzer()]);
            Assert.Equal(2, found.Length);
            seen.Add(string.Join("\n", found.Select(static d => d + string.Join(",", d.AdditionalLocations))));
        }

        Assert.Single(seen);
    }
}
