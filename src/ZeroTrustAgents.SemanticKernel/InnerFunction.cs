using System.Reflection;
using System.Runtime.CompilerServices;
using Microsoft.SemanticKernel;

namespace ZeroTrustAgents.SemanticKernel;

/// <summary>
/// Runs the function under the guard without going through the kernel again: filters, logging and spans have already
/// run for the guarded function, and the typed value is kept (the <c>AIFunction</c> route would turn it into JSON).
/// <c>InvokeCoreAsync</c> is protected API of <see cref="KernelFunction"/>, which cannot be subclassed from outside;
/// <c>docs/decisions/0002</c> has the alternatives. A start-up rule checks that the accessors still bind.
/// </summary>
internal static class InnerFunction
{
    [UnsafeAccessor(UnsafeAccessorKind.Method, Name = "InvokeCoreAsync")]
    public static extern ValueTask<FunctionResult> InvokeCoreAsync(KernelFunction function, Kernel kernel, KernelArguments arguments, CancellationToken cancellationToken);

    [UnsafeAccessor(UnsafeAccessorKind.Method, Name = "InvokeStreamingCoreAsync")]
    public static extern IAsyncEnumerable<T> InvokeStreamingCoreAsync<T>(KernelFunction function, Kernel kernel, KernelArguments arguments, CancellationToken cancellationToken);

    /// <summary>
    /// The function's method with everything bound but which function it is: Semantic Kernel would say the inner one,
    /// and a body that asks for its own function could then hand the tool out unguarded. What this reads is no API of
    /// Semantic Kernel's, so it is used for functions that ask and no others, and start-up fails where it is gone.
    /// </summary>
    /// <returns><see langword="null"/> where this version of Semantic Kernel keeps it elsewhere.</returns>
    public static MethodBody? MethodOf(KernelFunction function)
    {
        FieldInfo? field = function.GetType().GetField("_function", BindingFlags.Instance | BindingFlags.NonPublic);
        return field?.GetValue(function) is Delegate { HasSingleTarget: true } bound
            ? (MethodBody?)Delegate.CreateDelegate(typeof(MethodBody), bound.Target, bound.Method, throwOnBindFailure: false)
            : null;
    }
}

/// <summary>Runs a function's method as <paramref name="function"/>.</summary>
internal delegate ValueTask<FunctionResult> MethodBody(Kernel kernel, KernelFunction function, KernelArguments arguments, CancellationToken cancellationToken);
