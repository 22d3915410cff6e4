using ZeroTrustAgents.Auditing;

namespace ZeroTrustAgents.Approvals;

/// <summary>One frozen call that needs consent.</summary>
internal sealed class ConsentRequest
{
    public required AuditChain Chain { get; init; }

    public required string PolicyVersion { get; init; }

    public required TrustTier Tier { get; init; }

    /// <summary>The subject; the same as the chain's.</summary>
    public required string SubjectId { get; init; }

    public required string Purpose { get; init; }

    public required string ToolDescription { get; init; }

    /// <summary>RFC 8785 bytes of a JSON object. Must not change while the request is in use.</summary>
    public required ReadOnlyMemory<byte> CanonicalArguments { get; init; }

    /// <summary>Why consent is asked, for the approver.</summary>
    public required IReadOnlyList<string> Why { get; init; }

    public required string TransactionId { get; init; }
}
