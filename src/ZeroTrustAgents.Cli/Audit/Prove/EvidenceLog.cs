using ZeroTrustAgents.Auditing.Transparency;

namespace ZeroTrustAgents.Cli.Audit.Prove;

/// <summary>A log in a bundle.</summary>
/// <param name="Key">Its key.</param>
/// <param name="Checkpoint">The checkpoint that the proofs lead to.</param>
internal sealed record EvidenceLog(NoteKey Key, SignedNote Checkpoint);
