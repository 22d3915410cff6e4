using System.Diagnostics;
using System.Diagnostics.Metrics;

namespace ZeroTrustAgents.Telemetry;

/// <summary>
/// Names of traces and metrics (OpenTelemetry GenAI semantic conventions where they exist). Neither arguments nor
/// results nor credentials are ever put into them.
/// </summary>
public static class AgentTelemetry
{
    /// <summary>Name of the <see cref="ActivitySource"/> and of the <see cref="Meter"/>.</summary>
    public const string Name = "ZeroTrustAgents";

    /// <summary>Counter of decisions, by tool, tier and reason.</summary>
    public const string DecisionsMetric = "zerotrustagents.decisions";

    /// <summary>Histogram of what the guard adds before a tool runs, in seconds.</summary>
    public const string GuardDurationMetric = "zerotrustagents.guard.duration";

    /// <summary>Histogram of the tool's own duration, in seconds.</summary>
    public const string ToolDurationMetric = "zerotrustagents.tool.duration";

    internal const string OperationTag = "gen_ai.operation.name";
    internal const string ToolTag = "gen_ai.tool.name";
    internal const string AgentTag = "gen_ai.agent.id";
    internal const string SessionTag = "gen_ai.conversation.id";
    internal const string TierTag = "zerotrustagents.tier";
    internal const string ReasonTag = "zerotrustagents.reason";
    internal const string ErrorTag = "error.type";

    internal static readonly ActivitySource Source = new(Name);

    private static readonly Meter Meter = new(Name);

    internal static readonly Counter<long> Decisions = Meter.CreateCounter<long>(DecisionsMetric, "{decision}", "Tool calls decided");

    internal static readonly Histogram<double> GuardDuration = Meter.CreateHistogram<double>(GuardDurationMetric, "s", "Time from the request to the start of the tool");

    internal static readonly Histogram<double> ToolDuration = Meter.CreateHistogram<double>(ToolDurationMetric, "s", "Time from the start of the tool to its end");
}
