using Microsoft.CodeAnalysis;

namespace ZeroTrustAgents.Analyzers;

/// <summary>A constraint on an argument that no tool of the scope has.</summary>
internal static class ConstraintWithoutArgument
{
    public const string Id = "ZTA3005";

    public static readonly DiagnosticDescriptor Descriptor = Rule.Create(
        Id,
        "A constraint fits no argument",
        "No tool that needs '{1}' has an argument '{0}'. Correct the name, or the condition holds for nothing.",
        "A condition on an argument that does not exist protects nothing.",
        tags: WellKnownDiagnosticTags.CompilationEnd);
}
