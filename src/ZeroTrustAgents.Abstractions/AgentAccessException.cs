namespace ZeroTrustAgents;

/// <summary>A session could not begin, or an operation outside a tool call was refused.</summary>
public sealed class AgentAccessException : Exception
{
    /// <summary>Creates the exception.</summary>
    /// <param name="reason">The reason.</param>
    /// <param name="message">What to do about it.</param>
    public AgentAccessException(ReasonCode reason, string message)
        : base($"{reason?.Id}: {message}") => Reason = reason ?? throw new ArgumentNullException(nameof(reason));

    /// <summary>The stable reason.</summary>
    public ReasonCode Reason { get; }
}
