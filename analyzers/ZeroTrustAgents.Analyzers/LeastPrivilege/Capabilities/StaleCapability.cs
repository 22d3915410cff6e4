using Microsoft.CodeAnalysis;

namespace ZeroTrustAgents.Analyzers;

/// <summary>A line of <c>AgentCapabilities.txt</c> that allows what nothing has any more.</summary>
internal static class StaleCapability
{
    public const string Id = "ZTA3008";

    /// <summary>Diagnostic property: the narrower lines that take its place, one a line; empty where nothing does.</summary>
    public const string ReplacementProperty = "replacement";

    public static readonly DiagnosticDescriptor Descriptor = Rule.Create(
        Id,
        "A reviewed capability is gone",
        "{0}.",
        "A line that nothing needs any more lets the same privilege come back without a review.",
        tags: WellKnownDiagnosticTags.CompilationEnd);
}
