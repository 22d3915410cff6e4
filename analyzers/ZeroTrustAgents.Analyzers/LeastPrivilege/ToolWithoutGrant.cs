using Microsoft.CodeAnalysis;

namespace ZeroTrustAgents.Analyzers;

/// <summary>A tool whose scope no agent is granted.</summary>
internal static class ToolWithoutGrant
{
    public const string Id = "ZTA3004";

    public static readonly DiagnosticDescriptor Descriptor = Rule.Create(
        Id,
        "A tool needs a scope that no agent has",
        "'{0}' needs '{1}', which no agent is granted: it can never run. Grant the scope to the agent that needs the tool, or remove the tool.",
        "A tool that nobody may call is offered for nothing, and a misspelt scope hides as one.",
        tags: WellKnownDiagnosticTags.CompilationEnd);
}
