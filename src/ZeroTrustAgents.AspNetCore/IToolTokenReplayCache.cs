namespace ZeroTrustAgents.AspNetCore;

/// <summary>
/// Remembers single-use tokens. The default is the memory of this process; a service with several instances registers
/// one that they share. Implementations are thread-safe: of several callers with one id exactly one wins.
/// </summary>
public interface IToolTokenReplayCache
{
    /// <summary>Notes that a token is used now.</summary>
    /// <param name="tokenId">Its <c>jti</c>.</param>
    /// <param name="expiresAt">When it is refused anyway, clock skew included, so that it can be forgotten.</param>
    /// <param name="cancellationToken">Stops waiting.</param>
    /// <returns><see langword="true"/> for the first use; <see langword="false"/> when it was used before, or cannot be remembered.</returns>
    ValueTask<bool> TryUseAsync(string tokenId, DateTimeOffset expiresAt, CancellationToken cancellationToken);
}
