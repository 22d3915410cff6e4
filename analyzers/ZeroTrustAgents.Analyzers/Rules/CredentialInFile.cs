using Microsoft.CodeAnalysis;

namespace ZeroTrustAgents.Analyzers;

/// <summary>A credential in a file that is not C#.</summary>
internal static class CredentialInFile
{
    public const string Id = "ZTA1005";

    public static readonly DiagnosticDescriptor Descriptor = Rule.Create(
        Id,
        "A credential is in a file of the project",
        "'{0}' in '{1}' is {2}: everybody who can read the repository has it. Change it at its issuer and keep the new one in user secrets, an environment variable or a secret store.",
        "Configuration, scripts and project files are read by everybody who can read the repository, and are often shipped.");
}
