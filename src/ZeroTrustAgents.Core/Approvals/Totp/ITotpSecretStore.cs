namespace ZeroTrustAgents.Approvals;

/// <summary>Where the subjects' TOTP secrets are. Implementations are thread-safe and keep the secrets encrypted at rest.</summary>
public interface ITotpSecretStore
{
    /// <summary>
    /// The raw secret of a subject (at least 128 bits, RFC 4226 section 4), or <see langword="null"/> when it has none. A
    /// fresh copy each time: the caller overwrites it after use.
    /// </summary>
    ValueTask<byte[]?> GetSecretAsync(string subjectId, CancellationToken cancellationToken);
}
