using Microsoft.SemanticKernel;
using ZeroTrustAgents;

namespace HelpdeskAgent.Agent;

/// <summary>A finished tool call, as the host of the agent sees it.</summary>
/// <param name="Number">Its place in the order in which calls began, from 1.</param>
/// <param name="Tool">Name of the tool.</param>
/// <param name="Arguments">What the model asked for.</param>
/// <param name="Denial">Why it was stopped; <see langword="null"/> when it ran.</param>
/// <param name="Failure">What the tool threw; <see langword="null"/> when it did not.</param>
internal sealed record ObservedCall(int Number, string Tool, IReadOnlyDictionary<string, object?> Arguments, ToolDenial? Denial, Exception? Failure);

/// <summary>
/// Tells what becomes of each call. An ordinary filter: it guards nothing, and taking it away would change no decision.
/// </summary>
internal sealed class CallObserver : IFunctionInvocationFilter
{
    private int _begun;

    /// <summary>Called after each call, before the model learns of its result.</summary>
    public Func<ObservedCall, Task>? Ended { get; set; }

    public async Task OnFunctionInvocationAsync(FunctionInvocationContext context, Func<FunctionInvocationContext, Task> next)
    {
        var call = new ObservedCall(Interlocked.Increment(ref _begun), $"{context.Function.PluginName}-{context.Function.Name}", context.Arguments, null, null);
        try
        {
            await next(context);
        }
        catch (Exception failure)
        {
            await EndAsync(call with { Failure = failure });
            throw;
        }

        await EndAsync(call with { Denial = context.Result.GetValue<object>() as ToolDenial });
    }

    private Task EndAsync(ObservedCall call) => Ended?.Invoke(call) ?? Task.CompletedTask;
}
