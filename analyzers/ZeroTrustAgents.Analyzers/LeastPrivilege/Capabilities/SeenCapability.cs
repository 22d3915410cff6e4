using Microsoft.CodeAnalysis;
using ZeroTrustAgents.Capabilities;

namespace ZeroTrustAgents.Analyzers;

/// <summary>A capability that the project has, and where it says so.</summary>
internal sealed record SeenCapability(Capability Capability, Location Place);
