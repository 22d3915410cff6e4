namespace ZeroTrustAgents.Approvals;

/// <summary>A request of a session that somebody denied, or that nobody answered.</summary>
/// <param name="Tool">The tool that was asked for.</param>
/// <param name="At">When it was denied, or expired.</param>
internal readonly record struct Refusal(string Tool, DateTimeOffset At);
