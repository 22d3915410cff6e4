using Microsoft.Extensions.Logging;
using ZeroTrustAgents.Approvals;
using ZeroTrustAgents.Policy;

namespace ZeroTrustAgents.Calls;

/// <summary>Consent, Record intent, Lease token, and the last check: everything between the decision and the body that may wait.</summary>
internal sealed class CallAdmission(
    PolicyStore policies,
    LiveCalls live,
    IConsentGate consent,
    CallRecorder recorder,
    LeaseProvider leases,
    ClockGuard clock,
    TimeProvider time,
    ILogger<ToolCallPipeline> logger,
    CallDisclosure? disclosure = null)
{
    /// <summary>Why the body may not run; no reason when it may, now. An exception denies.</summary>
    public async ValueTask<(ReasonCode? Reason, string? Detail)> AdmitAsync(ToolCall call, CancellationToken running)
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

        if (disclosure is not null && await disclosure.ArgumentsAsync(call, running).ConfigureAwait(false) is { Reason: { } undisclosed } failure)
            return (undisclosed, failure.Detail);
        LeaseProvider.Choose(call);
        try
        {
            await recorder.IntentAsync(call, running).ConfigureAwait(false);
        }
        catch (Exception exception) when (exception is not OperationCanceledException || !running.IsCancellationRequested)
        {
            CallLog.IntentFailed(logger, call, exception);
            return (ReasonCodes.AuditUnavailable, exception.GetType().Name);
        }

        try
        {
            await leases.ObtainAsync(call, notAfter, running).ConfigureAwait(false);
        }
        catch (Exception exception) when (exception is not OperationCanceledException || !running.IsCancellationRequested)
        {
            CallLog.Failed(logger, "lease", call, exception);
            return (ReasonCodes.TokenUnavailable, exception.GetType().Name);
        }

        if (call.Consent is { } asked && await consent.TryConsumeAsync(call.ApprovalId!, asked, running).ConfigureAwait(false) is { } spent)
            return (spent, null);
        return (Changed(call, notAfter, running), null);
    }

    /// <summary>
    /// Last, because it must be: what changed while anything above waited counts, consuming included. An approval consumed
    /// just before is burnt (decision 0008). Nothing but the guard's own code may come between this and the body.
    /// </summary>
    private ReasonCode? Changed(ToolCall call, DateTimeOffset notAfter, CancellationToken running)
    {
        if (call.Tool.Session.EndedReason() is { } ended)
            return ended;
        DateTimeOffset now = time.GetUtcNow();
        if (!clock.Accepts(now))
            return ReasonCodes.ClockUnreliable;
        if (call.Permit!.EndedAt(now) is { } passed)
            return passed;
        if (now >= notAfter)
            return ReasonCodes.ApprovalExpired;
        if (live.CurrentId != 0 && live.Current is null)
            return ReasonCodes.CallEnded;
        running.ThrowIfCancellationRequested();
        return ReferenceEquals(policies.Current, call.Snapshot) ? null : ReasonCodes.PolicyChanged;
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
