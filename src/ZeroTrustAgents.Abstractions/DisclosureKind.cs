namespace ZeroTrustAgents.Auditing;

/// <summary>What a disclosure opens.</summary>
public enum DisclosureKind
{
    /// <summary>The canonical arguments of a call: <c>argumentsDigest</c> of its intent.</summary>
    Arguments = 1,

    /// <summary>What the caller was given: <c>resultDigest</c> of the outcome.</summary>
    Result = 2,
}
