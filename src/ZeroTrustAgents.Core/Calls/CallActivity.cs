using System.Diagnostics;
using ZeroTrustAgents.Auditing;
using ZeroTrustAgents.Telemetry;

namespace ZeroTrustAgents.Calls;

/// <summary>Spans and metrics of a call. Costs nothing while nobody listens, and a listener that throws changes nothing.</summary>
internal static class CallActivity
{
    /// <summary>A span that ends without telling anybody about a listener that throws.</summary>
    public readonly record struct Span(Activity? Activity) : IDisposable
    {
        public void Dispose()
        {
            if (Activity is { } activity)
                Safely.Do(activity, static a => a.Dispose());
        }
    }

    public static Span Start(GuardedTool tool)
    {
        if (!AgentTelemetry.Source.HasListeners())
            return default;
        Activity? activity = null;
        Safely.Do(tool, t =>
        {
            activity = AgentTelemetry.Source.StartActivity("execute_tool " + t.Descriptor.Name, ActivityKind.Internal);
            activity?.SetTag(AgentTelemetry.OperationTag, "execute_tool");
            activity?.SetTag(AgentTelemetry.ToolTag, t.Descriptor.Name);
            activity?.SetTag(AgentTelemetry.AgentTag, t.Session.AgentId);
            activity?.SetTag(AgentTelemetry.SessionTag, t.Session.Id);
        });
        return new Span(activity);
    }

    /// <summary>Tells about a permitted call whose guard took <paramref name="guard"/>; <see langword="null"/> where nobody asked for the time.</summary>
    public static void Permitted(Activity? activity, ToolCall call, TimeSpan? guard)
    {
        activity?.SetTag(AgentTelemetry.TierTag, call.Tier.ToString());
        Count(call, "");
        if (guard is { } took && AgentTelemetry.GuardDuration.Enabled)
            Safely.Do((call, took), static s => AgentTelemetry.GuardDuration.Record(s.took.TotalSeconds, ToolOf(s.call)));
    }

    public static void Denied(Activity? activity, ToolCall call, ReasonCode reason)
    {
        activity?.SetTag(AgentTelemetry.TierTag, call.Tier.ToString());
        activity?.SetTag(AgentTelemetry.ReasonTag, reason.Id);
        activity?.SetStatus(ActivityStatusCode.Error, reason.Name);
        Count(call, reason.Id);
    }

    public static void Ended(Activity? activity, ToolCall call, CallStatus status, ReasonCode? reason, string? errorType, TimeProvider time)
    {
        if (status != CallStatus.Succeeded)
        {
            activity?.SetTag(AgentTelemetry.ErrorTag, errorType ?? status.ToString());
            activity?.SetTag(AgentTelemetry.ReasonTag, reason?.Id);
            activity?.SetStatus(ActivityStatusCode.Error, reason?.Name ?? status.ToString());
        }

        if (AgentTelemetry.ToolDuration.Enabled)
            Safely.Do((call, time), static s => AgentTelemetry.ToolDuration.Record(s.time.GetElapsedTime(s.call.BodyStarted).TotalSeconds, ToolOf(s.call)));
    }

    private static void Count(ToolCall call, string reason)
    {
        if (AgentTelemetry.Decisions.Enabled)
            Safely.Do((call, reason), static s => AgentTelemetry.Decisions.Add(1, ToolOf(s.call), new(AgentTelemetry.TierTag, s.call.Tier.ToString()), new(AgentTelemetry.ReasonTag, s.reason)));
    }

    private static KeyValuePair<string, object?> ToolOf(ToolCall call) => new(AgentTelemetry.ToolTag, call.Tool.Descriptor.Name);
}
