using Microsoft.Extensions.Logging;
using ZeroTrustAgents.Auditing;
using ZeroTrustAgents.Telemetry;

namespace ZeroTrustAgents.Calls;

/// <summary>Writes the audit records of calls. Records are reused per thread: the log reads them before it returns.</summary>
internal sealed class CallRecorder(IAuditLog log, TimeProvider time, Alerts alerts, ILogger<CallRecorder> logger)
{
    [ThreadStatic]
    private static AuditRecord? t_record;

    /// <summary>Records what is about to happen. An exception means that it must not.</summary>
    public ValueTask IntentAsync(ToolCall call, CancellationToken cancellationToken)
    {
        AuditRecord record = Rent(call, AuditPhase.Intent);
        ValueTask appended = log.AppendAsync(record, call.Tier >= TrustTier.Elevated ? AuditDurability.PowerLoss : AuditDurability.Process, cancellationToken);
        t_record = record;
        return appended;
    }

    /// <summary>Records a refusal. A log that fails here changes nothing: the call is denied anyway.</summary>
    public async ValueTask DeniedAsync(ToolCall call, ReasonCode reason, string? detail)
    {
        AuditRecord record = Rent(call, AuditPhase.Denied);
        record.Reason = reason;
        record.Detail = detail;
        await AppendAsync(record, AuditDurability.Process, call.Chain.Tool).ConfigureAwait(false);
    }

    /// <summary>Records that a host's tripwire refused something that never became a call.</summary>
    public async ValueTask RefusedAsync(AuditChain chain, ReasonCode reason)
    {
        AuditRecord record = new() { Phase = AuditPhase.Denied, Time = time.GetUtcNow(), Chain = chain, Reason = reason };
        await AppendAsync(record, AuditDurability.Process, chain.Tool).ConfigureAwait(false);
    }

    /// <summary>Records how a started call ended. It cannot be undone any more, so a log that fails here is an alert.</summary>
    public ValueTask OutcomeAsync(ToolCall call, CallStatus status, ReasonCode? reason, string? detail, long bytes, int items, string? digest)
    {
        AuditRecord record = Rent(call, AuditPhase.Outcome);
        record.Status = status;
        record.Reason = reason;
        record.Detail = detail;
        record.Duration = time.GetElapsedTime(call.BodyStarted);
        record.ResultBytes = bytes;
        record.ResultItems = items;
        record.ResultDigest = digest;
        ValueTask<bool> appended = AppendAsync(record, call.Tier >= TrustTier.Elevated ? AuditDurability.Process : AuditDurability.Buffered, call.Chain.Tool);
        return appended is { IsCompletedSuccessfully: true, Result: true } ? ValueTask.CompletedTask : Lost(appended, call);

        async ValueTask Lost(ValueTask<bool> pending, ToolCall of)
        {
            if (!await pending.ConfigureAwait(false))
                alerts.Raise("audit_outcome_lost", of.Chain, "The outcome of a call that ran could not be recorded; its intent is in the log.", ReasonCodes.AuditUnavailable);
        }
    }

    /// <summary>Records something that is not a call.</summary>
    public ValueTask EventAsync(AuditChain chain, string name, AuditDurability durability, CancellationToken cancellationToken)
    {
        AuditRecord record = t_record ?? new AuditRecord();
        t_record = null;
        record.Reset();
        record.Phase = AuditPhase.Event;
        record.Time = time.GetUtcNow();
        record.Chain = chain;
        record.Detail = name;
        ValueTask appended = log.AppendAsync(record, durability, cancellationToken);
        t_record = record;
        return appended;
    }

    private AuditRecord Rent(ToolCall call, AuditPhase phase)
    {
        AuditRecord record = t_record ?? new AuditRecord();
        t_record = null;
        record.Reset();
        record.Phase = phase;
        record.Time = time.GetUtcNow();
        record.Chain = call.Chain;
        record.CallNumber = call.Number;
        record.ParentCallNumber = call.ParentNumber;
        record.TransactionId = call.TransactionId;
        record.Tier = call.Tier;
        record.PolicyVersion = call.PolicyVersion;
        record.ArgumentsDigest = call.Digest?.Sha256;
        record.ArgumentsBytes = call.Arguments?.CanonicalJson.Length ?? 0;
        record.TokenId = call.TokenId;
        record.TokenHash = call.TokenHash;
        record.ApprovalId = call.ApprovalId;
        record.Approvers = call.Approvers;
        return record;
    }

    private ValueTask<bool> AppendAsync(AuditRecord record, AuditDurability durability, string tool)
    {
        AuditPhase phase = record.Phase;
        ValueTask appended;
        try
        {
            appended = log.AppendAsync(record, durability, CancellationToken.None);
            t_record = record;
        }
        catch (Exception exception)
        {
            appended = ValueTask.FromException(exception);
        }

        return appended.IsCompletedSuccessfully ? ValueTask.FromResult(true) : Wait(appended, phase, tool);
    }

    private async ValueTask<bool> Wait(ValueTask appended, AuditPhase phase, string tool)
    {
        try
        {
            await appended.ConfigureAwait(false);
            return true;
        }
        catch (Exception exception)
        {
            Safely.Do((logger, phase, tool, exception), static s => GuardLog.AuditFailed(s.logger, s.phase.ToString(), s.tool, s.exception.GetType().Name));
            return false;
        }
    }
}
