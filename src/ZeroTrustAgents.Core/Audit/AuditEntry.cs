namespace ZeroTrustAgents.Auditing;

/// <summary>An unchanging copy of an <see cref="AuditRecord"/>, whose instances may be reused.</summary>
public sealed class AuditEntry
{
    internal AuditEntry(AuditRecord record, AuditDurability durability)
    {
        Durability = durability;
        Phase = record.Phase;
        Time = record.Time;
        Chain = record.Chain;
        CallNumber = record.CallNumber;
        ParentCallNumber = record.ParentCallNumber;
        TransactionId = record.TransactionId;
        Tier = record.Tier;
        PolicyVersion = record.PolicyVersion;
        ArgumentsDigest = record.ArgumentsDigest;
        ArgumentsBytes = record.ArgumentsBytes;
        TokenId = record.TokenId;
        TokenHash = record.TokenHash;
        ApprovalId = record.ApprovalId;
        Approvers = record.Approvers;
        Reason = record.Reason;
        Status = record.Status;
        Duration = record.Duration;
        ResultBytes = record.ResultBytes;
        ResultItems = record.ResultItems;
        ResultDigest = record.ResultDigest;
        Detail = record.Detail;
    }

    /// <summary>What the pipeline asked for.</summary>
    public AuditDurability Durability { get; }

    /// <inheritdoc cref="AuditRecord.Phase"/>
    public AuditPhase Phase { get; }

    /// <inheritdoc cref="AuditRecord.Time"/>
    public DateTimeOffset Time { get; }

    /// <inheritdoc cref="AuditRecord.Chain"/>
    public AuditChain Chain { get; }

    /// <inheritdoc cref="AuditRecord.CallNumber"/>
    public long CallNumber { get; }

    /// <inheritdoc cref="AuditRecord.ParentCallNumber"/>
    public long ParentCallNumber { get; }

    /// <inheritdoc cref="AuditRecord.TransactionId"/>
    public string? TransactionId { get; }

    /// <inheritdoc cref="AuditRecord.Tier"/>
    public TrustTier Tier { get; }

    /// <inheritdoc cref="AuditRecord.PolicyVersion"/>
    public string? PolicyVersion { get; }

    /// <inheritdoc cref="AuditRecord.ArgumentsDigest"/>
    public string? ArgumentsDigest { get; }

    /// <inheritdoc cref="AuditRecord.ArgumentsBytes"/>
    public int ArgumentsBytes { get; }

    /// <inheritdoc cref="AuditRecord.TokenId"/>
    public string? TokenId { get; }

    /// <inheritdoc cref="AuditRecord.TokenHash"/>
    public string? TokenHash { get; }

    /// <inheritdoc cref="AuditRecord.ApprovalId"/>
    public string? ApprovalId { get; }

    /// <inheritdoc cref="AuditRecord.Approvers"/>
    public string? Approvers { get; }

    /// <inheritdoc cref="AuditRecord.Reason"/>
    public ReasonCode? Reason { get; }

    /// <inheritdoc cref="AuditRecord.Status"/>
    public CallStatus Status { get; }

    /// <inheritdoc cref="AuditRecord.Duration"/>
    public TimeSpan Duration { get; }

    /// <inheritdoc cref="AuditRecord.ResultBytes"/>
    public long ResultBytes { get; }

    /// <inheritdoc cref="AuditRecord.ResultItems"/>
    public int ResultItems { get; }

    /// <inheritdoc cref="AuditRecord.ResultDigest"/>
    public string? ResultDigest { get; }

    /// <inheritdoc cref="AuditRecord.Detail"/>
    public string? Detail { get; }
}
