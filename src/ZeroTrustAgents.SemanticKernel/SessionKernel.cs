using System.Collections.Concurrent;
using Microsoft.Extensions.Logging;
using Microsoft.SemanticKernel;
using ZeroTrustAgents.Calls;
using ZeroTrustAgents.Policy;
using ZeroTrustAgents.Sessions;
using ZeroTrustAgents.Tools;

namespace ZeroTrustAgents.SemanticKernel;

/// <summary>Semantic Kernel's side of one session: its guarded plugins and what its kernels may hold. Scoped, so that it lives as long as the session.</summary>
internal sealed class SessionKernel(PluginCatalog catalog, ILoggerFactory loggers)
{
    private readonly Lock _gate = new();
    private readonly ConcurrentDictionary<KernelPlugin, bool> _known = new(ReferenceEqualityComparer.Instance);
    private readonly Dictionary<string, KernelPlugin> _guarded = new(StringComparer.OrdinalIgnoreCase);
    private SessionServices? _services;
    private Tripwire? _tripwire;

    public AgentSession Session => _services!.Session;

    public static SessionKernel Of(AgentSession session)
    {
        var kernel = session.Services.GetService(typeof(SessionKernel)) as SessionKernel
            ?? throw new InvalidOperationException("Semantic Kernel is not registered with the guard; call AddSemanticKernel on the builder.");
        kernel.Bind(session);
        return kernel;
    }

    /// <summary>Builds a kernel that holds this session's guarded functions and nothing else.</summary>
    public Kernel Create()
    {
        if (Session.EndedReason() is { } ended)
            throw new AgentAccessException(ended, "The session has ended.");
        lock (_gate)
        {
            foreach (PluginRegistration registration in catalog.Registrations)
            {
                if (!_guarded.ContainsKey(registration.Name))
                    Add(registration.Instantiate(Session.Services, loggers), registration.Tools);
            }

            var kernel = new Kernel(_services, [.. _guarded.Values]);
            kernel.FunctionInvocationFilters.Insert(0, _tripwire!);
            LiveCalls live = Session.Host.Live;
            return live.CurrentId == 0 ? kernel : CallKernel.Of(kernel, live, live.CurrentId);
        }
    }

    /// <summary>Guards a plugin that was not known at start-up.</summary>
    public KernelPlugin Guard(KernelPlugin plugin, PluginAccessBuilder access)
    {
        Session.Host.RefuseInsideCall("add tools to a session, and say itself what they need");
        var problems = new List<string>();
        Dictionary<string, ToolDescriptor> tools = ToolDescriptions.Of(plugin, access, problems).ToDictionary(static t => t.Name, StringComparer.OrdinalIgnoreCase);
        if (problems.Count > 0)
            throw new PolicyException(problems);
        lock (_gate)
        {
            if (_guarded.ContainsKey(plugin.Name) || catalog.Registrations.Any(r => string.Equals(r.Name, plugin.Name, StringComparison.OrdinalIgnoreCase)))
                throw new PolicyException([$"Plugin '{plugin.Name}' is already guarded in this session; of two tools with one name the first would silently win."]);
            PolicySnapshot policy = Session.Host.Policies.Current;
            foreach (ToolDescriptor tool in tools.Values)
                _ = policy.Agents.TryGetValue(Session.AgentId, out AgentPolicy? agent) ? policy.PermitFor(agent, tool) : null;
            return Add(plugin, tools);
        }
    }

    /// <summary>Says whether a kernel is one of this session's, or nobody's, and holds nothing unguarded.</summary>
    public ReasonCode? Verify(Kernel? kernel)
    {
        if (kernel is null)
            return ReasonCodes.SessionMismatch;
        if (kernel.Services is not SessionServices services)
            return null;
        if (!ReferenceEquals(services.Session, Session))
            return ReasonCodes.SessionMismatch;
        if (!kernel.FunctionInvocationFilters.Contains(_tripwire!))
        {
            // Put back, so that the next unguarded function is refused; the call that noticed is denied.
            kernel.FunctionInvocationFilters.Insert(0, _tripwire!);
            Session.ReportTampering("The guard's filter was removed from the session's kernel.");
        }

        foreach (KernelPlugin plugin in kernel.Plugins)
        {
            KernelPlugin held = SourceOf(plugin);
            if (!_known.ContainsKey(held) && !AllGuarded(held))
            {
                Session.ReportTampering($"Plugin '{plugin.Name}' was added to the session's kernel without the guard; add it with session.Guard.");
                break;
            }
        }

        return null;
    }

    public async ValueTask<ToolDenial> RefuseAsync(KernelFunction function)
    {
        string name = ToolDescriptions.NameOf(function.PluginName, function.Name);
        Session.ReportTampering($"Function '{name}' was not added through the guard and was refused; add it with session.Guard.");
        await Session.Host.Recorder.RefusedAsync(Session.ChainOf(null) with { Tool = name }, ReasonCodes.UnguardedFunction).ConfigureAwait(false);
        return new ToolDenial(ReasonCodes.UnguardedFunction);
    }

    private void Bind(AgentSession session)
    {
        lock (_gate)
        {
            _services ??= new SessionServices(session);
            _tripwire ??= new Tripwire(this);
        }
    }

    private KernelPlugin Add(KernelPlugin inner, IReadOnlyDictionary<string, ToolDescriptor> tools)
    {
        KernelPlugin guarded = KernelPluginFactory.CreateFromFunctions(
            inner.Name, inner.Description,
            inner.Select(f => GuardedFunction.Create(new GuardedTool(Session, tools[ToolDescriptions.NameOf(inner.Name, f.Name)]), f, this)));
        _guarded.Add(inner.Name, guarded);
        _known[guarded] = true;
        return guarded;
    }

    /// <summary>The plugin of the session's own kernel, under what calls inside of calls were given in its place.</summary>
    private static KernelPlugin SourceOf(KernelPlugin plugin)
    {
        while (plugin is CallPlugin bound)
            plugin = bound.Source;
        return plugin;
    }

    private static bool AllGuarded(KernelPlugin plugin)
    {
        foreach (KernelFunction function in plugin)
        {
            if (!GuardedFunction.IsGuarded(function))
                return false;
        }

        return true;
    }
}
