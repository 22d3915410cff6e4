namespace ZeroTrustAgents.Auditing;

/// <summary>What becomes of calls while the audit log cannot take records. In neither case does a call run unrecorded.</summary>
public enum AuditFailure
{
    /// <summary>They are denied at once (<c>ZTA-D501</c>).</summary>
    Deny,

    /// <summary>They wait until the log takes records again, up to <see cref="FileAuditLogOptions.MaxWait"/>, and are denied after that.</summary>
    Wait,
}
