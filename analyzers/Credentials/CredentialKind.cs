namespace ZeroTrustAgents.Credentials;

/// <summary>One kind of credential whose format identifies it: a row of <see cref="CredentialKinds"/>.</summary>
/// <param name="Id">Stable identifier, lower-case words joined by hyphens, e.g. <c>github-pat</c>.</param>
/// <param name="Name">What a developer calls it.</param>
/// <param name="Provider">Who issues it.</param>
/// <param name="Revoke">How to make it worthless: one sentence.</param>
internal sealed record CredentialKind(string Id, string Name, string Provider, string Revoke)
{
    /// <summary>Whether it is a private key or a certificate with one.</summary>
    public bool IsKey { get; init; }
}
