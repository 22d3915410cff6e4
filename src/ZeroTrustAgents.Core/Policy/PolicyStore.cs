using System.Collections.Concurrent;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Primitives;
using ZeroTrustAgents.Approvals;
using ZeroTrustAgents.Auditing;
using ZeroTrustAgents.Configuration;
using ZeroTrustAgents.Telemetry;
using ZeroTrustAgents.Tools;

namespace ZeroTrustAgents.Policy;

/// <summary>
/// Holds the policy in force. A reload compiles a whole new snapshot and swaps it, or keeps the last one and alerts;
/// revocations in a configuration that fails otherwise apply all the same.
/// </summary>
internal sealed class PolicyStore : IDisposable
{
    private readonly PolicyDefinition _definition;
    private readonly ToolCatalog _catalog;
    private readonly ApproverDirectory _approvers;
    private readonly Alerts _alerts;
    private readonly string _hostEnvironment;
    private readonly ConcurrentDictionary<string, AgentHandle> _handles = new(StringComparer.Ordinal);
    private readonly Lock _reloading = new();
    private readonly IDisposable? _subscription;
    private volatile PolicySnapshot _current;

    public PolicyStore(PolicyDefinition definition, ToolCatalog catalog, ApproverDirectory approvers, Alerts alerts, IHostEnvironment? environment = null)
    {
        _definition = definition;
        _catalog = catalog;
        _approvers = approvers;
        _alerts = alerts;
        _hostEnvironment = environment?.EnvironmentName ?? "Production";
        _current = Build();
        Apply(_current, publish: false);
        if (definition.Section is { } section)
            _subscription = ChangeToken.OnChange(section.GetReloadToken, Reload);
    }

    public PolicySnapshot Current => _current;

    public AgentHandle HandleOf(string agentId) => _handles.GetOrAdd(agentId, static _ => new AgentHandle());

    public void Dispose() => _subscription?.Dispose();

    private PolicySnapshot Build()
    {
        ZeroTrustAgentsOptions options = _definition.Read();
        return PolicySnapshot.Compile(options, options.Environment ?? _hostEnvironment, _catalog.Tools, _definition.Reviewed);
    }

    private void Reload()
    {
        lock (_reloading)
        {
            try
            {
                PolicySnapshot next = Build();
                bool changed = next.Version != _current.Version;
                Apply(next, changed);
                if (changed)
                    _alerts.Raise("policy_reloaded", AuditChain.Empty, $"Policy {next.Version} is in force.");
            }
            catch (Exception exception)
            {
                ApplyRestrictions();
                _alerts.Raise("policy_reload_failed", AuditChain.Empty, $"The changed policy was refused and the last one stays in force; suspensions and revocations in it apply. {exception.Message}");
            }
        }
    }

    /// <summary>Puts a snapshot in force: what narrows first, so that nobody is ever judged by the wider half of two policies.</summary>
    private void Apply(PolicySnapshot snapshot, bool publish)
    {
        _approvers.Replace(snapshot.Approvers);
        foreach ((string id, AgentHandle handle) in _handles)
        {
            if (!snapshot.Agents.ContainsKey(id))
                handle.Configure(AgentState.Suspended);
        }

        foreach (AgentPolicy agent in snapshot.Agents.Values.Where(static a => a.State != AgentState.Active))
            HandleOf(agent.Id).Configure(agent.State);
        if (publish)
            _current = snapshot;
        foreach (AgentPolicy agent in snapshot.Agents.Values.Where(static a => a.State == AgentState.Active))
            HandleOf(agent.Id).Configure(agent.State);
    }

    /// <summary>From a configuration that cannot be used, takes what can only narrow: states other than active.</summary>
    private void ApplyRestrictions()
    {
        foreach (IConfigurationSection agent in _definition.Section?.GetSection("Agents").GetChildren() ?? [])
        {
            if (Enum.TryParse(agent["State"], ignoreCase: true, out AgentState state) && Enum.IsDefined(state) && state != AgentState.Active)
                Restrict(agent.Key, state);
        }

        // Configuration compares keys without case, and an environment variable spells them its own way.
        void Restrict(string key, AgentState state)
        {
            foreach ((string id, AgentHandle handle) in _handles)
            {
                if (string.Equals(id, key, StringComparison.OrdinalIgnoreCase))
                    handle.Configure(state);
            }
        }
    }
}
