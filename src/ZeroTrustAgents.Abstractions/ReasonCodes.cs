using System.Collections.Frozen;

namespace ZeroTrustAgents;

/// <summary>Every reason for which a call can be denied, in the order of the pipeline's phases.</summary>
public static class ReasonCodes
{
    private static readonly List<ReasonCode> Registered = [];

    /// <summary>The guard itself failed; nothing runs on "unknown".</summary>
    public static readonly ReasonCode InternalFailure = Define("ZTA-D001", nameof(InternalFailure), DenialOutcome.TryLater, "A part of the guard threw an exception; the call was denied.");

    /// <summary>The session has ended.</summary>
    public static readonly ReasonCode SessionEnded = Define("ZTA-D101", nameof(SessionEnded), DenialOutcome.NotAllowed, "The session has ended or its lifetime has passed.");

    /// <summary>The function is bound to another session.</summary>
    public static readonly ReasonCode SessionMismatch = Define("ZTA-D102", nameof(SessionMismatch), DenialOutcome.NotAllowed, "The guarded function belongs to another session than the kernel or the call it was used in.");

    /// <summary>The agent is not registered.</summary>
    public static readonly ReasonCode AgentUnknown = Define("ZTA-D103", nameof(AgentUnknown), DenialOutcome.NotAllowed, "No agent of this id is registered in the policy in force.");

    /// <summary>The agent is suspended.</summary>
    public static readonly ReasonCode AgentSuspended = Define("ZTA-D104", nameof(AgentSuspended), DenialOutcome.NotAllowed, "The agent is suspended.");

    /// <summary>The agent is revoked.</summary>
    public static readonly ReasonCode AgentRevoked = Define("ZTA-D105", nameof(AgentRevoked), DenialOutcome.NotAllowed, "The agent is revoked.");

    /// <summary>Ownership has to be attested again.</summary>
    public static readonly ReasonCode OwnershipExpired = Define("ZTA-D106", nameof(OwnershipExpired), DenialOutcome.NotAllowed, "The agent's ownership has expired and must be attested again.");

    /// <summary>The subject is not an authenticated principal.</summary>
    public static readonly ReasonCode SubjectInvalid = Define("ZTA-D107", nameof(SubjectInvalid), DenialOutcome.NotAllowed, "The session has no authenticated subject, or the subject's authentication has expired.");

    /// <summary>The kernel was changed behind the guard's back.</summary>
    public static readonly ReasonCode KernelTampered = Define("ZTA-D108", nameof(KernelTampered), DenialOutcome.NotAllowed, "The session's kernel holds a function that was not added through the guard, or lost the guard's filter.");

    /// <summary>An unguarded function was about to run.</summary>
    public static readonly ReasonCode UnguardedFunction = Define("ZTA-D109", nameof(UnguardedFunction), DenialOutcome.NotAllowed, "A function that was not added through the guard was refused.");

    /// <summary>Work left running after its call.</summary>
    public static readonly ReasonCode CallEnded = Define("ZTA-D110", nameof(CallEnded), DenialOutcome.NotAllowed, "The surrounding tool call has ended; work it left running may not act.");

    /// <summary>The clock cannot be trusted.</summary>
    public static readonly ReasonCode ClockUnreliable = Define("ZTA-D111", nameof(ClockUnreliable), DenialOutcome.TryLater, "The clock went backwards; expiry cannot be judged.");

    /// <summary>The caller gave up.</summary>
    public static readonly ReasonCode CallerCancelled = Define("ZTA-D112", nameof(CallerCancelled), DenialOutcome.TryLater, "The caller cancelled before the tool started.");

    /// <summary>No grant covers the tool.</summary>
    public static readonly ReasonCode NoGrant = Define("ZTA-D201", nameof(NoGrant), DenialOutcome.NotAllowed, "The agent has no grant for a scope that the tool needs.");

    /// <summary>An argument does not satisfy a grant's constraint.</summary>
    public static readonly ReasonCode ArgumentConstraint = Define("ZTA-D202", nameof(ArgumentConstraint), DenialOutcome.NotAllowed, "An argument does not satisfy the grant's constraint.");

    /// <summary>Outside the grant's time window.</summary>
    public static readonly ReasonCode TimeWindow = Define("ZTA-D203", nameof(TimeWindow), DenialOutcome.NotAllowed, "The grant does not hold at this time.");

    /// <summary>Not in the grant's environment.</summary>
    public static readonly ReasonCode EnvironmentMismatch = Define("ZTA-D204", nameof(EnvironmentMismatch), DenialOutcome.NotAllowed, "The grant does not hold in this environment.");

    /// <summary>The subject lacks a claim that the grant requires.</summary>
    public static readonly ReasonCode SubjectClaim = Define("ZTA-D205", nameof(SubjectClaim), DenialOutcome.NotAllowed, "The subject lacks a claim that the grant requires.");

    /// <summary>The call would exceed its parent's authority.</summary>
    public static readonly ReasonCode AuthorityExceeded = Define("ZTA-D206", nameof(AuthorityExceeded), DenialOutcome.NotAllowed, "The call needs more than its parent session or the surrounding tool call has.");

    /// <summary>An argument does not come from where the grant requires.</summary>
    public static readonly ReasonCode ArgumentOrigin = Define("ZTA-D207", nameof(ArgumentOrigin), DenialOutcome.NotAllowed, "An argument does not come from where the grant's constraint requires.");

    /// <summary>An argument is missing or of the wrong type.</summary>
    public static readonly ReasonCode ArgumentInvalid = Define("ZTA-D251", nameof(ArgumentInvalid), DenialOutcome.Invalid, "An argument is missing or cannot be converted to the parameter's type.");

    /// <summary>An argument cannot be serialised.</summary>
    public static readonly ReasonCode ArgumentNotSerializable = Define("ZTA-D252", nameof(ArgumentNotSerializable), DenialOutcome.Invalid, "An argument cannot be written as JSON and read back, so what was checked could not be what runs.");

    /// <summary>The arguments are too large.</summary>
    public static readonly ReasonCode ArgumentTooLarge = Define("ZTA-D253", nameof(ArgumentTooLarge), DenialOutcome.Invalid, "The arguments exceed the configured size, depth or count.");

    /// <summary>An argument is not well-formed text or JSON.</summary>
    public static readonly ReasonCode ArgumentMalformed = Define("ZTA-D254", nameof(ArgumentMalformed), DenialOutcome.Invalid, "An argument holds a lone surrogate, a null character, a duplicate key, or a number that JSON cannot carry.");

    /// <summary>An assessor denied the call.</summary>
    public static readonly ReasonCode AssessmentDenied = Define("ZTA-D301", nameof(AssessmentDenied), DenialOutcome.NotAllowed, "An assessor of the call's context denied it.");

    /// <summary>A human has to approve.</summary>
    public static readonly ReasonCode ApprovalPending = Define("ZTA-D401", nameof(ApprovalPending), DenialOutcome.NeedsHuman, "The call waits for approval; repeat it, or resume it by its approval id, once it is given.");

    /// <summary>A human said no.</summary>
    public static readonly ReasonCode ApprovalDenied = Define("ZTA-D402", nameof(ApprovalDenied), DenialOutcome.NotAllowed, "An approver denied the call.");

    /// <summary>Nobody decided in time.</summary>
    public static readonly ReasonCode ApprovalExpired = Define("ZTA-D403", nameof(ApprovalExpired), DenialOutcome.NeedsHuman, "The approval expired before it was given or used.");

    /// <summary>The approval does not fit, or was used.</summary>
    public static readonly ReasonCode ApprovalMismatch = Define("ZTA-D404", nameof(ApprovalMismatch), DenialOutcome.NotAllowed, "The approval was given for another call, or has already been used.");

    /// <summary>Nobody can be asked.</summary>
    public static readonly ReasonCode ApprovalUnavailable = Define("ZTA-D405", nameof(ApprovalUnavailable), DenialOutcome.TryLater, "No approver is configured for this tier, or asking failed.");

    /// <summary>Too many open requests.</summary>
    public static readonly ReasonCode ApprovalLimit = Define("ZTA-D406", nameof(ApprovalLimit), DenialOutcome.TryLater, "Too many approval requests are open for this session or host.");

    /// <summary>Cooldown after a denial.</summary>
    public static readonly ReasonCode ApprovalCooldown = Define("ZTA-D407", nameof(ApprovalCooldown), DenialOutcome.TryLater, "The same request, or too many of its tool or session, were refused a short while ago.");

    /// <summary>The audit log does not accept the record.</summary>
    public static readonly ReasonCode AuditUnavailable = Define("ZTA-D501", nameof(AuditUnavailable), DenialOutcome.TryLater, "The audit log did not accept the intent record; nothing runs unrecorded.");

    /// <summary>What opens the digests cannot be stored.</summary>
    public static readonly ReasonCode DisclosureUnavailable = Define("ZTA-D502", nameof(DisclosureUnavailable), DenialOutcome.TryLater, "The disclosure store did not take the call's arguments, and the application wants no call whose arguments cannot be shown.");

    /// <summary>No token could be had.</summary>
    public static readonly ReasonCode TokenUnavailable = Define("ZTA-D601", nameof(TokenUnavailable), DenialOutcome.TryLater, "The token broker issued no usable token for the call.");

    /// <summary>The policy changed under the call.</summary>
    public static readonly ReasonCode PolicyChanged = Define("ZTA-D701", nameof(PolicyChanged), DenialOutcome.TryLater, "The policy changed between the decision and the start of the call.");

    /// <summary>Revoked while running.</summary>
    public static readonly ReasonCode RevokedInFlight = Define("ZTA-D702", nameof(RevokedInFlight), DenialOutcome.NotAllowed, "The agent or session was revoked while the call ran; it was cancelled and its result withheld.");

    /// <summary>A host outside the boundary.</summary>
    public static readonly ReasonCode BoundaryHost = Define("ZTA-D801", nameof(BoundaryHost), DenialOutcome.NotAllowed, "The tool addressed a host that it does not declare.");

    /// <summary>A private address.</summary>
    public static readonly ReasonCode BoundaryPrivateAddress = Define("ZTA-D802", nameof(BoundaryPrivateAddress), DenialOutcome.NotAllowed, "The host resolves to a private, loopback or link-local address and the resource does not declare one.");

    /// <summary>A redirect out of the boundary.</summary>
    public static readonly ReasonCode BoundaryRedirect = Define("ZTA-D803", nameof(BoundaryRedirect), DenialOutcome.NotAllowed, "The service redirected to a host outside the tool's boundary.");

    /// <summary>No live call.</summary>
    public static readonly ReasonCode BoundaryNoCall = Define("ZTA-D804", nameof(BoundaryNoCall), DenialOutcome.NotAllowed, "A bounded HTTP client was used outside a live guarded call.");

    /// <summary>A credential of its own.</summary>
    public static readonly ReasonCode BoundaryCredential = Define("ZTA-D805", nameof(BoundaryCredential), DenialOutcome.NotAllowed, "The request brought its own Authorization header or user info; the boundary alone authenticates.");

    /// <summary>The result holds a credential.</summary>
    public static readonly ReasonCode ResultWithheld = Define("ZTA-D901", nameof(ResultWithheld), DenialOutcome.NotAllowed, "The result held a credential that could not be cut out, so it was withheld. The tool did run.");

    /// <summary>The result is too large.</summary>
    public static readonly ReasonCode ResultTooLarge = Define("ZTA-D902", nameof(ResultTooLarge), DenialOutcome.NotAllowed, "The result exceeds the tool's volume limit and was withheld. The tool did run.");

    /// <summary>The result cannot be inspected.</summary>
    public static readonly ReasonCode ResultUninspectable = Define("ZTA-D903", nameof(ResultUninspectable), DenialOutcome.NotAllowed, "The result could not be inspected, so it was withheld. The tool did run.");

    /// <summary>All reasons, by code.</summary>
    public static IReadOnlyDictionary<string, ReasonCode> All { get; } = Registered.ToFrozenDictionary(r => r.Id, StringComparer.Ordinal);

    private static ReasonCode Define(string id, string name, DenialOutcome outcome, string summary)
    {
        var reason = new ReasonCode(id, name, outcome, summary);
        Registered.Add(reason);
        return reason;
    }
}
