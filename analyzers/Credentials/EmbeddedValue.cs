namespace ZeroTrustAgents.Credentials;

/// <summary>A name and its value inside a text, by position.</summary>
internal readonly record struct EmbeddedValue(int NameStart, int NameLength, int ValueStart, int ValueLength);
