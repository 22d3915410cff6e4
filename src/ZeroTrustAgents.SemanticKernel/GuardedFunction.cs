using System.Reflection;
using Microsoft.SemanticKernel;
using ZeroTrustAgents.Calls;

namespace ZeroTrustAgents.SemanticKernel;

/// <summary>
/// The body of every function in a session's kernel. Because the guard is the body, and not a filter around it, every
/// route by which Semantic Kernel can run a function leads through it.
/// </summary>
internal sealed class GuardedFunction
{
    /// <summary>What tells a guarded function from any other, clones included.</summary>
    private static readonly MethodInfo Body = typeof(GuardedFunction).GetMethod(nameof(InvokeAsync), BindingFlags.Instance | BindingFlags.NonPublic)!;

    private readonly GuardedTool _tool;
    private readonly KernelFunction _inner;
    private readonly SessionKernel _owner;
    private readonly MethodBody? _method;

    private GuardedFunction(GuardedTool tool, KernelFunction inner, SessionKernel owner)
    {
        _tool = tool;
        _inner = inner;
        _owner = owner;
        _method = InnerFunction.Takes(inner, typeof(KernelFunction)) ? InnerFunction.MethodOf(inner) : null;
    }

    public static bool IsGuarded(KernelFunction function) => function.UnderlyingMethod == Body;

    public static KernelFunction Create(GuardedTool tool, KernelFunction inner, SessionKernel owner)
    {
        var guarded = new GuardedFunction(tool, inner, owner);
        var options = new KernelFunctionFromMethodOptions
        {
            FunctionName = inner.Name,
            Description = inner.Description,
            Parameters = inner.Metadata.Parameters,
            ReturnParameter = inner.Metadata.ReturnParameter,
            AdditionalMetadata = inner.Metadata.AdditionalProperties,
        };
        return KernelFunctionFactory.CreateFromMethod(guarded.InvokeAsync, inner.JsonSerializerOptions, options);
    }

    private async ValueTask<FunctionResult> InvokeAsync(KernelFunction self, Kernel kernel, KernelArguments arguments, CancellationToken cancellationToken)
    {
        InnerStream? stream = StreamingHint.Take();
        var body = new KernelToolBody(_inner, _method, self, kernel, arguments, _owner, stream);
        CallResult result = await _tool.Session.Host.Pipeline.InvokeAsync(_tool, arguments, body, cancellationToken).ConfigureAwait(false);
        if (result.Denial is { } denial && stream is not null)
            throw new ToolDeniedException(denial);

        // Never the inner result itself: it would hand out the unguarded function. Copied only with a value of our own to
        // take the place of its: the copy would keep the inner one where that is null.
        return result.Denial is null && body.Result is { } inner && result.Value is not null
            ? new FunctionResult(inner, result.Value) { Function = self }
            : new FunctionResult(self, result.Value, kernel?.Culture, result.Denial is null ? body.Result?.Metadata : null);
    }
}
