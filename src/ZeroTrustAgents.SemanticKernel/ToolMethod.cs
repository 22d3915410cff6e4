using Microsoft.SemanticKernel;

namespace ZeroTrustAgents.SemanticKernel;

/// <summary>A function under the guard, and what its body asks Semantic Kernel for besides arguments: worked out once, not at each call.</summary>
internal sealed class ToolMethod
{
    private readonly MethodBody? _body;

    public ToolMethod(KernelFunction inner)
    {
        Inner = inner;
        TakesKernel = Takes(inner, typeof(Kernel));
        TakesFunction = Takes(inner, typeof(KernelFunction));
        TakesArguments = Takes(inner, typeof(KernelArguments));
        _body = TakesFunction ? InnerFunction.MethodOf(inner) : null;
    }

    public KernelFunction Inner { get; }

    public bool TakesKernel { get; }

    public bool TakesFunction { get; }

    public bool TakesArguments { get; }

    /// <summary>Whether the function's method has a parameter of exactly this type, which Semantic Kernel fills by itself.</summary>
    public static bool Takes(KernelFunction function, Type type) => function.UnderlyingMethod is { } method && Array.Exists(method.GetParameters(), p => p.ParameterType == type);

    /// <summary>Runs the body as <paramref name="self"/>.</summary>
    public ValueTask<FunctionResult> InvokeAsync(Kernel kernel, KernelFunction self, KernelArguments arguments, CancellationToken cancellationToken) =>
        _body?.Invoke(kernel, self, arguments, cancellationToken) ?? InnerFunction.InvokeCoreAsync(Inner, kernel, arguments, cancellationToken);
}
