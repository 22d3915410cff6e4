namespace ZeroTrustAgents.Auditing;

/// <summary>What an audit record is about.</summary>
public enum AuditPhase
{
    /// <summary>A permitted call is about to start.</summary>
    Intent,

    /// <summary>A started call has ended.</summary>
    Outcome,

    /// <summary>A call was denied before it started.</summary>
    Denied,

    /// <summary>Something that is not a call: a session began or ended, an agent was revoked, an approval was given.</summary>
    Event,
}

/// <summary>How a started call ended.</summary>
public enum CallStatus
{
    /// <summary>Not ended, or not a call.</summary>
    None,

    /// <summary>The tool returned.</summary>
    Succeeded,

    /// <summary>The tool threw.</summary>
    Failed,

    /// <summary>The call was cancelled.</summary>
    Cancelled,

    /// <summary>The consumer stopped reading a stream before its end.</summary>
    Abandoned,

    /// <summary>The tool ran but its result was withheld from the caller.</summary>
    Withheld,

    /// <summary>Nobody knows: the process ended, or lost its log, before the call did. Written when the log is next opened.</summary>
    Unknown,
}

/// <summary>
/// One entry of the audit log. It never holds arguments, results or tokens: salted digests, sizes and hashes only.
/// Instances may be pooled by the pipeline: an <see cref="IAuditLog"/> reads one before its <c>AppendAsync</c>
/// returns and keeps no reference to it.
/// </summary>
public sealed class AuditRecord
{
    /// <summary>What the record is about.</summary>
    public AuditPhase Phase { get; set; }

    /// <summary>When, UTC.</summary>
    public DateTimeOffset Time { get; set; }

    /// <summary>The unchanging part: agent, owner, subject, session, tool.</summary>
    public AuditChain Chain { get; set; } = AuditChain.Empty;

    /// <summary>Number of the call within the session, from 1; 0 for events.</summary>
    public long CallNumber { get; set; }

    /// <summary>Number of the surrounding call in the same session for nested calls; 0 otherwise.</summary>
    public long ParentCallNumber { get; set; }

    /// <summary>The turn's transaction id (<c>txn</c>, RFC 8417).</summary>
    public string? TransactionId { get; set; }

    /// <summary>Effective trust tier after assessment.</summary>
    public TrustTier Tier { get; set; }

    /// <summary>Digest of the policy in force.</summary>
    public string? PolicyVersion { get; set; }

    /// <summary>Base64url SHA-256 of salt and canonical arguments.</summary>
    public string? ArgumentsDigest { get; set; }

    /// <summary>Size of the canonical arguments in bytes.</summary>
    public int ArgumentsBytes { get; set; }

    /// <summary>The token's <c>jti</c>, chosen before the intent is recorded.</summary>
    public string? TokenId { get; set; }

    /// <summary>Base64url SHA-256 of the token; in the outcome, where the call had one.</summary>
    public string? TokenHash { get; set; }

    /// <summary>The approval the call consumed.</summary>
    public string? ApprovalId { get; set; }

    /// <summary>Who approved, separated by spaces.</summary>
    public string? Approvers { get; set; }

    /// <summary>Why a call was denied or its result withheld.</summary>
    public ReasonCode? Reason { get; set; }

    /// <summary>How a started call ended.</summary>
    public CallStatus Status { get; set; }

    /// <summary>Time between intent and outcome.</summary>
    public TimeSpan Duration { get; set; }

    /// <summary>Size of the result in bytes, where it was measured; -1 otherwise.</summary>
    public long ResultBytes { get; set; } = -1;

    /// <summary>Base64url SHA-256 of salt and result, where a store keeps what opens it (<see cref="IDisclosureStore"/>).</summary>
    public string? ResultDigest { get; set; }

    /// <summary>Items of the result, where it is a collection or a stream; -1 otherwise.</summary>
    public int ResultItems { get; set; } = -1;

    /// <summary>Name of the event, or the type name of the exception, or which argument failed; never a value taken from an argument or result.</summary>
    public string? Detail { get; set; }

    /// <summary>Makes the instance as good as new.</summary>
    public void Reset()
    {
        Phase = default;
        Time = default;
        Chain = AuditChain.Empty;
        CallNumber = ParentCallNumber = 0;
        TransactionId = PolicyVersion = ArgumentsDigest = TokenId = TokenHash = ApprovalId = Approvers = ResultDigest = Detail = null;
        Tier = default;
        ArgumentsBytes = 0;
        Reason = null;
        Status = default;
        Duration = default;
        ResultBytes = -1;
        ResultItems = -1;
    }
}
