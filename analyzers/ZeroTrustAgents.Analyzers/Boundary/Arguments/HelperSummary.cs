using System.Collections.Immutable;

namespace ZeroTrustAgents.Analyzers;

/// <summary>What a helper does with what it is given: a bit a parameter.</summary>
/// <param name="Sinks">Which parameters reach which sinks unchecked.</param>
/// <param name="Returned">Which come back, and as what.</param>
/// <param name="After">Which may still be anything when it returns; the others, it has checked.</param>
internal sealed record HelperSummary(ImmutableArray<(ulong Parameters, Danger Danger, string Sink)> Sinks, Taint Returned, Taint After);
