using Microsoft.CodeAnalysis;

namespace ZeroTrustAgents.Analyzers;

/// <summary>A constant that reaches an API which takes a credential.</summary>
internal static class CredentialSink
{
    public const string Id = "ZTA1003";

    public static readonly DiagnosticDescriptor Descriptor = Rule.Create(
        Id,
        "A hard-coded credential is used",
        "'{0}' reaches {1}: everybody who can read the source has it. Change it at its issuer and read it from configuration or a secret store.",
        "A constant, whatever carried it there, is used as a password, key or token.");
}
