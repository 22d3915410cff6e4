using System.Diagnostics;
using ZeroTrustAgents.Auditing;
using ZeroTrustAgents.Telemetry;

namespace ZeroTrustAgents.Calls;

/// <summary>Spans and metrics of a call. Costs nothing while nobody listens.</summary>
internal static class CallActivity
{
    public static Activity? Start(GuardedTool tool)
    {
        if (!AgentTelemetry.Source.HasListeners())
            return null;
        Activity? activity = AgentTelemetry.Source.StartActivity("execute_tool " + tool.Descriptor.Name, ActivityKind.Internal);
        activity?.SetTag(AgentTelemetry.OperationTag, "execute_tool");
        activity?.SetTag(AgentTelemetry.ToolTag, tool.Descriptor.Name);
        activity?.SetTag(AgentTelemetry.AgentTag, tool.Session.AgentId);
        activity?.SetTag(AgentTelemetry.SessionTag, tool.Session.Id);
        return activity;
    }

    public static void Permitted(Activity? activity, ToolCall call, TimeSpan guard)
    {
        activity?.SetTag(AgentTelemetry.TierTag, call.Tier.ToString());
        Count(call, "");
        if (AgentTelemetry.GuardDuration.Enabled)
            AgentTelemetry.GuardDuration.Record(guard.TotalSeconds, new KeyValuePair<string, object?>(AgentTelemetry.ToolTag, call.Tool.Descriptor.Name));
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
            AgentTelemetry.ToolDuration.Record(time.GetElapsedTime(call.BodyStarted).TotalSeconds, new KeyValuePair<string, object?>(AgentTelemetry.ToolTag, call.Tool.Descriptor.Name));
    }

    private static void Count(ToolCall call, string reason)
    {
        if (!AgentTelemetry.Decisions.Enabled)
            return;
        AgentTelemetry.Decisions.Add(
            1,
            new KeyValuePair<string, object?>(AgentTelemetry.ToolTag, call.Tool.Descriptor.Name),
            new KeyValuePair<string, object?>(AgentTelemetry.TierTag, call.Tier.ToString()),
            new KeyValuePair<string, object?>(AgentTelemetry.ReasonTag, reason));
    }
}
