using Microsoft.CodeAnalysis;

namespace ZeroTrustAgents.Analyzers;

/// <summary>A constant that may be a credential.</summary>
internal static class WeakEvidence
{
    public const string Id = "ZTA1007";

    public static readonly DiagnosticDescriptor Descriptor = Rule.Create(
        Id,
        "A constant may be a credential",
        "'{0}' given to '{1}' may be a credential. If it is, read it from configuration or a secret store.",
        "The name or the value says something, and neither says enough. Off by default.", enabled: false);
}
