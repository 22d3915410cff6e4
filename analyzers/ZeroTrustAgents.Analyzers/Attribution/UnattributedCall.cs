using Microsoft.CodeAnalysis;

namespace ZeroTrustAgents.Analyzers;

/// <summary>A tool run on a kernel, or as a function, that no session made.</summary>
internal static class UnattributedCall
{
    public const string Id = "ZTA2002";

    public static readonly DiagnosticDescriptor Descriptor = Rule.Create(
        Id,
        "A tool is invoked without a session",
        "'{0}' runs on a kernel or function that no session made: nobody can be held to account for the call, and nothing guards it. Use the kernel of AgentSession.CreateKernel().",
        "A session says which agent acts and for whom; its kernel decides, bounds and records every call.");
}
