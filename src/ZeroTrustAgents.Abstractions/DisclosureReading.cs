namespace ZeroTrustAgents.Auditing;

/// <summary>What a store answers for one digest.</summary>
/// <param name="State">Whether it has it.</param>
/// <param name="Disclosure">The disclosure, where it was found.</param>
/// <param name="Problem">What is wrong, in a sentence without content, where it cannot be read.</param>
public sealed record DisclosureReading(DisclosureState State, Disclosure? Disclosure = null, string? Problem = null);
