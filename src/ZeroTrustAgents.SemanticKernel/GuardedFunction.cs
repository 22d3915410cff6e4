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
    private readonly ToolMethod _method;
    private readonly SessionKernel _owner;

    private GuardedFunction(GuardedTool tool, KernelFunction inner, SessionKernel owner)
    {
        _tool = tool;
        _method = new ToolMethod(inner);
        _owner = owner;
    }

    public static bool IsGuarded(KernelFunction function) => function.UnderlyingMethod == Body || CallFunction.IsBound(function);

    public static KernelFunction Create(GuardedTool tool, KernelFunction inner, SessionKernel owner) =>
        Like(inner, new GuardedFunction(tool, inner, owner).InvokeAsync);

    /// <summary>A function that looks like another and runs <paramref name="body"/>.</summary>
    public static KernelFunction Like(KernelFunction other, Func<KernelFunction, Kernel, KernelArguments, CancellationToken, ValueTask<FunctionResult>> body)
    {
        var options = new KernelFunctionFromMethodOptions
        {
            FunctionName = other.Name,
            Description = other.Description,
            Parameters = other.Metadata.Parameters,
            ReturnParameter = other.Metadata.ReturnParameter,
            AdditionalMetadata = other.Metadata.AdditionalProperties,
        };
        return KernelFunctionFactory.CreateFromMethod(body, other.JsonSerializerOptions, options);
    }

    private async ValueTask<FunctionResult> InvokeAsync(KernelFunction self, Kernel kernel, KernelArguments arguments, CancellationToken cancellationToken)
    {
        InnerStream? stream = StreamingHint.Take();
        var body = new KernelToolBody(_method, self, kernel, arguments, _owner, stream);
        CallResult result = await _tool.Session.Host.Pipeline.InvokeAsync(_tool, arguments, body, cancellationToken).ConfigureAwait(false);
        if (result.Denial is { } denial && stream is not null)
            throw new ToolDeniedException(denial);

        // Never the inner result itself: it would hand out the unguarded function.
        return body.Result is { } inner && result.Denial is null
            ? inner.With(self, result.Value)
            : new FunctionResult(self, result.Value, kernel?.Culture);
    }
}
