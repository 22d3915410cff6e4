namespace ZeroTrustAgents;

/// <summary>
/// Salted digest of a call's arguments: SHA-256(salt ‖ RFC 8785 canonical JSON), both base64url without padding. The
/// salt has 128 bits: the plain hash of a short argument can be guessed.
/// </summary>
/// <param name="Salt">The salt.</param>
/// <param name="Sha256">The digest.</param>
public sealed record ArgumentDigest(string Salt, string Sha256);
