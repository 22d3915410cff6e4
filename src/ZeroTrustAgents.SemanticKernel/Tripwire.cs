using Microsoft.SemanticKernel;

namespace ZeroTrustAgents.SemanticKernel;

/// <summary>
/// Refuses functions that somebody put beside the guarded ones. Not what protects those (their body does); it catches
/// what a library cannot prevent, on the routes on which Semantic Kernel runs filters.
/// </summary>
internal sealed class Tripwire(SessionKernel owner) : IFunctionInvocationFilter
{
    private static readonly Type PromptFunction = KernelFunctionFactory.CreateFromPrompt("prompt").GetType();

    public static bool IsPrompt(KernelFunction function) => function.GetType() == PromptFunction;

    public async Task OnFunctionInvocationAsync(FunctionInvocationContext context, Func<FunctionInvocationContext, Task> next)
    {
        if (GuardedFunction.IsGuarded(context.Function))
        {
            await next(context).ConfigureAwait(false);
            if (context.IsStreaming)
                context.Result = StreamingHint.On(context.Function, context.Result);
            return;
        }

        // A prompt that the host itself sends is the agent's loop and no tool; as part of a plugin it would be one.
        if (IsPrompt(context.Function) && string.IsNullOrEmpty(context.Function.PluginName))
        {
            await next(context).ConfigureAwait(false);
            return;
        }

        ToolDenial denial = await owner.RefuseAsync(context.Function).ConfigureAwait(false);
        if (context.IsStreaming)
            throw new ToolDeniedException(denial);
        context.Result = new FunctionResult(context.Function, denial, context.Kernel.Culture);
    }
}
