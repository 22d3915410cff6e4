namespace ZeroTrustAgents.Analyzers.Tests;

public sealed class RepositoryFilesTests
{
    private static readonly string[] Patterns = ["*.json", "*.csproj", "*.props", "*.targets", "*.config", "*.yml", "*.sh", "*.ps1", "*.md", ".editorconfig", ".gitignore", "*.txt"];

    [Fact]
    public void Read_OurOwnFiles_FindsNothing()
    {
        string root = RepositoryFile.PathOf();
        string[] files = [.. Patterns.SelectMany(p => Directory.EnumerateFiles(root, p, SearchOption.AllDirectories)).Where(f => !IsOutput(Path.GetRelativePath(root, f)))];

        Assert.NotEmpty(files);
        Assert.Empty(files.SelectMany(static f => FileReader.Read(f, File.ReadAllText(f), CredentialOptions.Default, formatsOnly: false).Select(found => $"{f} {found}")));
    }

    /// <summary>What is built, and the sample that is bad on purpose.</summary>
    private static bool IsOutput(string path) => path.Split(Path.DirectorySeparatorChar).Any(static part => part is "UnsafeAgent" or "bin" or "obj" or "artifacts" or "TestResults" or ".git" or ".vs");
}
