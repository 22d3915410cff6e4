using System.Runtime.CompilerServices;
using Microsoft.SemanticKernel;
using ZeroTrustAgents.Calls;

namespace ZeroTrustAgents.SemanticKernel;

/// <summary>
/// The kernel as a tool's body gets it: the caller's, with functions that know the call they were given to. A body that
/// hands its kernel to a thread of its own loses the flow that says which call this is, but not that.
/// </summary>
internal static class CallKernel
{
    public static Kernel Of(Kernel kernel, LiveCalls live, long call)
    {
        if (kernel.Plugins.Count == 0)
            return kernel;
        Kernel bound = kernel.Clone();
        bound.Plugins.Clear();
        foreach (KernelPlugin plugin in kernel.Plugins)
            bound.Plugins.Add(new CallPlugin(plugin, live, call));

        // One dictionary: what bodies and their callers tell each other through the kernel keeps coming through.
        DataOf(bound) = (Dictionary<string, object?>)kernel.Data;
        return bound;
    }

    /// <summary>The field under <see cref="Kernel.Data"/>, which cannot be given to a kernel otherwise. A start-up rule checks that it is there.</summary>
    [UnsafeAccessor(UnsafeAccessorKind.Field, Name = "_data")]
    private static extern ref Dictionary<string, object?>? DataOf(Kernel kernel);
}
