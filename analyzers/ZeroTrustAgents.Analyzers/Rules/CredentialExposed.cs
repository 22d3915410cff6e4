using Microsoft.CodeAnalysis;

namespace ZeroTrustAgents.Analyzers;

/// <summary>A credential on its way to a prompt, a chat message, a tool's result or a log.</summary>
internal static class CredentialExposed
{
    public const string Id = "ZTA1006";

    public static readonly DiagnosticDescriptor Descriptor = Rule.Create(
        Id,
        "A credential reaches a prompt, a chat message, a tool result or a log",
        "'{0}' is a credential and reaches {1}: models repeat what they read, and logs are read by many. Leave it out.",
        "What a model has read it can be made to repeat; what is logged is kept and copied.");
}
