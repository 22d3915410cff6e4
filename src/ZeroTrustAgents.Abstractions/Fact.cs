namespace ZeroTrustAgents;

/// <summary>A value that is known to be right whoever mentions it: the subject's own account, a colleague's address, a known payee.</summary>
/// <param name="Name">What it is, for explanations; not compared.</param>
/// <param name="Value">The value, as an argument would hold it; case, spaces and the separators of numbers do not matter.</param>
public sealed record Fact(string Name, string Value);
