using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;

namespace ZeroTrustAgents.Analyzers.Tests.Lab;

/// <summary>Code of agents to break: both samples of this repository, of which one has something for every rule to find, and the samples in the tests of the rules about agents.</summary>
internal static class AgentCorpus
{
    private const string Usings = """
        global using System;
        global using System.Collections.Generic;
        global using System.IO;
        global using System.Linq;
        global using System.Net.Http;
        global using System.Threading;
        global using System.Threading.Tasks;
        """;

    /// <summary>The text of each file.</summary>
    public static readonly string[] Files =
    [
        .. new[] { "UnsafeAgent", "HelpdeskAgent" }
            .SelectMany(static sample => Directory.EnumerateFiles(RepositoryFile.PathOf("samples", sample), "*.cs", SearchOption.AllDirectories))
            .Where(static f => !f.Split(Path.DirectorySeparatorChar).Any(static part => part is "obj" or "bin"))
            .Order(StringComparer.Ordinal)
            .Select(File.ReadAllText),
        .. new[] { "Attribution", "Boundary", "LeastPrivilege" }
            .SelectMany(static family => Directory.EnumerateFiles(RepositoryFile.PathOf("tests", "ZeroTrustAgents.Analyzers.Tests", family), "*Tests.cs"))
            .Order(StringComparer.Ordinal)
            .SelectMany(Samples),
    ];

    private static readonly CSharpCompilation Empty = Compile.Sources(("Usings.cs", Usings)).WithReferences(Compile.AgentReferences);

    /// <summary>The texts of several lines in a test.</summary>
    private static IEnumerable<string> Samples(string test) =>
        CSharpSyntaxTree.ParseText(File.ReadAllText(test), Surroundings.Parse).GetRoot().DescendantTokens()
            .Where(static t => t.IsKind(SyntaxKind.MultiLineRawStringLiteralToken))
            .Select(static t => Marked.UnmarkAgents(t.ValueText));

    /// <summary>A compilation that references the libraries for agents.</summary>
    public static Compilation With(IEnumerable<SyntaxTree> trees) => Empty.AddSyntaxTrees(trees);
}
