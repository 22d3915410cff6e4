namespace ZeroTrustAgents.Approvals;

/// <summary>What came of an attempt to decide a request.</summary>
public enum ApprovalActionOutcome
{
    /// <summary>Nobody knows such a request.</summary>
    Unknown,

    /// <summary>The decision holds and completes the request.</summary>
    Accepted,

    /// <summary>The approval holds; somebody else has to approve too.</summary>
    NeedsAnotherApprover,

    /// <summary>The principal is not authenticated, or has no id or more than one.</summary>
    NotAuthenticated,

    /// <summary>The decision came from inside a tool call; tools do not consent to calls.</summary>
    InsideATool,

    /// <summary>The principal is not listed for the request's tier.</summary>
    NotAnApprover,

    /// <summary>The principal is the one who asks (or looks like it): the subject, the agent, or an agent that delegated to it.</summary>
    IsRequester,

    /// <summary>The principal has approved already, or its id is not clearly another person's.</summary>
    SamePersonTwice,

    /// <summary>The request has expired.</summary>
    Expired,

    /// <summary>The request has been decided.</summary>
    AlreadyDecided,

    /// <summary>The audit log did not take the record, so the approval does not hold.</summary>
    AuditUnavailable,

    /// <summary>Only the subject of the request can step up.</summary>
    NotTheSubject,

    /// <summary>A second factor is not enough for the request's tier.</summary>
    StepUpNotSufficient,

    /// <summary>The subject has no usable second factor, or it could not be looked up.</summary>
    StepUpUnavailable,

    /// <summary>Too many codes were tried; try again later.</summary>
    RateLimited,

    /// <summary>The code is wrong.</summary>
    WrongCode,

    /// <summary>The code is right and was used before.</summary>
    CodeAlreadyUsed,
}

/// <summary>What came of an attempt to decide a request. The default value is a failure.</summary>
/// <param name="Outcome">The outcome.</param>
public readonly record struct ApprovalActionResult(ApprovalActionOutcome Outcome)
{
    /// <summary>Whether the decision holds.</summary>
    public bool TookEffect => Outcome is ApprovalActionOutcome.Accepted or ApprovalActionOutcome.NeedsAnotherApprover;
}
