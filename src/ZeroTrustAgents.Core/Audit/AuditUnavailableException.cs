namespace ZeroTrustAgents.Auditing;

/// <summary>The audit log cannot keep its promise now. The next append tries again; until one succeeds, calls are denied.</summary>
internal sealed class AuditUnavailableException(string action, string path, Exception? cause)
    : IOException(
        $"The audit log could not {action} '{path}': {cause?.Message ?? "the log is not open."} " +
        "Nothing runs unrecorded, so calls are denied until it can. Free disk space or make the directory writable for this process; no restart is needed.",
        cause)
{
    /// <summary>What was tried, as a verb.</summary>
    public string Action { get; } = action;
}
