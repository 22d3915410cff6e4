namespace ZeroTrustAgents.Analyzers.Tests.Lab;

/// <summary>A name and a value that together are no credential.</summary>
/// <param name="Kind">Why not.</param>
/// <param name="Name">The target's words.</param>
/// <param name="Value">The constant.</param>
internal sealed record Negative(string Kind, string Name, string Value);
