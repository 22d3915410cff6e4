namespace ZeroTrustAgents.Approvals;

/// <summary>What came of opening a request.</summary>
public enum ApprovalOpeningOutcome
{
    /// <summary>Refused: too many are open.</summary>
    LimitReached,

    /// <summary>Refused: the same request was denied a short while ago, or too many of the session or its tool were.</summary>
    CoolingDown,

    /// <summary>The same request was live already.</summary>
    Merged,

    /// <summary>Added.</summary>
    Created,
}

/// <summary>What came of opening a request.</summary>
/// <param name="Outcome">The outcome.</param>
/// <param name="Request">The request that is live now; <see langword="null"/> when refused.</param>
public readonly record struct ApprovalOpening(ApprovalOpeningOutcome Outcome, ApprovalRequest? Request = null);
