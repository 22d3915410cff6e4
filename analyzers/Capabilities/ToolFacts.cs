namespace ZeroTrustAgents.Capabilities;

/// <summary>What a tool declares, in the numbers of its attribute.</summary>
/// <param name="Scopes">The scopes it needs.</param>
/// <param name="Tier">Its trust tier.</param>
/// <param name="Effect">Flags of what it does.</param>
/// <param name="Returns">Flags of what its result exposes to.</param>
/// <param name="Audience">The resource its token is for, if any.</param>
/// <param name="Boundary">Further resources it may reach.</param>
internal sealed record ToolFacts(IReadOnlyList<string> Scopes, int Tier, int Effect, int Returns, string? Audience, IReadOnlyList<string> Boundary)
{
    /// <summary>The parameters that it names as targets; empty where their names tell.</summary>
    public IReadOnlyList<string> Targets { get; init; } = [];

    /// <summary>Fields of its result that are trusted.</summary>
    public IReadOnlyList<string> TrustedFields { get; init; } = [];

    /// <summary>The tier of a tool that names none: <c>HighRisk</c>.</summary>
    public const int DefaultTier = 2;

    /// <summary>The lines of a tool of this name.</summary>
    public IEnumerable<Capability> Of(string tool)
    {
        foreach (string scope in Scopes)
            yield return Capability.Of(CapabilityFacts.Tool, tool, CapabilityFacts.Scope, scope);
        yield return Capability.Of(CapabilityFacts.Tool, tool, CapabilityFacts.Tier, CapabilityFacts.TierName(Tier));
        yield return Capability.Of(CapabilityFacts.Tool, tool, CapabilityFacts.Effect, CapabilityFacts.EffectNames(Effect));
        yield return Capability.Of(CapabilityFacts.Tool, tool, CapabilityFacts.Returns, CapabilityFacts.LabelNames(Returns));
        if (Audience is { } audience)
            yield return Capability.Of(CapabilityFacts.Tool, tool, CapabilityFacts.Audience, audience);
        foreach (string resource in Boundary)
            yield return Capability.Of(CapabilityFacts.Tool, tool, CapabilityFacts.Boundary, resource);
        if (Targets.Count > 0)
            yield return Capability.Of(CapabilityFacts.Tool, tool, CapabilityFacts.Targets, string.Join(",", Targets));
        foreach (string field in TrustedFields)
            yield return Capability.Of(CapabilityFacts.Tool, tool, CapabilityFacts.TrustedField, field);
    }
}
