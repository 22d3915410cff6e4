namespace ZeroTrustAgents.Analyzers.Tests.Lab;

/// <summary>A value of every kind in the table.</summary>
internal static class ProviderSamples
{
    public static IReadOnlyList<(string Kind, string Value)> Of(Rng rng) => [("github-pat", "ghp_" + rng.Text(Alphabets.Alphanumeric, 36))];
}
