using ZeroTrustAgents.Credentials;

namespace ZeroTrustAgents.Analyzers.Tests.Lab;

/// <summary>A value of every kind in the table, in the text that it needs around it.</summary>
internal static class ProviderSamples
{
    public static IReadOnlyList<(string Kind, string Value)> Of(Rng rng) => [.. CredentialKinds.All.Select(k => (k.Id, CredentialSamples.Create(k, rng.Next(1_000_000)).Text))];
}
