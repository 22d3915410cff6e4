namespace ZeroTrustAgents;

/// <summary>How much a human is involved before a tool call may run. Tiers are ordered; policy can raise a tier and never lower it.</summary>
public enum TrustTier
{
    /// <summary>Runs by itself, under a reusable short-lived token.</summary>
    Routine = 0,

    /// <summary>Runs by itself, under a token minted for this one call and bound to its arguments; its intent is on disk before it starts.</summary>
    Elevated = 1,

    /// <summary>Waits for one approval by a listed approver, or for a second factor of the subject.</summary>
    HighRisk = 2,

    /// <summary>Waits for two different humans, neither of whom is the requester.</summary>
    Critical = 3,
}
