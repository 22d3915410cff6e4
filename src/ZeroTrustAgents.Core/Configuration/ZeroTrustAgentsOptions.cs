namespace ZeroTrustAgents.Configuration;

/// <summary>Everything that can be configured, bound from one section (by convention <c>ZeroTrustAgents</c>). Unknown keys are errors.</summary>
public sealed class ZeroTrustAgentsOptions
{
    /// <summary>Name of the environment that grants can be limited to. Default: the host's environment name, else <c>Production</c>.</summary>
    public string? Environment { get; set; }

    /// <summary>Agents by id.</summary>
    public Dictionary<string, AgentOptions> Agents { get; } = new(StringComparer.Ordinal);

    /// <summary>Resources by the name that <c>[ToolAccess(Audience = …)]</c> uses.</summary>
    public Dictionary<string, ResourceOptions> Resources { get; } = new(StringComparer.Ordinal);

    /// <summary>Approvers' principal ids by tier.</summary>
    public Dictionary<TrustTier, List<string>> Approvers { get; } = [];

    /// <summary>Limits on sessions, arguments and results.</summary>
    public LimitOptions Limits { get; set; } = new();

    /// <summary>How approvals behave.</summary>
    public ApprovalOptions Approvals { get; set; } = new();
}
