using ZeroTrustAgents.Arguments;
using ZeroTrustAgents.Budgets;
using ZeroTrustAgents.Tools;

namespace ZeroTrustAgents.Policy;

/// <summary>What one agent may do with one tool: all of its grants, bound to the tool's parameters. Compiled once per snapshot.</summary>
internal sealed class ToolPermit
{
    private ToolPermit(ReasonCode? denial, TrustTier tier, BoundConstraint[] constraints, TimeWindow[] windows, Grant[] grants, Budget[] budgets)
    {
        Denial = denial;
        Tier = tier;
        Constraints = constraints;
        Windows = windows;
        Grants = grants;
        Budgets = budgets;
    }

    /// <summary>Set when no argument and no time can make the call permitted.</summary>
    public ReasonCode? Denial { get; }

    public TrustTier Tier { get; }

    public BoundConstraint[] Constraints { get; }

    public TimeWindow[] Windows { get; }

    /// <summary>The grants it came from, for conditions that depend on the session.</summary>
    public Grant[] Grants { get; }

    public Budget[] Budgets { get; }

    public static ToolPermit Compile(AgentPolicy agent, ToolDescriptor tool, ICollection<string> problems)
    {
        var grants = agent.Grants.Where(g => g.Covers(tool)).ToArray();
        var constraints = new List<BoundConstraint>();
        foreach (Grant grant in grants)
        {
            foreach ((string name, var options) in grant.Arguments)
            {
                string where = $"{grant.Where}:Arguments:{name}";
                int index = tool.IndexOf(name);
                if (index < 0)
                    problems.Add($"{where}: tool '{tool.Name}' has no parameter '{name}' (it has: {string.Join(", ", tool.Parameters.Select(p => p.Name))}). Correct the name, or limit the grant with Tool to the tools that have it.");
                else if (ArgumentConstraint.Compile(where, tool.Parameters[index], options, problems) is { } constraint)
                    constraints.Add(new BoundConstraint(index, tool.Parameters[index].Name, constraint));
            }
        }

        TrustTier tier = tool.Access.Tier;
        foreach (Grant grant in grants)
            tier = grant.MinimumTier > tier ? grant.MinimumTier : tier;
        ReasonCode? denial = null;
        if (tool.Access.Scopes.Any(s => !grants.Any(g => g.Scope == s)))
            denial = ReasonCodes.NoGrant;
        else if (grants.Any(static g => !g.HoldsHere))
            denial = ReasonCodes.EnvironmentMismatch;
        return new ToolPermit(denial, tier, [.. constraints], [.. grants.Select(static g => g.Window).OfType<TimeWindow>()], grants, [.. grants.SelectMany(g => g.BudgetsFor(agent.Id, tool, problems))]);
    }
}

/// <summary>A constraint and the parameter it looks at.</summary>
internal readonly record struct BoundConstraint(int ParameterIndex, string ParameterName, ArgumentConstraint Constraint);
