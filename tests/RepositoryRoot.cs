namespace ZeroTrustAgents.Testing;

/// <summary>Finds the repository from where the tests run, for tests about its files. Not by the compiler: a build server maps its paths away.</summary>
internal static class RepositoryRoot
{
    public static string Directory { get; } = Find();

    private static string Find()
    {
        for (string? folder = AppContext.BaseDirectory; folder is not null; folder = Path.GetDirectoryName(folder))
        {
            if (File.Exists(Path.Combine(folder, "ZeroTrustAgents.sln")))
                return folder;
        }

        throw new InvalidOperationException("The tests do not run inside the repository.");
    }
}
