using System.Reflection;
using Microsoft.SemanticKernel;
using ZeroTrustAgents.Calls;

namespace ZeroTrustAgents.SemanticKernel;

/// <summary>
/// A guarded function as handed to the body of a call. Run where no call is known (a thread that was there before, a
/// suppressed flow), it counts as a call inside that one: with its authority, and with none once it has ended.
/// </summary>
internal sealed class CallFunction
{
    /// <summary>What tells such a function from any other, clones included.</summary>
    private static readonly MethodInfo Body = typeof(CallFunction).GetMethod(nameof(InvokeAsync), BindingFlags.Instance | BindingFlags.NonPublic)!;

    private readonly KernelFunction _guarded;
    private readonly LiveCalls _live;
    private readonly long _call;

    private CallFunction(KernelFunction guarded, LiveCalls live, long call)
    {
        _guarded = guarded;
        _live = live;
        _call = call;
    }

    public static bool IsBound(KernelFunction function) => function.UnderlyingMethod == Body;

    /// <summary>Binds a guarded function to a call. Any other is returned as it is: it stays what the tripwire looks for.</summary>
    public static KernelFunction Bind(KernelFunction function, LiveCalls live, long call)
    {
        if (!GuardedFunction.IsGuarded(function))
            return function;
        KernelFunction bound = GuardedFunction.Like(function, new CallFunction(function, live, call).InvokeAsync);
        return function.PluginName is { Length: > 0 } plugin ? bound.Clone(plugin) : bound;
    }

    private async ValueTask<FunctionResult> InvokeAsync(KernelFunction self, Kernel kernel, KernelArguments arguments, CancellationToken cancellationToken)
    {
        // Where a call is known, that one counts: it is this one, one inside it, or the one whose code is at work.
        if (_live.CurrentId == 0)
            _live.Enter(_call);
        FunctionResult result = await InnerFunction.InvokeCoreAsync(_guarded, kernel, arguments, cancellationToken).ConfigureAwait(false);
        return result.WithFunction(self);
    }
}
