namespace ZeroTrustAgents.Analyzers.Tests.Lab;

/// <summary>A way from a source to a sink.</summary>
/// <param name="Id">Its name in the list of misses.</param>
/// <param name="Render">The files.</param>
internal sealed record FlowWay(string Id, Func<FlowSlot, string[]> Render);
