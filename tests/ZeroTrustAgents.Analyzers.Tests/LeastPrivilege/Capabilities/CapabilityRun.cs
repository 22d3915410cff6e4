using System.Collections.Immutable;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;

namespace ZeroTrustAgents.Analyzers.Tests;

/// <summary>Runs the capability rules over sources and files.</summary>
internal static class CapabilityRun
{
    public const string Path = "/repo/AgentCapabilities.txt";

    public static CSharpCompilation Compilation(string source) => Compile.Agents(("File0.cs", Marked.AgentUsings + source));

    public static Task<ImmutableArray<Diagnostic>> FindAsync(string source, string? file, params (string Path, string Text)[] others) => FindAsync(Compilation(source), file, others);

    public static Task<ImmutableArray<Diagnostic>> FindAsync(CSharpCompilation compilation, string? file, params (string Path, string Text)[] others) => Compile.DiagnoseAsync(
        compilation,
        [new CapabilityAnalyzer()],
        others.Append((Path, Text: file ?? "")).Where(f => file is not null || f.Item1 != Path).Select(static f => new FileText(f.Item1, f.Item2)));

    /// <summary>The lines that an empty file lacks, sorted.</summary>
    public static async Task<string[]> LinesAsync(CSharpCompilation compilation, params (string Path, string Text)[] others) =>
        [.. (await FindAsync(compilation, "", others)).Where(static d => d.Id == UnlistedCapability.Id).Select(static d => d.Properties[UnlistedCapability.LineProperty]!).Order(StringComparer.Ordinal)];
}
