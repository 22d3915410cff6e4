using System.Collections.Frozen;
using System.Runtime.CompilerServices;
using ZeroTrustAgents.Configuration;
using ZeroTrustAgents.Tools;

namespace ZeroTrustAgents.Policy;

/// <summary>The whole policy at one moment. Immutable: a reload builds another one and swaps a reference.</summary>
internal sealed class PolicySnapshot
{
    private readonly ConditionalWeakTable<ToolDescriptor, FrozenPermits> _permits = [];

    private readonly ReviewedCapabilities? _reviewed;

    private PolicySnapshot(string version, ZeroTrustAgentsOptions options, FrozenDictionary<string, AgentPolicy> agents, FrozenDictionary<string, Resource> resources, ReviewedCapabilities? reviewed)
    {
        _reviewed = reviewed;
        Version = version;
        Limits = options.Limits;
        Approvals = options.Approvals;
        Approvers = options.Approvers;
        Agents = agents;
        Resources = resources;
    }

    /// <summary>Digest of everything the policy says; equal policies have equal versions.</summary>
    public string Version { get; }

    public LimitOptions Limits { get; }

    public ApprovalOptions Approvals { get; }

    public IReadOnlyDictionary<TrustTier, List<string>> Approvers { get; }

    public FrozenDictionary<string, AgentPolicy> Agents { get; }

    public FrozenDictionary<string, Resource> Resources { get; }

    /// <summary>Checks and compiles a policy against the tools that exist, and against what was reviewed.</summary>
    /// <exception cref="PolicyException">Something does not fit; all problems are listed.</exception>
    public static PolicySnapshot Compile(ZeroTrustAgentsOptions options, string environment, IReadOnlyCollection<ToolDescriptor> tools, ReviewedCapabilities? reviewed = null)
    {
        var problems = new List<string>();
        LimitValidation.Check(options, problems);
        var resources = options.Resources.ToFrozenDictionary(r => r.Key, r => new Resource(r.Key, r.Value, problems), StringComparer.Ordinal);
        var agents = options.Agents.ToFrozenDictionary(a => a.Key, a => new AgentPolicy(a.Key, a.Value, environment, problems), StringComparer.Ordinal);
        foreach (IGrouping<string, Resource> same in resources.Values.GroupBy(static r => r.Identifier, StringComparer.Ordinal).Where(static g => g.Count() > 1))
            problems.Add($"Resources: {string.Join(" and ", same.Select(r => r.Name))} have the same Identifier; a token for one would be good at the other.");
        var snapshot = new PolicySnapshot(PolicyVersion.Of(options, environment), options, agents, resources, reviewed);
        reviewed?.Check(options, problems);
        foreach (ToolDescriptor tool in tools)
        {
            snapshot.CheckTool(tool, problems);
            snapshot._permits.Add(tool, snapshot.CompilePermits(tool, problems));
        }

        foreach (Grant grant in agents.Values.SelectMany(static a => a.Grants))
        {
            if (grant.Tool is not null && !tools.Any(t => string.Equals(t.Name, grant.Tool, StringComparison.OrdinalIgnoreCase)))
                problems.Add($"{grant.Where}:Tool '{grant.Tool}' is not a registered tool (registered: {string.Join(", ", tools.Select(static t => t.Name))}).");
            else if (!tools.Any(grant.Covers))
                problems.Add($"{grant.Where}:Scope '{grant.Scope}' is needed by no registered tool{(grant.Tool is null ? "" : $" named '{grant.Tool}'")}; correct it or remove the grant.");
        }

        return problems.Count == 0 ? snapshot : throw new PolicyException(problems);
    }

    /// <summary>The permit of an agent for a tool. A tool that was guarded after start-up is compiled on first use.</summary>
    /// <exception cref="PolicyException">A tool guarded later does not fit the agent's grants.</exception>
    public ToolPermit PermitFor(AgentPolicy agent, ToolDescriptor tool)
    {
        if (!_permits.TryGetValue(tool, out FrozenPermits? permits))
        {
            var problems = new List<string>();
            CheckTool(tool, problems);
            permits = CompilePermits(tool, problems);
            if (problems.Count > 0)
                throw new PolicyException(problems);
            _permits.AddOrUpdate(tool, permits);
        }

        return permits.ByAgent[agent.Id];
    }

    private FrozenPermits CompilePermits(ToolDescriptor tool, List<string> problems) =>
        new(Agents.ToFrozenDictionary(a => a.Key, a => ToolPermit.Compile(a.Value, tool, problems), StringComparer.Ordinal));

    private void CheckTool(ToolDescriptor tool, List<string> problems)
    {
        _reviewed?.Check(tool, problems);
        if (tool.Access.Audience is { } audience && !Resources.ContainsKey(audience))
            problems.Add($"Tool '{tool.Name}': Audience '{audience}' is not a configured resource. Add \"Resources\": {{ \"{audience}\": {{ \"Identifier\": \"https://…\", \"Addresses\": [ \"https://…\" ] }} }} to the configuration, or call AddResource.");
        foreach (string name in tool.Access.Boundary)
        {
            if (!Resources.ContainsKey(name))
                problems.Add($"Tool '{tool.Name}': Boundary '{name}' is not a configured resource.");
        }
    }

    private sealed record FrozenPermits(FrozenDictionary<string, ToolPermit> ByAgent);
}
