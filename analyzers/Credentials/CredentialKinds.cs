namespace ZeroTrustAgents.Credentials;

/// <summary>The table of credentials whose format identifies them: one row a kind.</summary>
internal static class CredentialKinds
{
    /// <summary>All rows.</summary>
    public static IReadOnlyList<CredentialKind> All { get; } = [];
}
