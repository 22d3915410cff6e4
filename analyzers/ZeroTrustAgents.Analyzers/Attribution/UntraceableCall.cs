using Microsoft.CodeAnalysis;

namespace ZeroTrustAgents.Analyzers;

/// <summary>A tool run on a kernel of which cannot be seen where it comes from. Off by default.</summary>
internal static class UntraceableCall
{
    public const string Id = "ZTA2003";

    public static readonly DiagnosticDescriptor Descriptor = Rule.Create(
        Id,
        "A tool is invoked on a kernel whose origin cannot be seen",
        "Nothing in this project shows that the kernel or function of '{0}' comes from a session. Hand over the session, or make the kernel here with AgentSession.CreateKernel().",
        "For projects in which every call must be seen to be attributed.",
        enabled: false);
}
