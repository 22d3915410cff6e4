using Microsoft.SemanticKernel;

namespace ZeroTrustAgents.SemanticKernel;

/// <summary>Declares access for functions that cannot carry <see cref="ToolAccessAttribute"/>. Declaring both is an error.</summary>
public sealed class PluginAccessBuilder
{
    private readonly Dictionary<string, ToolAccess> _tools = new(StringComparer.OrdinalIgnoreCase);

    internal PluginAccessBuilder()
    {
    }

    /// <summary>Names a function of the plugin.</summary>
    public ToolAccessBuilder Tool(string functionName)
    {
        ArgumentException.ThrowIfNullOrWhiteSpace(functionName);
        return new ToolAccessBuilder(this, functionName);
    }

    internal void Declare(string function, ToolAccess access) => _tools[function] = access;

    internal ToolAccess? Find(string function) => _tools.GetValueOrDefault(function);

    internal IEnumerable<string> NamesNotIn(KernelPlugin plugin) => _tools.Keys.Where(name => !plugin.TryGetFunction(name, out _));
}

/// <summary>Declares what one function needs.</summary>
public sealed class ToolAccessBuilder
{
    private readonly PluginAccessBuilder _plugin;
    private readonly string _function;

    internal ToolAccessBuilder(PluginAccessBuilder plugin, string function)
    {
        _plugin = plugin;
        _function = function;
    }

    /// <summary>Declares it.</summary>
    /// <param name="access">Scopes, tier, audience and the rest, as <c>[ToolAccess]</c> would say.</param>
    /// <returns>The plugin's builder, for the next function.</returns>
    public PluginAccessBuilder Access(ToolAccess access)
    {
        ArgumentNullException.ThrowIfNull(access);
        _plugin.Declare(_function, access);
        return _plugin;
    }
}
