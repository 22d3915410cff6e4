using ZeroTrustAgents.Auditing.Transparency;

namespace ZeroTrustAgents.Auditing;

/// <summary>Somebody outside the host who remembers the last checkpoint of a log, and signs the next only where it continues that one (C2SP tlog-witness).</summary>
internal interface IAuditWitness
{
    /// <summary>Name of the witness's key.</summary>
    string Name { get; }

    /// <summary>Has the checkpoint cosigned. The cosignature has been verified.</summary>
    /// <param name="checkpoint">The checkpoint, signed by the log.</param>
    /// <param name="log">The key that it is signed with.</param>
    /// <param name="proofFrom">Makes the proof that the tree of so many entries is the beginning of this one.</param>
    /// <param name="cancellationToken">Stops waiting.</param>
    /// <exception cref="WitnessException">The witness refused, or did not answer as one.</exception>
    Task<NoteSignature> CosignAsync(SignedNote checkpoint, NoteKey log, Func<long, IReadOnlyList<byte[]>> proofFrom, CancellationToken cancellationToken);
}
