namespace ZeroTrustAgents.Capabilities;

/// <summary>One line of the file.</summary>
/// <param name="Line">Its number, from 0.</param>
/// <param name="Text">As it is written.</param>
/// <param name="Capability">What it says; <see langword="null"/> when it cannot be read.</param>
internal sealed record CapabilityEntry(int Line, string Text, Capability? Capability);
