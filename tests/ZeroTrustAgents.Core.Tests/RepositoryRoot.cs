namespace ZeroTrustAgents.Core.Tests;

/// <summary>Finds the repository from where the tests run, for tests about its documents.</summary>
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
