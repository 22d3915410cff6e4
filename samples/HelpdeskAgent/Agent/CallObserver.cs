using Microsoft.SemanticKernel;
using ZeroTrustAgents;

namespace HelpdeskAgent.Agent;

/// <summary>A finished tool call, as the host of the agent sees it.</summary>
/// <param name="Tool">Name of the tool.</param>
/// <param name="Arguments">What the model asked for.</param>
/// <param name="Denial">Why it was stopped; <see langword="null"/> when it ran.</param>
internal sealed record ObservedCall(string Tool, IReadOnlyDictionary<string, object?> Arguments, ToolDenial? Denial);

/// <summary>
/// Shows what becomes of each call. An ordinary filter: it guards nothing, and taking it away would change no decision.
/// </summary>
internal sealed class CallObserver : IFunctionInvocationFilter
{
    /// <summary>Called after each call, before the model learns of its result.</summary>
    public Func<ObservedCall, Task>? Ended { get; set; }

    public async Task OnFunctionInvocationAsync(FunctionInvocationContext context, Func<FunctionInvocationContext, Task> next)
    {
        await next(context);
        if (Ended is { } ended)
        {
            var call = new ObservedCall($"{context.Function.PluginName}-{context.Function.Name}", context.Arguments, context.Result.GetValue<object>() as ToolDenial);
            await ended(call);
        }
    }
}
