using Microsoft.CodeAnalysis;

namespace ZeroTrustAgents.Analyzers;

/// <summary>A constant given to something whose name says that it holds a credential.</summary>
internal static class CredentialNamedTarget
{
    public const string Id = "ZTA1002";

    public static readonly DiagnosticDescriptor Descriptor = Rule.Create(
        Id,
        "A credential is hard-coded",
        "'{0}' is a constant given to '{1}': everybody who can read the source has it. Change it at its issuer and read it from configuration or a secret store.",
        "A variable, member, parameter, key or header whose name says that it holds a credential gets a constant.");
}
