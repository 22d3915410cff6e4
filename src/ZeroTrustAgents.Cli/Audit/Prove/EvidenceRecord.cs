using ZeroTrustAgents.Auditing;
using ZeroTrustAgents.Cli.Audit.Records;

namespace ZeroTrustAgents.Cli.Audit.Prove;

/// <summary>A record in a bundle.</summary>
/// <param name="Role">Why it is there.</param>
/// <param name="Record">The record.</param>
/// <param name="Origin">The log that it is in.</param>
/// <param name="Proof">The proof that it is.</param>
/// <param name="Disclosures">Its digests of content, and what opens them.</param>
internal sealed record EvidenceRecord(string Role, AuditEvent Record, string Origin, IReadOnlyList<byte[]> Proof, IReadOnlyList<EvidenceDisclosure> Disclosures)
{
    /// <summary>The record that was asked for.</summary>
    public const string Asked = "record";

    /// <summary>A record of the approval that the call consumed.</summary>
    public const string Approval = "approval";

    /// <summary>What a record is to the call that the bundle is about.</summary>
    public static string RoleOf(AuditEvent record) => record.Phase switch
    {
        AuditPhase.Intent => "intent",
        AuditPhase.Outcome => "outcome",
        AuditPhase.Denied => "denied",
        _ => Approval,
    };
}
