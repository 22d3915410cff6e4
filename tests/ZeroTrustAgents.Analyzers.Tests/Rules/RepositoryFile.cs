using ZeroTrustAgents.Testing;

namespace ZeroTrustAgents.Analyzers.Tests;

/// <summary>Files of the repository that tests compare with the code.</summary>
internal static class RepositoryFile
{
    /// <summary>Set to 1, generated documentation is written before it is compared.</summary>
    private const string WriteVariable = "ZTA_WRITE_DOCS";

    public static string PathOf(params string[] parts) => Path.Combine([RepositoryRoot.Directory, .. parts]);

    public static void AssertIsGenerated(string content, params string[] parts)
    {
        string path = PathOf(parts);
        if (Environment.GetEnvironmentVariable(WriteVariable) == "1")
            File.WriteAllText(path, content);
        Assert.True(
            File.Exists(path) && File.ReadAllText(path).ReplaceLineEndings("\n") == content,
            $"{path} is not up to date. Write it: {WriteVariable}=1 dotnet test tests/ZeroTrustAgents.Analyzers.Tests -c Release --filter FullyQualifiedName~RuleDocumentation");
    }
}
