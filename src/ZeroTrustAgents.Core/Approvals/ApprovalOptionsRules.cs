using ZeroTrustAgents.Configuration;

namespace ZeroTrustAgents.Approvals;

/// <summary>What options of approvals may not be, whether configuration or code sets them.</summary>
internal static class ApprovalOptionsRules
{
    // Timers take no longer spans than weeks, and consent that old is no consent.
    private static readonly TimeSpan MaxLifetime = TimeSpan.FromDays(7);

    // Refusals are kept in memory for as long as they count.
    private static readonly TimeSpan MaxRefusalWindow = TimeSpan.FromDays(1);

    /// <summary>What is wrong, each with its place.</summary>
    public static IEnumerable<string> Problems(ApprovalOptions options)
    {
        if (options.Lifetime <= TimeSpan.Zero)
            yield return "Approvals:Lifetime must be greater than zero.";
        if (options.Lifetime > MaxLifetime)
            yield return "Approvals:Lifetime is more than 7 days.";
        if (options.MaxOpen < 1)
            yield return "Approvals:MaxOpen must be greater than zero.";
        if (options.MaxOpenPerSession < 1)
            yield return "Approvals:MaxOpenPerSession must be greater than zero.";
        if (options.DenialCooldown < TimeSpan.Zero)
            yield return "Approvals:DenialCooldown is negative.";
        if (options.MaxRefusalsPerTool < 1)
            yield return "Approvals:MaxRefusalsPerTool must be greater than zero.";
        if (options.MaxRefusalsPerSession < options.MaxRefusalsPerTool)
            yield return "Approvals:MaxRefusalsPerSession is less than MaxRefusalsPerTool, which would then mean nothing.";
        if (options.RefusalCooldown <= TimeSpan.Zero)
            yield return "Approvals:RefusalCooldown must be greater than zero.";
        if (options.RefusalWindow < options.RefusalCooldown)
            yield return "Approvals:RefusalWindow is shorter than RefusalCooldown: refusals would be forgotten before the cooldown is over.";
        if (options.RefusalWindow > MaxRefusalWindow)
            yield return "Approvals:RefusalWindow is more than 1 day.";
    }
}
