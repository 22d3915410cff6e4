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
}
