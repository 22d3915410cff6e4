using System.Diagnostics;
using Microsoft.Extensions.Logging;
using ZeroTrustAgents.Auditing;
using ZeroTrustAgents.Budgets;
using ZeroTrustAgents.Inspection;

namespace ZeroTrustAgents.Calls;

/// <summary>Record outcome: how a call ends, before its body or after. Authority goes first, then the record is written.</summary>
internal sealed class CallEnd(LiveCalls live, CallRecorder recorder, TimeProvider time, ILogger<ToolCallPipeline> logger, CallDisclosure? disclosure = null)
{
    /// <summary>Ends a call whose body did not run.</summary>
    public async ValueTask<CallResult> DenyAsync(ToolCall call, Activity? activity, ReasonCode reason, string? detail)
    {
        ReleaseToken(call);
        BudgetAssessment.GiveBack(call);
        await recorder.DeniedAsync(call, reason, detail).ConfigureAwait(false);
        CallActivity.Denied(activity, call, reason);
        CallLog.Denied(logger, call, reason, detail);
        return CallResult.Denied(reason, reason.Outcome == DenialOutcome.NeedsHuman ? call.ApprovalId : null);
    }

    /// <summary>Ends a call whose body threw. Returns a denial where the guard caused it, <see langword="null"/> where the exception is the tool's own or the caller's cancellation.</summary>
    public async ValueTask<ToolDenial?> FailAsync(ToolCall call, Exception exception, Activity? activity, CancellationToken caller)
    {
        ReasonCode? reason = call.Live!.Violation ?? call.Tool.Session.RevokedReason();
        CallStatus status = exception is OperationCanceledException ? CallStatus.Cancelled : CallStatus.Failed;
        if (reason is null && status == CallStatus.Cancelled && !caller.IsCancellationRequested && call.Tool.Session.EndedReason() is { } ended)
            reason = ended;
        await EndAsync(call, activity, status, reason, exception.GetType().Name, -1, -1, 0).ConfigureAwait(false);
        return reason is null ? null : new ToolDenial(reason);
    }

    /// <summary>Ends a call that returned.</summary>
    public ValueTask ReturnAsync(ToolCall call, Activity? activity, InspectedResult result, ReasonCode? withheld) => withheld is null
        ? EndAsync(call, activity, CallStatus.Succeeded, null, null, result.Bytes, result.Items, result.SecretsFound, disclosure is null ? null : result)
        : EndAsync(call, activity, CallStatus.Withheld, withheld, null, result.Bytes, result.Items, result.SecretsFound);

    /// <summary>The one end of every call that started.</summary>
    public async ValueTask EndAsync(ToolCall call, Activity? activity, CallStatus status, ReasonCode? reason, string? detail, long bytes, int items, int secrets, InspectedResult? disclosed = null)
    {
        live.End(call.LiveId);
        ReleaseToken(call);
        BudgetAssessment.Settle(call, bytes, items);
        string? digest = disclosed is { } result ? await disclosure!.ResultAsync(call, result.Value).ConfigureAwait(false) : null;
        await recorder.OutcomeAsync(call, status, reason, detail, bytes, items, digest).ConfigureAwait(false);
        CallActivity.Ended(activity, call, status, reason, detail, time);
        if (secrets > 0)
            call.Tool.Session.Alerts.Raise("secret_in_result", call.Chain, $"{secrets} credential(s) were found in a result and {(status == CallStatus.Withheld ? "it was withheld" : "cut out")}.", reason);
    }

    private static void ReleaseToken(ToolCall call)
    {
        if (call.OwnsToken)
            call.Token?.Dispose();
        call.Cancellation?.Detach();
    }
}
