namespace ZeroTrustAgents;

/// <summary>A session could not begin, or an operation outside a tool call was refused.</summary>
public sealed class AgentAccessException : Exception
{
    /// <summary>Creates the exception.</summary>
    /// <param name="reason">The reason.</param>
    /// <param name="message">What to do about it.</param>
    /// <param name="innerException">What caused it, where something did.</param>
    public AgentAccessException(ReasonCode reason, string message, Exception? innerException = null)
        : base($"{reason?.Id}: {message}", innerException) => Reason = reason ?? throw new ArgumentNullException(nameof(reason));

    /// <summary>The stable reason.</summary>
    public ReasonCode Reason { get; }
}
