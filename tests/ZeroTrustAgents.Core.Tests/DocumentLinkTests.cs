using System.Text.RegularExpressions;
using ZeroTrustAgents.Testing;

namespace ZeroTrustAgents.Core.Tests;

/// <summary>Links between the repository's documents lead somewhere, headings included.</summary>
public sealed partial class DocumentLinkTests
{
    private static readonly string[] NotSource = ["bin", "obj", "artifacts", "audit", "TestResults", "BenchmarkDotNet.Artifacts"];

    public static TheoryData<string> Documents => new(Find(RepositoryRoot.Directory).Select(static p => Path.GetRelativePath(RepositoryRoot.Directory, p)).Order(StringComparer.Ordinal));

    [Theory]
    [MemberData(nameof(Documents))]
    public void RelativeLinks_Resolve(string document)
    {
        string path = Path.Combine(RepositoryRoot.Directory, document);
        var broken = new List<string>();
        foreach (Match link in Link().Matches(WithoutCode(path)))
        {
            string target = link.Groups["target"].Value;
            if (target.Contains("://", StringComparison.Ordinal))
                continue;
            string[] parts = target.Split('#', 2);
            string file = parts[0].Length == 0 ? path : Path.GetFullPath(Path.Combine(Path.GetDirectoryName(path)!, parts[0]));
            if (!File.Exists(file) && !Directory.Exists(file))
                broken.Add(target);
            else if (parts.Length == 2 && !Anchors(file).Contains(parts[1], StringComparer.Ordinal))
                broken.Add(target);
        }

        Assert.Empty(broken);
    }

    [Fact]
    public void Documents_AreFound() => Assert.Contains("README.md", Find(RepositoryRoot.Directory).Select(Path.GetFileName));

    private static IEnumerable<string> Find(string folder) =>
        Directory.GetFiles(folder, "*.md").Concat(Directory.GetDirectories(folder)
            .Where(static d => Path.GetFileName(d) is var name && !name.StartsWith('.') && !NotSource.Contains(name, StringComparer.Ordinal))
            .SelectMany(Find));

    private static string WithoutCode(string path) => CodeSpan().Replace(CodeBlock().Replace(File.ReadAllText(path), ""), "");

    /// <summary>Headings as the repository's host makes anchors of them.</summary>
    private static IEnumerable<string> Anchors(string path) =>
        Heading().Matches(CodeBlock().Replace(File.ReadAllText(path), ""))
            .Select(static m => NotInAnchor().Replace(m.Groups["text"].Value.Trim().ToLowerInvariant(), "").Replace(' ', '-'));

    [GeneratedRegex(@"\]\((?<target>[^)\s]+)\)")]
    private static partial Regex Link();

    [GeneratedRegex(@"^```.*?^```", RegexOptions.Multiline | RegexOptions.Singleline)]
    private static partial Regex CodeBlock();

    [GeneratedRegex("(?<!\\[)`[^`\n]+`(?!\\])")]
    private static partial Regex CodeSpan();

    [GeneratedRegex(@"^#{1,6} (?<text>.+)$", RegexOptions.Multiline)]
    private static partial Regex Heading();

    [GeneratedRegex(@"[^\w\- ]")]
    private static partial Regex NotInAnchor();
}
