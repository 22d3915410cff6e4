using ZeroTrustAgents.Auditing;

namespace ZeroTrustAgents;

/// <summary>Something an agent's owner has to know about.</summary>
/// <param name="Kind">A stable name, for example <c>kernel_tampered</c>.</param>
/// <param name="Chain">Who acted for whom.</param>
/// <param name="Message">One sentence without arguments, results or secrets.</param>
/// <param name="Time">When, UTC.</param>
/// <param name="Reason">The reason code, where the alert comes from a denial.</param>
public sealed record Alert(string Kind, AuditChain Chain, string Message, DateTimeOffset Time, ReasonCode? Reason = null);

/// <summary>Takes alerts to where people see them. Must not block; an exception is logged and changes no decision.</summary>
public interface IAlertSink
{
    /// <summary>Takes one alert.</summary>
    void Raise(Alert alert);
}
