using System.Runtime.CompilerServices;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.SemanticKernel;
using ZeroTrustAgents.Sessions;
using ZeroTrustAgents.Testing;

namespace ZeroTrustAgents.SemanticKernel.Tests.Routes;

internal delegate Task<object?> InvokeObject(Kernel kernel, KernelFunction function, KernelArguments arguments, CancellationToken cancellationToken);

internal delegate Task<FunctionResult> InvokeFunction(Kernel kernel, KernelFunction function, KernelArguments arguments, CancellationToken cancellationToken);

/// <summary>A route that returns a Semantic Kernel result.</summary>
internal sealed class KernelRoute(string name, InvokeFunction invoke, bool usesKernel = true)
    : ObjectRoute(name, async (k, f, a, c) => (await invoke(k, f, a, c)).GetValue<object>(), usesKernel);

/// <summary>A route that returns any object.</summary>
internal class ObjectRoute(string name, InvokeObject invoke, bool usesKernel = false) : IGuardRoute
{
    // One kernel a session, as a host would keep it: it outlives the session on purpose.
    private static readonly ConditionalWeakTable<AgentSession, Kernel> Kernels = [];

    public string Name => name;

    public bool Cancels { get; init; } = true;

    public bool ThroughModel { get; init; }

    public Task<RouteResult> InvokeAsync(AgentSession session, string tool, IReadOnlyDictionary<string, object?> arguments, CancellationToken cancellationToken) =>
        RunAsync(session, KernelOf(session), tool, arguments, cancellationToken);

    public Task<RouteResult>? InvokeAcrossAsync(AgentSession owner, AgentSession other, string tool, IReadOnlyDictionary<string, object?> arguments) =>
        usesKernel ? RunAsync(owner, KernelOf(other), tool, arguments, CancellationToken.None) : null;

    public void Open(AgentSession session) => KernelOf(session);

    private Kernel KernelOf(AgentSession session)
    {
        if (Kernels.TryGetValue(session, out Kernel? kernel))
            return kernel;
        lock (Kernels)
        {
            if (!Kernels.TryGetValue(session, out kernel))
            {
                Kernels.Add(session, kernel = session.CreateKernel());
                session.Services.GetRequiredService<NestingPlan>().CallAsync = async nested =>
                    (await InvokeAsync(session, nested, GuardHarness.Id("nested"), CancellationToken.None)).Text;
            }
        }

        return kernel;
    }

    private async Task<RouteResult> RunAsync(AgentSession owner, Kernel kernel, string tool, IReadOnlyDictionary<string, object?> arguments, CancellationToken cancellationToken)
    {
        KernelFunction function = KernelOf(owner).Plugins[ProbeTools.Plugin][tool];
        var copy = new KernelArguments();
        foreach ((string key, object? value) in arguments)
            copy[key] = value;
        return new RouteResult(ScriptedChat.AsText(await invoke(kernel, function, copy, cancellationToken)));
    }
}
