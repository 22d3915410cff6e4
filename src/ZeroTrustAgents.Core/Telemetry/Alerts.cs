using Microsoft.Extensions.Logging;
using ZeroTrustAgents.Auditing;

namespace ZeroTrustAgents.Telemetry;

/// <summary>Hands alerts to every sink; the log is always one of them.</summary>
internal sealed class Alerts(IEnumerable<IAlertSink> sinks, TimeProvider time, ILogger<Alerts> logger)
{
    private readonly IAlertSink[] _sinks = [.. sinks];

    public void Raise(string kind, AuditChain chain, string message, ReasonCode? reason = null)
    {
        Safely.Do((logger, kind, chain, reason, message), static s => GuardLog.AlertRaised(s.logger, s.kind, s.chain.AgentId, s.chain.Owner, s.chain.SessionId, s.reason?.Id ?? "", s.message));
        if (_sinks.Length == 0)
            return;
        var alert = new Alert(kind, chain, message, time.GetUtcNow(), reason);
        foreach (IAlertSink sink in _sinks)
        {
            try
            {
                sink.Raise(alert);
            }
            catch (Exception exception)
            {
                // A broken alert sink must not become a way to stop, or to permit, anything.
                Safely.Do((logger, sink, exception), static s => GuardLog.AlertSinkFailed(s.logger, s.sink.GetType().Name, s.exception.GetType().Name));
            }
        }
    }
}
