namespace ZeroTrustAgents.Auditing;

/// <summary>
/// Keeps what opens the digests of the audit log, apart from the log, so that it can be erased while the log stays whole.
/// Implementations are thread-safe, and keep content unreadable for whoever has no key.
/// </summary>
public interface IDisclosureStore
{
    /// <summary>Stores a disclosure; throws where it cannot.</summary>
    /// <param name="disclosure">The disclosure.</param>
    /// <param name="durability">How safe it must be on completion. <see cref="AuditDurability.Buffered"/> counts as <see cref="AuditDurability.Process"/> where a store does not buffer.</param>
    /// <param name="cancellationToken">Stops waiting; the disclosure may be stored all the same.</param>
    ValueTask StoreAsync(Disclosure disclosure, AuditDurability durability, CancellationToken cancellationToken);

    /// <summary>Finds a disclosure. What cannot be found or read is an answer and no exception; what was found has been checked to be what was stored.</summary>
    /// <param name="sessionId">The session of the call.</param>
    /// <param name="kind">Which digest of the call.</param>
    /// <param name="digest">The digest, as the record has it.</param>
    /// <param name="cancellationToken">Stops it.</param>
    ValueTask<DisclosureReading> FindAsync(string sessionId, DisclosureKind kind, string digest, CancellationToken cancellationToken);

    /// <summary>Erases everything of a session: on completion nothing can read it any more, power loss included. What the session stores later is not part of it.</summary>
    /// <returns>Whether there was anything.</returns>
    ValueTask<bool> EraseAsync(string sessionId, CancellationToken cancellationToken);
}
