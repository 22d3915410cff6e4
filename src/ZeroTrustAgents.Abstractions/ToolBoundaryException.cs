namespace ZeroTrustAgents;

/// <summary>
/// An outgoing request broke the tool's boundary. A tool that catches it gains nothing: the guard has noted the
/// violation and denies the call's result.
/// </summary>
public sealed class ToolBoundaryException : HttpRequestException
{
    /// <summary>Creates the exception.</summary>
    /// <param name="reason">The reason.</param>
    /// <param name="message">A sentence without credentials.</param>
    public ToolBoundaryException(ReasonCode reason, string message)
        : base($"{reason?.Id}: {message}") => Reason = reason ?? throw new ArgumentNullException(nameof(reason));

    /// <summary>The stable reason.</summary>
    public ReasonCode Reason { get; }
}
