namespace ZeroTrustAgents.Tokens;

/// <summary>A key that signs no more.</summary>
/// <param name="Key">Its public half.</param>
/// <param name="PublishedUntil">Until when a token it signed may be valid.</param>
internal sealed record RetiredKey(EcPublicKey Key, DateTimeOffset PublishedUntil);
