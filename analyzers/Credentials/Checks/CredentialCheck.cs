namespace ZeroTrustAgents.Credentials;

/// <summary>Verifies a value whose shape fits.</summary>
/// <param name="value">The whole value, with its prefix.</param>
/// <param name="body">Where in it the part behind the prefix starts.</param>
internal delegate bool CredentialCheck(ReadOnlySpan<char> value, int body);
