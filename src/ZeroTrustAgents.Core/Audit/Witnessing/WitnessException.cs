namespace ZeroTrustAgents.Auditing;

/// <summary>A witness did not cosign.</summary>
internal sealed class WitnessException(string message) : Exception(message);
