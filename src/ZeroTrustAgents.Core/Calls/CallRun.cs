using System.Diagnostics;
using Microsoft.Extensions.Logging;
using ZeroTrustAgents.Context;
using ZeroTrustAgents.Inspection;

namespace ZeroTrustAgents.Calls;

/// <summary>Invoke and Inspect result: a permitted call from the start of its body to its result, or to the first step of its stream.</summary>
internal sealed class CallRun(LiveCalls live, ResultInspector inspector, ISecretScanner scanner, CallEnd end, ClockGuard clock, TimeProvider time, ILogger<ToolCallPipeline> logger)
{
    public CallEnd End => end;

    /// <param name="call">The call, admitted a moment ago.</param>
    /// <param name="body">The tool.</param>
    /// <param name="activity">The call's span.</param>
    /// <param name="guardStarted">When the guard began to work on the call; 0 where nobody asks.</param>
    /// <param name="running">Cancels the call, for its caller or with its session.</param>
    /// <param name="caller">The caller's own token.</param>
    public async ValueTask<CallResult> RunAsync(ToolCall call, ToolBody body, Activity? activity, long guardStarted, CancellationToken running, CancellationToken caller)
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
        SessionContext context = call.Tool.Session.Context;
        context.Add(call.Tool.Context.Adds);
        object? value;
        try
        {
            Enter(call);
            value = await Start(call, body, activity, guardStarted, running).ConfigureAwait(false);
        }
        catch (Exception exception)
        {
            if (await end.FailAsync(call, exception, activity, caller).ConfigureAwait(false) is { } denial)
                return new CallResult(denial, denial);
            if (CredentialIn(call, exception))
                throw new ToolFailedException(exception.GetType());
            context.Observe(call, exception);
            throw;
        }

        if (GuardedStream.Wrap(value, call, this, running) is { } stream)
        {
            if (call.Live.Violation is null && call.Tool.Session.RevokedReason() is null)
                return new CallResult(stream, null);

            // Its session may have ended before it knew of the stream: nobody else would end the call.
            ReasonCode refused = call.Live.Violation ?? ReasonCodes.RevokedInFlight;
            await stream.RefuseAsync(refused).ConfigureAwait(false);
            return CallResult.Denied(refused);
        }

        InspectedResult inspected = Inspect(value, call);
        ReasonCode? withheld = call.Live.Violation ?? call.Tool.Session.RevokedReason() ?? inspected.Reason;
        if (withheld is null)
            context.Observe(call, inspected);
        await end.ReturnAsync(call, activity, inspected, withheld).ConfigureAwait(false);
        return withheld is null ? new CallResult(inspected.Value, null) : CallResult.Denied(withheld);
    }

    /// <summary>Makes the call the current one of this asynchronous flow: what the body does from here is done under it.</summary>
    public void Enter(ToolCall call) => live.Enter(call.LiveId);

    /// <summary>Why a call that was permitted has no time left, or none that can be told.</summary>
    public ReasonCode? TimeIsUp(ToolCall call)
    {
        DateTimeOffset now = time.GetUtcNow();
        return clock.Accepts(now) ? call.Permit!.EndedAt(now) : ReasonCodes.ClockUnreliable;
    }

    public StreamInspector InspectorFor(ToolCall call)
    {
        ResultLimits limits = ResultLimits.Of(call);
        return new StreamInspector(scanner, inspector, call.Tool.Descriptor.Json, limits.Bytes, limits.Items, call.OwnTokens);
    }

    /// <summary>Whether an exception, as hosts would show it, gives a credential away: those that can be recognised, and this call's own token whatever it looks like.</summary>
    public bool CredentialIn(ToolCall call, Exception exception)
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

    /// <summary>Listeners hear of the permit once the body has begun: between the last check and the body runs nobody's code but the guard's.</summary>
    private ValueTask<object?> Start(ToolCall call, ToolBody body, Activity? activity, long guardStarted, CancellationToken running)
    {
        TimeSpan? guard = guardStarted == 0 ? null : time.GetElapsedTime(guardStarted);
        try
        {
            return body.InvokeAsync(call.Arguments!, running);
        }
        finally
        {
            CallActivity.Permitted(activity, call, guard);
        }
    }

    private InspectedResult Inspect(object? value, ToolCall call)
    {
        try
        {
            ResultLimits limits = ResultLimits.Of(call);
            return inspector.Inspect(value, call.Tool.Descriptor.Json, limits.Bytes, limits.Items, call.OwnTokens);
        }
        catch (Exception exception)
        {
            CallLog.Failed(logger, "inspect", call, exception);
            return new InspectedResult(null, -1, -1, 0, ReasonCodes.ResultUninspectable);
        }
    }
}
