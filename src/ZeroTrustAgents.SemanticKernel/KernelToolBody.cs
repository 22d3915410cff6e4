using System.Globalization;
using Microsoft.Extensions.AI;
using Microsoft.Extensions.Logging;
using Microsoft.SemanticKernel;
using ZeroTrustAgents.Arguments;
using ZeroTrustAgents.Calls;
using ZeroTrustAgents.Sessions;

namespace ZeroTrustAgents.SemanticKernel;

/// <summary>One Semantic Kernel invocation, as the pipeline sees it.</summary>
/// <param name="method">The function under the guard.</param>
/// <param name="self">The guarded function, the only one that the body may see.</param>
/// <param name="kernel">The kernel that the caller chose.</param>
/// <param name="arguments">The caller's arguments.</param>
/// <param name="owner">The session's kernels.</param>
/// <param name="stream">How to run it as a stream; <see langword="null"/> where the caller asked for none.</param>
internal sealed class KernelToolBody(
    ToolMethod method, KernelFunction self, Kernel kernel, KernelArguments arguments, SessionKernel owner, InnerStream? stream) : ToolBody
{
    private static readonly Func<object, bool> Services = static value =>
        value is Kernel or KernelFunction or KernelPlugin or IServiceProvider or CancellationToken or CultureInfo or ILogger or ILoggerFactory or PromptExecutionSettings;

    public override CultureInfo Culture => kernel.Culture;

    public override Func<object, bool>? IsService => Services;

    /// <summary>The inner result, for what comes with its value: metadata, culture, the rendered prompt.</summary>
    public FunctionResult? Result { get; private set; }

    public override ReasonCode? Verify(AgentSession session) => owner.Verify(kernel);

    public override async ValueTask<object?> InvokeAsync(FrozenArguments frozen, CancellationToken cancellationToken)
    {
        KernelArguments copy = Copy(frozen);
        if (stream is not null && method.Inner.UnderlyingMethod is null)
            return stream(method.Inner, kernel, copy, cancellationToken);
        LiveCalls live = owner.Session.Host.Live;
        long call = live.CurrentId;
        if (method.TakesArguments)
            Bind(copy, live, call);

        // With what it could call tools, the body gets it as this call's.
        Result = await method.InvokeAsync(
            method.TakesKernel ? CallKernel.Of(kernel, live, call) : kernel,
            method.TakesFunction ? CallFunction.Bind(self, live, call) : self, copy, cancellationToken).ConfigureAwait(false);
        return Result.GetValue<object>();
    }

    /// <summary>A host can pass its kernel as an argument, and some of Semantic Kernel's own code does.</summary>
    private static void Bind(KernelArguments copy, LiveCalls live, long call)
    {
        string[] kernels = [.. copy.Where(static a => a.Value is Kernel).Select(static a => a.Key)];
        foreach (string name in kernels)
            copy[name] = CallKernel.Of((Kernel)copy[name]!, live, call);
    }

    private KernelArguments Copy(FrozenArguments frozen)
    {
        var copy = new KernelArguments { ExecutionSettings = arguments.ExecutionSettings };
        ((AIFunctionArguments)copy).Services = arguments.Services;
        ((AIFunctionArguments)copy).Context = arguments.Context;
        frozen.CopyTo(copy);
        return copy;
    }
}
