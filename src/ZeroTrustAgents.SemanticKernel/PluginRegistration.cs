using System.Runtime.CompilerServices;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using Microsoft.SemanticKernel;
using ZeroTrustAgents.Tools;

namespace ZeroTrustAgents.SemanticKernel;

/// <summary>One plugin as registered: how to describe it without running its code, and how to make it for a session.</summary>
internal sealed class PluginRegistration
{
    private readonly Func<IServiceProvider, ILoggerFactory, KernelPlugin> _instantiate;
    private readonly Func<KernelPlugin> _describe;
    private readonly PluginAccessBuilder _access;

    private PluginRegistration(string name, PluginAccessBuilder access, Func<KernelPlugin> describe, Func<IServiceProvider, ILoggerFactory, KernelPlugin> instantiate)
    {
        Name = name;
        _access = access;
        _describe = describe;
        _instantiate = instantiate;
    }

    public string Name { get; }

    public IReadOnlyDictionary<string, ToolDescriptor> Tools { get; private set; } = new Dictionary<string, ToolDescriptor>();

    public static PluginRegistration ForType(Type type, string name, PluginAccessBuilder access) => new(
        name, access,
        // Metadata needs an object to bind methods to, but never touches it: no constructor, so none of the plugin's code, runs at start-up.
        () => KernelPluginFactory.CreateFromObject(RuntimeHelpers.GetUninitializedObject(type), name),
        (services, loggers) => KernelPluginFactory.CreateFromObject(services.GetRequiredService(type), name, loggers));

    public static PluginRegistration ForPlugin(KernelPlugin plugin, PluginAccessBuilder access) => new(plugin.Name, access, () => plugin, (_, _) => plugin);

    public void Describe(ICollection<string> problems)
    {
        try
        {
            var tools = new Dictionary<string, ToolDescriptor>(StringComparer.OrdinalIgnoreCase);
            foreach (ToolDescriptor tool in ToolDescriptions.Of(_describe(), _access, problems))
                tools.Add(tool.Name, tool);
            Tools = tools;
        }
        catch (Exception exception) when (exception is ArgumentException or KernelException or MemberAccessException)
        {
            problems.Add($"Plugin '{Name}' cannot be read: {exception.Message}");
        }
    }

    public KernelPlugin Instantiate(IServiceProvider services, ILoggerFactory loggers) => _instantiate(services, loggers);
}

/// <summary>All registered plugins.</summary>
internal sealed class PluginCatalog : IToolSource
{
    private readonly List<PluginRegistration> _registrations = [];

    public IReadOnlyList<PluginRegistration> Registrations => _registrations;

    public void Add(PluginRegistration registration) => _registrations.Add(registration);

    public IEnumerable<ToolDescriptor> Describe(ICollection<string> problems)
    {
        foreach (IGrouping<string, PluginRegistration> same in _registrations.GroupBy(static r => r.Name, StringComparer.OrdinalIgnoreCase).Where(static g => g.Count() > 1))
            problems.Add($"Plugin '{same.Key}' is registered {same.Count()} times; give each a name of its own.");
        foreach (PluginRegistration registration in _registrations)
            registration.Describe(problems);
        return _registrations.SelectMany(static r => r.Tools.Values);
    }
}
