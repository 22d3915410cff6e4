using Microsoft.Extensions.Logging;

namespace ZeroTrustAgents.Boundary;

internal static partial class BoundaryLog
{
    [LoggerMessage(1, LogLevel.Warning, "Tool boundary violated: {Reason}, agent '{Agent}', tool '{Tool}'.")]
    public static partial void Violation(ILogger logger, string reason, string agent, string tool);

    [LoggerMessage(2, LogLevel.Error, "Alert sink {Sink} failed with {Exception}.")]
    public static partial void AlertSinkFailed(ILogger logger, string sink, string exception);
}
