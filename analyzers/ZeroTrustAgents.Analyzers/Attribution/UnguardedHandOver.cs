using Microsoft.CodeAnalysis;

namespace ZeroTrustAgents.Analyzers;

/// <summary>A function that no session guards, given to something that runs functions without asking Semantic Kernel's filters.</summary>
internal static class UnguardedHandOver
{
    public const string Id = "ZTA2004";

    public static readonly DiagnosticDescriptor Descriptor = Rule.Create(
        Id,
        "A function that no session guards is handed to something that runs it",
        "What is handed to '{0}' was not made by a session and is run as it is, past every filter. Hand over functions of AgentSession.CreateKernel() or AgentSession.Guard().",
        "A function used as an AIFunction, a tool of a chat client, of an agent or of an MCP server runs without Semantic Kernel's filters; only a guarded function guards itself.");
}
