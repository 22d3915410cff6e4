using Microsoft.Extensions.Configuration;
using ZeroTrustAgents.Configuration;

namespace ZeroTrustAgents.Policy;

/// <summary>Where the policy comes from: code, and one configuration section.</summary>
internal sealed class PolicyDefinition
{
    private readonly List<Action<ZeroTrustAgentsOptions>> _code = [];

    public IConfiguration? Section { get; set; }

    /// <summary>What was reviewed, if nothing else is to be accepted.</summary>
    public ReviewedCapabilities? Reviewed { get; set; }

    public void Add(Action<ZeroTrustAgentsOptions> configure) => _code.Add(configure);

    /// <summary>Reads configuration afresh and puts what code says beside it.</summary>
    /// <exception cref="PolicyException">A key is unknown, a value cannot be read, or something is defined in both places.</exception>
    public ZeroTrustAgentsOptions Read()
    {
        var options = new ZeroTrustAgentsOptions();
        var problems = new List<string>();
        if (Section is not null)
        {
            ConfigurationShape.Check(Section, problems);
            if (problems.Count > 0)
                throw new PolicyException(problems);
            try
            {
                Section.Bind(options, static o => o.ErrorOnUnknownConfiguration = true);
            }
            catch (InvalidOperationException exception)
            {
                throw new PolicyException([$"Configuration: {exception.Message}{(exception.InnerException is { } inner ? " " + inner.Message : "")}"]);
            }
        }

        var fromCode = new ZeroTrustAgentsOptions();
        foreach (Action<ZeroTrustAgentsOptions> configure in _code)
            configure(fromCode);
        foreach ((string id, AgentOptions agent) in fromCode.Agents)
        {
            if (!options.Agents.TryAdd(id, agent))
                problems.Add($"Agents:{id} is defined in code and in configuration; keep one, or nobody can tell which holds.");
        }

        foreach ((string name, ResourceOptions resource) in fromCode.Resources)
        {
            if (!options.Resources.TryAdd(name, resource))
                problems.Add($"Resources:{name} is defined in code and in configuration; keep one.");
        }

        foreach ((TrustTier tier, List<string> approvers) in fromCode.Approvers)
        {
            if (options.Approvers.TryGetValue(tier, out List<string>? configured))
                configured.AddRange(approvers);
            else
                options.Approvers.Add(tier, approvers);
        }

        if (problems.Count > 0)
            throw new PolicyException(problems);
        return options;
    }
}
