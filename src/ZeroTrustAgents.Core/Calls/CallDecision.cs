using ZeroTrustAgents.Arguments;
using ZeroTrustAgents.Context;
using ZeroTrustAgents.Policy;
using ZeroTrustAgents.Sessions;

namespace ZeroTrustAgents.Calls;

/// <summary>Identify, Authorise, Assess: whether a call may be, and under which tier, from what is known at once. Nothing here waits.</summary>
internal sealed class CallDecision(PolicyStore policies, LiveCalls live, IEnumerable<ICallAssessor> assessors, ClockGuard clock, TimeProvider time)
{
    private readonly ICallAssessor[] _assessors = [.. assessors];

    /// <summary>Why not; <see langword="null"/> when the call may go on to admission. An exception denies.</summary>
    public ReasonCode? Decide(ToolCall call, IReadOnlyDictionary<string, object?> raw, ToolBody body, out string? detail)
    {
        detail = null;
        return Identify(call, body) ?? Authorise(call, raw, body, out detail) ?? Assess(call, ref detail);
    }

    private ReasonCode? Identify(ToolCall call, ToolBody body)
    {
        AgentSession session = call.Tool.Session;
        call.TransactionId = session.TransactionId;
        if (session.EndedReason() is { } ended)
            return ended;
        call.RequestedAt = time.GetUtcNow();
        if (!clock.Accepts(call.RequestedAt))
            return ReasonCodes.ClockUnreliable;
        if (live.CurrentId != 0 && Nested(call, session) is { } refused)
            return refused;
        return body.Verify(session) ?? (session.TakeTampering() ? ReasonCodes.KernelTampered : null);
    }

    /// <summary>Inside another call: that call must be alive, belong to this session or an ancestor, and have the authority itself.</summary>
    private ReasonCode? Nested(ToolCall call, AgentSession session)
    {
        if (live.Current is not { } outer)
            return ReasonCodes.CallEnded;
        if (!session.IsOrDescendsFrom(outer.SessionId))
            return ReasonCodes.SessionMismatch;
        call.ParentNumber = outer.CallNumber;
        foreach (string scope in call.Tool.Descriptor.Access.Scopes)
        {
            if (!outer.Tool.Access.Scopes.Contains(scope))
                return ReasonCodes.AuthorityExceeded;
        }

        return null;
    }

    private ReasonCode? Authorise(ToolCall call, IReadOnlyDictionary<string, object?> raw, ToolBody body, out string? detail)
    {
        PolicySnapshot snapshot = policies.Current;
        SessionPermit permit = call.Tool.PermitUnder(snapshot);
        call.Permit = permit;
        call.Tier = permit.Tier;
        if (permit.Denial is { } denial)
        {
            detail = null;
            return denial;
        }

        if (FrozenArguments.TryFreeze(call.Tool.Descriptor, raw, body.Culture, snapshot.Limits, body.IsService, out FrozenArguments? arguments, out detail) is { } malformed)
            return malformed;
        call.Arguments = arguments;
        call.Digest = arguments!.Digest();
        return permit.Decide(arguments, call.RequestedAt, out detail);
    }

    private ReasonCode? Assess(ToolCall call, ref string? detail)
    {
        if (ContextAssessment.Decide(call, out string? parameter) is { } refused)
        {
            detail = parameter;
            return refused;
        }

        if (_assessors.Length == 0)
            return null;
        var facts = new CallFacts
        {
            Chain = call.Chain,
            Access = call.Tool.Descriptor.Access,
            Tier = call.Tier,
            Arguments = call.Arguments!.ToJson(),
            SubjectText = call.Tool.Session.SubjectText,
        };
        foreach (ICallAssessor assessor in _assessors)
        {
            CallAssessment assessment = assessor.Assess(facts);
            if (assessment.IsDenied)
            {
                detail = assessment.Why;
                return ReasonCodes.AssessmentDenied;
            }

            if (assessment.MinimumTier > call.Tier)
            {
                call.Tier = assessment.MinimumTier;
                (call.Why ??= []).Add(assessment.Why ?? assessor.GetType().Name);
            }
        }

        return null;
    }
}
