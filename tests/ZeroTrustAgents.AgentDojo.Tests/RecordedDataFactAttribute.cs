using ZeroTrustAgents.Testing;

namespace ZeroTrustAgents.AgentDojo.Tests;

/// <summary>A test over the recorded data of AgentDojo, which is not in the repository: beside it, or where <c>ZTA_AGENTDOJO</c> says.</summary>
[AttributeUsage(AttributeTargets.Method)]
public sealed class RecordedDataFactAttribute : FactAttribute
{
    /// <summary>Skips the test, and says so, where the data is not.</summary>
    public RecordedDataFactAttribute()
    {
        if (!System.IO.Directory.Exists(Directory))
            Skip = $"The recorded data is not in {Directory}. Set ZTA_AGENTDOJO to the directory that has it.";
    }

    internal static string Directory => Environment.GetEnvironmentVariable("ZTA_AGENTDOJO") ?? Path.GetFullPath(Path.Combine(RepositoryRoot.Directory, "..", "shared", "data", "agentdojo"));
}
