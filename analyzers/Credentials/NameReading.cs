namespace ZeroTrustAgents.Credentials;

/// <summary>What a name says.</summary>
/// <param name="Evidence">How much.</param>
/// <param name="HasHead">Whether some word of it could be a credential at all.</param>
/// <param name="IsConnectionString">Whether it names a connection string.</param>
internal readonly record struct NameReading(NameEvidence Evidence, bool HasHead, bool IsConnectionString = false);
