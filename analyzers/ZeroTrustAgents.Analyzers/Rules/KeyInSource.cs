using Microsoft.CodeAnalysis;

namespace ZeroTrustAgents.Analyzers;

/// <summary>A private key or a certificate with one.</summary>
internal static class KeyInSource
{
    public const string Id = "ZTA1004";

    public static readonly DiagnosticDescriptor Descriptor = Rule.Create(
        Id,
        "A private key is in the source",
        "'{0}' is key material ({1}): whoever can read the source can sign and decrypt as its owner. Revoke it ({2}) and load the new one from a key store.",
        "A private key in source cannot be taken back: it is in every clone and every package.");
}
