using System.Diagnostics;
using Microsoft.Extensions.Logging;
using ZeroTrustAgents.Telemetry;

namespace ZeroTrustAgents.Calls;

/// <summary>
/// The one way by which a tool's body runs. Its phases have one order, the same for every adapter:
/// Identify → Authorise → Assess (<see cref="CallDecision"/>) → Consent → Record intent → Lease token
/// (<see cref="CallAdmission"/>) → Invoke → Inspect result (<see cref="CallRun"/>) → Record outcome (<see cref="CallEnd"/>).
/// </summary>
internal sealed class ToolCallPipeline(CallDecision decision, CallAdmission admission, CallRun run, CallEnd end, TimeProvider time, ILogger<ToolCallPipeline> logger)
{
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
            reason = decision.Decide(call, raw, body, out detail);
        }
        catch (Exception exception)
        {
            (reason, detail) = (CallLog.Failed(logger, "decide", call, exception), exception.GetType().Name);
        }

        if (reason is not null)
            return await end.DenyAsync(call, activity, reason, detail).ConfigureAwait(false);

        CancellationToken running = tool.Session.RunningToken(call, cancellationToken);
        try
        {
            (reason, detail) = await admission.AdmitAsync(call, running).ConfigureAwait(false);
        }
        catch (OperationCanceledException) when (running.IsCancellationRequested)
        {
            CallResult denied = await end.DenyAsync(call, activity, tool.Session.EndedReason() ?? ReasonCodes.CallerCancelled, null).ConfigureAwait(false);
            cancellationToken.ThrowIfCancellationRequested();
            return denied;
        }
        catch (Exception exception)
        {
            (reason, detail) = (CallLog.Failed(logger, "admit", call, exception), exception.GetType().Name);
        }

        if (reason is not null)
            return await end.DenyAsync(call, activity, reason, detail).ConfigureAwait(false);

        return await run.RunAsync(call, body, activity, started, running, cancellationToken).ConfigureAwait(false);
    }
}
