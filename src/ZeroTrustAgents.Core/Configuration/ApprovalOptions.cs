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

    /// <summary>
    /// So many refusals of one tool in one session within <see cref="RefusalWindow"/>, whatever the arguments, and nobody is
    /// asked for that tool again for <see cref="RefusalCooldown"/>. A refusal is a denial, or a request that nobody answered.
    /// The first ones leave room for a corrected request at once. Default: 3.
    /// </summary>
    public int MaxRefusalsPerTool { get; set; } = 3;

    /// <summary>So many refusals of a session, of whatever tools, and nobody is asked for the session again for <see cref="RefusalCooldown"/>. At least <see cref="MaxRefusalsPerTool"/>. Default: 5.</summary>
    public int MaxRefusalsPerSession { get; set; } = 5;

    /// <summary>How long refusals count, from <see cref="RefusalCooldown"/> up to a day. Default: 30 minutes.</summary>
    public TimeSpan RefusalWindow { get; set; } = TimeSpan.FromMinutes(30);

    /// <summary>How long nobody is asked, from the last refusal on. After it one more refusal within the window starts it anew. Default: 10 minutes.</summary>
    public TimeSpan RefusalCooldown { get; set; } = TimeSpan.FromMinutes(10);
}
