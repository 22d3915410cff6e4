namespace ZeroTrustAgents.Tokens;

/// <summary>How and when the subject authenticated again for a call (RFC 9470).</summary>
/// <param name="ContextClass"><c>acr</c>.</param>
/// <param name="Methods"><c>amr</c> (RFC 8176), for example <c>otp</c>.</param>
/// <param name="AuthenticatedAt"><c>auth_time</c>.</param>
public sealed record StepUpEvidence(string ContextClass, IReadOnlyList<string> Methods, DateTimeOffset AuthenticatedAt);
