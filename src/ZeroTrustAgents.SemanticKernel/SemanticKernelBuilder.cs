using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.DependencyInjection.Extensions;
using Microsoft.SemanticKernel;

namespace ZeroTrustAgents.SemanticKernel;

/// <summary>Registers the plugins whose functions agents may call.</summary>
public sealed class SemanticKernelBuilder
{
    private readonly IServiceCollection _services;
    private readonly PluginCatalog _catalog;

    internal SemanticKernelBuilder(IServiceCollection services, PluginCatalog catalog)
    {
        _services = services;
        _catalog = catalog;
    }

    /// <summary>Adds a plugin class: a new instance for each session, from the session's scope.</summary>
    /// <typeparam name="TPlugin">A class with <c>[KernelFunction, ToolAccess(…)]</c> methods.</typeparam>
    /// <param name="name">The plugin's name. Default: the name of the class.</param>
    /// <param name="access">Declares access for functions without the attribute.</param>
    public SemanticKernelBuilder AddPlugin<TPlugin>(string? name = null, Action<PluginAccessBuilder>? access = null)
        where TPlugin : class
    {
        _services.TryAddScoped<TPlugin>();
        _catalog.Add(PluginRegistration.ForType(typeof(TPlugin), name ?? typeof(TPlugin).Name, Declared(access)));
        return this;
    }

    /// <summary>Adds a finished plugin (third-party, OpenAPI, prompts), shared by all sessions.</summary>
    /// <param name="plugin">The plugin.</param>
    /// <param name="access">Declares access for each of its functions.</param>
    public SemanticKernelBuilder AddPlugin(KernelPlugin plugin, Action<PluginAccessBuilder>? access = null)
    {
        ArgumentNullException.ThrowIfNull(plugin);
        _catalog.Add(PluginRegistration.ForPlugin(plugin, Declared(access)));
        return this;
    }

    internal static PluginAccessBuilder Declared(Action<PluginAccessBuilder>? access)
    {
        var builder = new PluginAccessBuilder();
        access?.Invoke(builder);
        return builder;
    }
}
