using Microsoft.CodeAnalysis;

namespace ZeroTrustAgents.Analyzers;

/// <summary>A line of <c>AgentCapabilities.txt</c> that says nothing.</summary>
internal static class UnreadableCapability
{
    public const string Id = "ZTA3009";

    public static readonly DiagnosticDescriptor Descriptor = Rule.Create(
        Id,
        "A line of the capability file cannot be read",
        "Line {0} of AgentCapabilities.txt cannot be read: '{1}'. Write 'agent ID owner ADDRESS', 'agent ID grant SCOPE; CONDITION…', 'tool NAME tier TIER' and the like, or delete it.",
        "A line that cannot be read allows nothing, and the runtime refuses the whole file.",
        tags: WellKnownDiagnosticTags.CompilationEnd);
}
