using System.Globalization;
using Microsoft.Extensions.Logging;
using Microsoft.SemanticKernel;
using Microsoft.SemanticKernel.Services;

namespace ZeroTrustAgents.SemanticKernel.Tests.Fidelity;

/// <summary>Tools that say what the host gave them besides the model's arguments.</summary>
[System.Diagnostics.CodeAnalysis.SuppressMessage("Performance", "CA1822", Justification = "Instance methods are what plugins have.")]
public sealed class HostParameters(HostParameters.Scoped scoped)
{
    private const string Scope = "probe:read";

    /// <summary>A service of the session's scope.</summary>
    public sealed class Scoped
    {
        public string Name => "scoped";
    }

    public sealed record Named(string Name);

    [KernelFunction, ToolAccess(Scope, Tier = TrustTier.Routine)]
    public string Keyed([FromKernelServices("second")] Named second, [FromKernelServices("first")] Named first, string id) => $"{first.Name} {second.Name} {id}";

    [KernelFunction, ToolAccess(Scope, Tier = TrustTier.Routine)]
    public string KeyedMissing([FromKernelServices("third")] Named? third = null) => third?.Name ?? "none";

    [KernelFunction, ToolAccess(Scope, Tier = TrustTier.Routine)]
    public string ServiceRequired([FromKernelServices] Uri missing) => missing.Host;

    [KernelFunction, ToolAccess(Scope, Tier = TrustTier.Routine)]
    public string Services([FromKernelServices] IEnumerable<Named> all) => string.Join(',', all.Select(static n => n.Name));

    [KernelFunction, ToolAccess(Scope, Tier = TrustTier.Routine)]
    public string Provider([FromKernelServices] IServiceProvider services) => ((Scoped)services.GetService(typeof(Scoped))!).Name + ReferenceEquals(services.GetService(typeof(Scoped)), scoped);

    [KernelFunction, ToolAccess(Scope, Tier = TrustTier.Routine)]
    public string KernelServices(Kernel kernel) => ((Scoped)kernel.Services.GetService(typeof(Scoped))!).Name + ReferenceEquals(kernel.GetRequiredService<Scoped>(), scoped) + kernel.GetRequiredService<Named>("first").Name;

    [KernelFunction, ToolAccess(Scope, Tier = TrustTier.Routine)]
    public string Ambient(CultureInfo culture, IFormatProvider format, ILogger logger, ILoggerFactory loggers, IAIServiceSelector selector, CancellationToken cancellationToken)
    {
        logger.LogInformation("seen");
        return $"{culture.Name} {((CultureInfo)format).Name} {loggers.GetType().Name} {selector.GetType().Name} {cancellationToken.IsCancellationRequested}";
    }

    [KernelFunction, ToolAccess(Scope, Tier = TrustTier.Routine)]
    public string Arguments(KernelArguments arguments, int value) =>
        string.Join(',', arguments.OrderBy(static p => p.Key, StringComparer.Ordinal).Select(static p => $"{p.Key}={p.Value}:{p.Value?.GetType().Name}")) + value + arguments.ExecutionSettings?.Single().Value.ModelId;

    [KernelFunction, ToolAccess(Scope, Tier = TrustTier.Routine)]
    public string KernelState(Kernel kernel, KernelFunction function, string id)
    {
        kernel.Data["seen"] = id;
        return $"{kernel.Data["given"]} {kernel.Culture.Name} {string.Join(',', kernel.Plugins.Where(static p => p.Name == nameof(HostParameters)).SelectMany(static p => p).Select(static f => f.Name))}"
            + $" {function.Name} {function.PluginName} {function.Description} {function.Metadata.Parameters.Count} {kernel.Plugins[function.PluginName!].Contains(function)}";
    }
}
