using Microsoft.CodeAnalysis;

namespace ZeroTrustAgents.Analyzers;

/// <summary>A credential that its format gives away, wherever it stands.</summary>
internal static class ProviderCredential
{
    public const string Id = "ZTA1001";

    public static readonly DiagnosticDescriptor Descriptor = Rule.Create(
        Id,
        "A provider's credential is hard-coded",
        "'{0}' is a credential of {2} ({1}): everybody who can read the source can use it. Revoke it ({3}) and read the new one from configuration or a secret store.",
        "Whoever reads the source, the package or its history has the credential. Its format says what it is; checksums and structure are verified where the format has them.");
}
