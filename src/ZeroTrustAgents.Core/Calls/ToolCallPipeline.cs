using System.Diagnostics;
using Microsoft.Extensions.Logging;
using ZeroTrustAgents.Approvals;
using ZeroTrustAgents.Arguments;
using ZeroTrustAgents.Auditing;
using ZeroTrustAgents.Inspection;
using ZeroTrustAgents.Policy;
using ZeroTrustAgents.Sessions;
using ZeroTrustAgents.Telemetry;

namespace ZeroTrustAgents.Calls;

/// <summary>
/// The one way by which a tool's body runs. Its phases have one order, the same for every adapter:
/// Identify → Authorise → Assess → Consent → Record intent → Lease token → Invoke → Inspect result → Record outcome.
/// </summary>
internal sealed class ToolCallPipeline(
    PolicyStore policies,
    LiveCalls live,
    IConsentGate consent,
    CallRecorder recorder,
    LeaseProvider leases,
    ResultInspector inspector,
    ISecretScanner scanner,
    IEnumerable<ICallAssessor> assessors,
    TimeProvider time,
    ILogger<ToolCallPipeline> logger)
{
    private readonly ICallAssessor[] _assessors = [.. assessors];
    private readonly ClockGuard _clock = new();

    /// <summary>Runs one call. Returns the tool's value or a denial; throws only what the tool threw, or the caller's own cancellation.</summary>
    public async ValueTask<CallResult> InvokeAsync(GuardedTool tool, IReadOnlyDictionary<string, object?> raw, ToolBody body, CancellationToken cancellationToken)
    {
        long started = AgentTelemetry.GuardDuration.Enabled ? time.GetTimestamp() : 0;
        using CallActivity.Span span = CallActivity.Start(tool);
        Activity? activity = span.Activity;
        var call = new ToolCall(tool, tool.Session.NextCallNumber()) { Tier = tool.Descriptor.Access.Tier };
        ReasonCode? reason;
        string? detail = null;
        try
        {
            reason = Identify(call, body) ?? Authorise(call, raw, body, out detail) ?? Assess(call, ref detail);
        }
        catch (Exception exception)
        {
            (reason, detail) = (Failed("decide", call, exception), exception.GetType().Name);
        }

        if (reason is not null)
            return await DenyAsync(call, activity, reason, detail).ConfigureAwait(false);

        CancellationToken running = tool.Session.RunningToken(call, cancellationToken);
        try
        {
            (reason, detail) = await AdmitAsync(call, running).ConfigureAwait(false);
        }
        catch (OperationCanceledException) when (running.IsCancellationRequested)
        {
            CallResult denied = await DenyAsync(call, activity, tool.Session.EndedReason() ?? ReasonCodes.CallerCancelled, null).ConfigureAwait(false);
            cancellationToken.ThrowIfCancellationRequested();
            return denied;
        }
        catch (Exception exception)
        {
            (reason, detail) = (Failed("admit", call, exception), exception.GetType().Name);
        }

        if (reason is not null)
            return await DenyAsync(call, activity, reason, detail).ConfigureAwait(false);

        CallActivity.Permitted(activity, call, started, time);
        return await RunAsync(call, body, activity, running, cancellationToken).ConfigureAwait(false);
    }

    private ReasonCode? Identify(ToolCall call, ToolBody body)
    {
        AgentSession session = call.Tool.Session;
        call.TransactionId = session.TransactionId;
        if (session.EndedReason() is { } ended)
            return ended;
        call.RequestedAt = time.GetUtcNow();
        if (!_clock.Accepts(call.RequestedAt))
            return ReasonCodes.ClockUnreliable;
        if (live.CurrentId != 0)
        {
            // Nested in another call: that call must be alive, belong to this session or an ancestor, and have the authority itself.
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
        }

        return body.Verify(session) ?? (session.TakeTampering() ? ReasonCodes.KernelTampered : null);
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

    /// <summary>Consent, intent, lease, and the last check: everything between the decision and the body.</summary>
    private async ValueTask<(ReasonCode? Reason, string? Detail)> AdmitAsync(ToolCall call, CancellationToken running)
    {
        running.ThrowIfCancellationRequested();
        DateTimeOffset notAfter = call.Permit!.Expires;
        if (call.Tier >= TrustTier.HighRisk)
        {
            ConsentResult answer = await consent.ObtainAsync(ConsentFor(call), call.Tool.Session.WaitForApproval, running).ConfigureAwait(false);
            call.ApprovalId = answer.ApprovalId;
            call.Approvers = answer.Approvers;
            if (answer.Reason is { } refused)
                return (refused, null);
            call.StepUp = answer.StepUp;
            if (call.Permit.EndedAt(time.GetUtcNow()) is { } over)
                return (over, null);
            notAfter = answer.NotAfter < notAfter ? answer.NotAfter : notAfter;
        }

        LeaseProvider.Choose(call);
        try
        {
            await recorder.IntentAsync(call, running).ConfigureAwait(false);
        }
        catch (Exception exception) when (exception is not OperationCanceledException || !running.IsCancellationRequested)
        {
            Safely.Do((logger, call, exception), static s => GuardLog.AuditFailed(s.logger, "Intent", s.call.Chain.Tool, s.exception.GetType().Name));
            return (ReasonCodes.AuditUnavailable, exception.GetType().Name);
        }

        try
        {
            await leases.ObtainAsync(call, notAfter, running).ConfigureAwait(false);
        }
        catch (Exception exception) when (exception is not OperationCanceledException || !running.IsCancellationRequested)
        {
            Failed("lease", call, exception);
            return (ReasonCodes.TokenUnavailable, exception.GetType().Name);
        }

        if (call.Consent is { } asked && await consent.TryConsumeAsync(call.ApprovalId!, asked, running).ConfigureAwait(false) is { } spent)
            return (spent, null);

        // Last, because it must be: what changed while anything above waited counts. An approval consumed just before is burnt.
        if (call.Tool.Session.EndedReason() is { } ended)
            return (ended, null);
        if (call.Permit.EndedAt(time.GetUtcNow()) is { } passed)
            return (passed, null);
        if (live.CurrentId != 0 && live.Current is null)
            return (ReasonCodes.CallEnded, null);
        running.ThrowIfCancellationRequested();
        return ReferenceEquals(policies.Current, call.Snapshot) ? (null, null) : (ReasonCodes.PolicyChanged, null);
    }

    private async ValueTask<CallResult> RunAsync(ToolCall call, ToolBody body, Activity? activity, CancellationToken running, CancellationToken caller)
    {
        call.Live = new LiveCall
        {
            Tool = call.Tool.Descriptor,
            Chain = call.Chain,
            SessionId = call.Tool.Session.Id,
            CallNumber = call.Number,
            Audience = call.Permit!.Audience,
            Boundary = call.Permit.Boundary,
            Token = call.Token,
            Stopped = call.Tool.Session.Ended,
        };
        call.LiveId = live.Register(call.Live);
        call.BodyStarted = time.GetTimestamp();
        object? value;
        try
        {
            live.Enter(call.LiveId);
            value = await body.InvokeAsync(call.Arguments!, running).ConfigureAwait(false);
        }
        catch (Exception exception)
        {
            if (await FailAsync(call, exception, activity, caller).ConfigureAwait(false) is { } denial)
                return new CallResult(denial, denial);
            if (CredentialIn(call, exception))
                throw new ToolFailedException(exception.GetType());
            throw;
        }

        if (GuardedStream.Wrap(value, call, this, running) is { } stream)
        {
            if (call.Live.Violation is null && call.Tool.Session.RevokedReason() is null)
                return new CallResult(stream, null);

            // Its session may have ended before it knew of the stream: nobody else would end the call.
            ReasonCode refused = call.Live.Violation ?? ReasonCodes.RevokedInFlight;
            await stream.RefuseAsync(refused).ConfigureAwait(false);
            return Denied(refused);
        }

        InspectedResult inspected;
        try
        {
            inspected = inspector.Inspect(
                value, call.Tool.Descriptor.Json, LimitOf(call.Tool.Descriptor.Access.MaxResultBytes, call.Snapshot.Limits.MaxResultBytes),
                (int)LimitOf(call.Tool.Descriptor.Access.MaxResultItems, call.Snapshot.Limits.MaxResultItems), call.OwnTokens);
        }
        catch (Exception exception)
        {
            Failed("inspect", call, exception);
            inspected = new InspectedResult(null, -1, -1, 0, ReasonCodes.ResultUninspectable);
        }

        ReasonCode? withheld = call.Live.Violation ?? call.Tool.Session.RevokedReason() ?? inspected.Reason;
        await EndAsync(call, activity, withheld is null ? CallStatus.Succeeded : CallStatus.Withheld, withheld, null, inspected.Bytes, inspected.Items, inspected.SecretsFound).ConfigureAwait(false);
        return withheld is null ? new CallResult(inspected.Value, null) : Denied(withheld);
    }

    /// <summary>Ends a call whose body threw. Returns a denial where the guard caused it, <see langword="null"/> where the exception is the tool's own or the caller's cancellation.</summary>
    internal async ValueTask<ToolDenial?> FailAsync(ToolCall call, Exception exception, Activity? activity, CancellationToken caller)
    {
        ReasonCode? reason = call.Live!.Violation ?? call.Tool.Session.RevokedReason();
        CallStatus status = exception is OperationCanceledException ? CallStatus.Cancelled : CallStatus.Failed;
        if (reason is null && status == CallStatus.Cancelled && !caller.IsCancellationRequested && call.Tool.Session.EndedReason() is { } ended)
            reason = ended;
        await EndAsync(call, activity, status, reason, exception.GetType().Name, -1, -1, 0).ConfigureAwait(false);
        return reason is null ? null : new ToolDenial(reason);
    }

    /// <summary>The one end of every call that started: authority first, then the record.</summary>
    internal async ValueTask EndAsync(ToolCall call, Activity? activity, CallStatus status, ReasonCode? reason, string? detail, long bytes, int items, int secrets)
    {
        live.End(call.LiveId);
        if (call.OwnsToken)
            call.Token?.Dispose();
        call.Cancellation?.Detach();
        await recorder.OutcomeAsync(call, status, reason, detail, bytes, items).ConfigureAwait(false);
        CallActivity.Ended(activity, call, status, reason, detail, time);
        if (secrets > 0)
            call.Tool.Session.Alerts.Raise("secret_in_result", call.Chain, $"{secrets} credential(s) were found in a result and {(status == CallStatus.Withheld ? "it was withheld" : "cut out")}.", reason);
    }

    internal LiveCalls Live => live;

    /// <summary>Why a stream that was permitted may not go on.</summary>
    internal ReasonCode? EndedReason(ToolCall call) => call.Permit!.EndedAt(time.GetUtcNow());

    /// <summary>Whether an exception, as hosts would show it, gives a credential away: those that can be recognised, and this call's own token whatever it looks like.</summary>
    internal bool CredentialIn(ToolCall call, Exception exception)
    {
        string shown;
        try
        {
            shown = exception.ToString();
        }
        catch (Exception)
        {
            return true; // cannot be looked at, so it is not shown
        }

        return (call.OwnTokens is [var own] && shown.Contains(own, StringComparison.Ordinal)) || scanner.Redact(shown, out _) > 0;
    }

    private static long LimitOf(long declared, long configured) => declared > 0 ? declared : configured;

    internal StreamInspector InspectorFor(ToolCall call) => new(
        scanner, inspector, call.Tool.Descriptor.Json, LimitOf(call.Tool.Descriptor.Access.MaxResultBytes, call.Snapshot.Limits.MaxResultBytes),
        (int)LimitOf(call.Tool.Descriptor.Access.MaxResultItems, call.Snapshot.Limits.MaxResultItems), call.OwnTokens);

    private static CallResult Denied(ReasonCode reason, string? approvalId = null)
    {
        var denial = new ToolDenial(reason, approvalId);
        return new CallResult(denial, denial);
    }

    private async ValueTask<CallResult> DenyAsync(ToolCall call, Activity? activity, ReasonCode reason, string? detail)
    {
        if (call.OwnsToken)
            call.Token?.Dispose();
        call.Cancellation?.Detach();
        await recorder.DeniedAsync(call, reason, detail).ConfigureAwait(false);
        CallActivity.Denied(activity, call, reason);
        Safely.Do((logger, call, reason, detail), static s => GuardLog.Denied(s.logger, s.call.Chain.Tool, s.call.Chain.AgentId, s.call.Chain.SessionId, s.reason.Id, s.reason.Name, s.detail ?? ""));
        return Denied(reason, reason.Outcome == DenialOutcome.NeedsHuman ? call.ApprovalId : null);
    }

    private ReasonCode Failed(string phase, ToolCall call, Exception exception)
    {
        Safely.Do((logger, phase, call, exception), static s => GuardLog.GuardFailed(s.logger, s.phase, s.call.Tool.Descriptor.Name, s.exception.GetType().Name));
        return ReasonCodes.InternalFailure;
    }

    private static ConsentRequest ConsentFor(ToolCall call)
    {
        AgentPolicy agent = call.Snapshot.Agents[call.Tool.Session.AgentId];
        return call.Consent = new ConsentRequest
        {
            Chain = call.Chain,
            PolicyVersion = call.Snapshot.Version,
            Tier = call.Tier,
            SubjectId = call.Tool.Session.Subject.Id,
            Purpose = agent.Purpose,
            ToolDescription = call.Tool.Descriptor.Description,
            CanonicalArguments = call.Arguments!.CanonicalJson,
            Why = call.Why ?? [$"Calls of {call.Tool.Descriptor.Name} are {call.Tier}."],
            TransactionId = call.TransactionId,
        };
    }
}
