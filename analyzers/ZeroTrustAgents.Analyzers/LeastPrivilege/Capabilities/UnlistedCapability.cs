using Microsoft.CodeAnalysis;

namespace ZeroTrustAgents.Analyzers;

/// <summary>A capability that <c>AgentCapabilities.txt</c> does not list, or lists only narrower.</summary>
internal static class UnlistedCapability
{
    public const string Id = "ZTA3007";

    /// <summary>Diagnostic property: the line that is missing.</summary>
    public const string LineProperty = "line";

    public static readonly DiagnosticDescriptor Descriptor = Rule.Create(
        Id,
        "A capability was not reviewed",
        "{0} was not reviewed: {1}.",
        "What agents may do is written down in one file, so that every widening is a line that somebody reviews.",
        severity: DiagnosticSeverity.Error,
        tags: WellKnownDiagnosticTags.CompilationEnd);
}
