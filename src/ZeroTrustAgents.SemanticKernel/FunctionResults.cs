using Microsoft.SemanticKernel;

namespace ZeroTrustAgents.SemanticKernel;

/// <summary>Results of one function, handed on as another's.</summary>
internal static class FunctionResults
{
    /// <summary>The result, with its culture, metadata and rendered prompt, as <paramref name="function"/>'s and with another value.</summary>
    public static FunctionResult With(this FunctionResult result, KernelFunction function, object? value) => value is null
        // Semantic Kernel's copy would keep the old value in place of null.
        ? new FunctionResult(function, null, result.Culture, result.Metadata)
        : new FunctionResult(result, value) { Function = function };

    /// <summary>The same result as <paramref name="function"/>'s.</summary>
    public static FunctionResult WithFunction(this FunctionResult result, KernelFunction function) => result.With(function, result.GetValue<object>());
}
