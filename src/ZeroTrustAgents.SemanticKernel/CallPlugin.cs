using System.Collections.Concurrent;
using System.Diagnostics.CodeAnalysis;
using Microsoft.SemanticKernel;
using ZeroTrustAgents.Calls;

namespace ZeroTrustAgents.SemanticKernel;

/// <summary>A plugin as one call sees it. Its functions are made when they are looked up: most bodies use one or none.</summary>
internal sealed class CallPlugin(KernelPlugin plugin, LiveCalls live, long call) : KernelPlugin(plugin.Name, plugin.Description)
{
    private ConcurrentDictionary<KernelFunction, KernelFunction>? _functions;

    /// <summary>The plugin in the caller's kernel.</summary>
    public KernelPlugin Source { get; } = plugin;

    public override int FunctionCount => Source.FunctionCount;

    public override bool TryGetFunction(string name, [NotNullWhen(true)] out KernelFunction? function)
    {
        function = Source.TryGetFunction(name, out KernelFunction? found) ? Bind(found) : null;
        return function is not null;
    }

    public override IEnumerator<KernelFunction> GetEnumerator()
    {
        foreach (KernelFunction function in Source)
            yield return Bind(function);
    }

    /// <summary>One object for one function, as in any plugin.</summary>
    private KernelFunction Bind(KernelFunction function)
    {
        ConcurrentDictionary<KernelFunction, KernelFunction> functions =
            _functions ?? Interlocked.CompareExchange(ref _functions, new(ReferenceEqualityComparer.Instance), null) ?? _functions;
        return functions.GetOrAdd(function, static (f, t) => CallFunction.Bind(f, t.live, t.call), (live, call));
    }
}
