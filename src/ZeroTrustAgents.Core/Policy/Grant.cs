using ZeroTrustAgents.Budgets;
using ZeroTrustAgents.Configuration;
using ZeroTrustAgents.Tools;

namespace ZeroTrustAgents.Policy;

/// <summary>One grant of one agent, checked as far as it can be without a tool.</summary>
internal sealed class Grant
{
    private readonly GrantOptions _options;

    public Grant(string where, GrantOptions options, string environment, ICollection<string> problems)
    {
        _options = options;
        Where = where;
        if (!ScopeName.IsValid(options.Scope, out string? problem))
            problems.Add($"{where}:Scope '{options.Scope}' {problem}.");
        if (!Enum.IsDefined(options.MinimumTier))
            problems.Add($"{where}:MinimumTier {(int)options.MinimumTier} is not a trust tier.");
        foreach ((string claim, List<string> values) in options.SubjectClaims)
        {
            if (values.Count == 0)
                problems.Add($"{where}:SubjectClaims:{claim} accepts no value, so it can never hold; list the accepted values.");
        }

        Budget.Check(where, options, problems);
        Window = options.TimeWindow is { } window ? TimeWindow.Compile($"{where}:TimeWindow", window, problems) : null;
        HoldsHere = options.Environments.Count == 0 || options.Environments.Contains(environment, StringComparer.OrdinalIgnoreCase);
    }

    public string Where { get; }

    public string Scope => _options.Scope;

    public string? Tool => _options.Tool;

    public TrustTier MinimumTier => _options.MinimumTier;

    public TimeWindow? Window { get; }

    /// <summary>Whether the environment is one of the grant's.</summary>
    public bool HoldsHere { get; }

    public IReadOnlyDictionary<string, List<string>> SubjectClaims => _options.SubjectClaims;

    public IReadOnlyDictionary<string, ArgumentConstraintOptions> Arguments => _options.Arguments;

    /// <summary>The budgets, bound to a tool.</summary>
    public IEnumerable<Budget> BudgetsFor(string agent, ToolDescriptor tool, ICollection<string> problems) => Budget.Compile(agent, Where, _options, tool, problems);

    public bool Covers(ToolDescriptor tool) =>
        tool.Access.Scopes.Contains(Scope, StringComparer.Ordinal) && (Tool is null || string.Equals(Tool, tool.Name, StringComparison.OrdinalIgnoreCase));
}
