using Microsoft.CodeAnalysis;

namespace ZeroTrustAgents.Analyzers;

/// <summary>A plugin added to a kernel directly.</summary>
internal static class UnguardedPlugin
{
    public const string Id = "ZTA2005";

    public static readonly DiagnosticDescriptor Descriptor = Rule.Create(
        Id,
        "A plugin is added past the guard",
        "'{0}' adds tools that nothing guards. Register the plugin with AddSemanticKernel(k => k.AddPlugin<…>()), or add AgentSession.Guard(plugin).",
        "Tools are declared, granted and guarded when they are registered; what is added to a kernel later is none of it.");
}
