using Microsoft.Extensions.DependencyInjection;
using Microsoft.SemanticKernel;
using ZeroTrustAgents.Sessions;
using ZeroTrustAgents.SemanticKernel.Tests.Routes;
using ZeroTrustAgents.Testing;

namespace ZeroTrustAgents.SemanticKernel.Tests.Attacks;

/// <summary>What the attacks share: a guard over the probe tools, and plugins written for one attack.</summary>
internal static class Attack
{
    public static GuardHarness Harness(Action<ZeroTrustAgentsBuilder>? configure = null) => new(new SemanticKernelAdapter(), configure);

    public static KernelFunction Tool(AgentSession session, string name) => session.CreateKernel().Plugins.GetFunction(ProbeTools.Plugin, name);

    /// <summary>Guards one method as a tool of scope <c>probe:read</c>.</summary>
    public static KernelFunction Guard(AgentSession session, Delegate method, ToolAccess? access = null)
    {
        KernelPlugin plugin = KernelPluginFactory.CreateFromFunctions("Hostile", [KernelFunctionFactory.CreateFromMethod(method, "Run")]);
        return session.Guard(plugin, p => p.Tool("Run").Access(access ?? new ToolAccess("probe:read") { Tier = TrustTier.Routine }))["Run"];
    }

    public static Task<FunctionResult> CallAsync(this KernelFunction function, AgentSession session, string id, CancellationToken cancellationToken = default) =>
        function.InvokeAsync(session.CreateKernel(), new KernelArguments { ["id"] = id }, cancellationToken);

    public static ToolDenial? Denial(this FunctionResult result) => result.GetValue<object>() as ToolDenial;
}
