namespace ZeroTrustAgents.Configuration;

/// <summary>How approval requests behave.</summary>
public sealed class ApprovalOptions
{
    /// <summary>How long a request waits for a decision, and how long a given approval can be used. Default: 5 minutes.</summary>
    public TimeSpan Lifetime { get; set; } = TimeSpan.FromMinutes(5);

    /// <summary>Most open requests of one session; more are refused, so that nobody is worn down by questions. Default: 3.</summary>
    public int MaxOpenPerSession { get; set; } = 3;

    /// <summary>Most open requests of the host. Default: 100.</summary>
    public int MaxOpen { get; set; } = 100;

    /// <summary>How long the same request is refused without asking after a human denied it. Default: 2 minutes.</summary>
    public TimeSpan DenialCooldown { get; set; } = TimeSpan.FromMinutes(2);
}
