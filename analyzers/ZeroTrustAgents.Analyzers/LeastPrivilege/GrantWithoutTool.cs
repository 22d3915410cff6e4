using Microsoft.CodeAnalysis;

namespace ZeroTrustAgents.Analyzers;

/// <summary>A grant whose scope no tool needs.</summary>
internal static class GrantWithoutTool
{
    public const string Id = "ZTA3003";

    public static readonly DiagnosticDescriptor Descriptor = Rule.Create(
        Id,
        "A grant fits no tool",
        "'{0}' is granted, but no registered tool needs it. Correct the scope or remove the grant.",
        "A grant that no tool needs is privilege that waits for one.",
        tags: WellKnownDiagnosticTags.CompilationEnd);
}
