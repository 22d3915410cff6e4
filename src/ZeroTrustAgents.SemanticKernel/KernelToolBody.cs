using System.Globalization;
using Microsoft.Extensions.AI;
using Microsoft.Extensions.Logging;
using Microsoft.SemanticKernel;
using ZeroTrustAgents.Arguments;
using ZeroTrustAgents.Calls;
using ZeroTrustAgents.Sessions;

namespace ZeroTrustAgents.SemanticKernel;

/// <summary>One Semantic Kernel invocation, as the pipeline sees it.</summary>
/// <param name="inner">The function under the guard.</param>
/// <param name="method">Its method, where that takes a function; <see langword="null"/> where it takes none.</param>
/// <param name="self">The guarded function, the only one that the method may see.</param>
/// <param name="kernel">The kernel that the caller chose.</param>
/// <param name="arguments">The caller's arguments.</param>
/// <param name="owner">The session's kernels.</param>
/// <param name="stream">How to run it as a stream; <see langword="null"/> where the caller asked for none.</param>
internal sealed class KernelToolBody(
    KernelFunction inner, MethodBody? method, KernelFunction self, Kernel kernel, KernelArguments arguments, SessionKernel owner, InnerStream? stream) : ToolBody
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
        if (stream is not null && inner.UnderlyingMethod is null)
            return stream(inner, kernel, copy, cancellationToken);
        FunctionResult result = method is null
            ? await InnerFunction.InvokeCoreAsync(inner, kernel, copy, cancellationToken).ConfigureAwait(false)
            : await method(kernel, self, copy, cancellationToken).ConfigureAwait(false);
        Result = result;
        return result.GetValue<object>();
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
