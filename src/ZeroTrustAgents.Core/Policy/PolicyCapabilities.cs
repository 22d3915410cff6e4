using ZeroTrustAgents.Capabilities;
using ZeroTrustAgents.Configuration;
using ZeroTrustAgents.Tools;

namespace ZeroTrustAgents.Policy;

/// <summary>What a policy and its tools come to, in the words of <c>AgentCapabilities.txt</c>.</summary>
internal static class PolicyCapabilities
{
    /// <summary>What agents and resources are given.</summary>
    public static IEnumerable<Capability> Of(ZeroTrustAgentsOptions options)
    {
        foreach ((string id, AgentOptions agent) in options.Agents)
        {
            yield return Capability.Of(CapabilityFacts.Agent, id, CapabilityFacts.Owner, agent.Owner);
            foreach (string value in agent.Facts.Values.SelectMany(static v => v))
                yield return Capability.Of(CapabilityFacts.Agent, id, CapabilityFacts.Fact, value);
            foreach (GrantOptions grant in agent.Grants)
                yield return Capability.Of(CapabilityFacts.Agent, id, CapabilityFacts.Grant, grant.Scope).If(Conditions(grant));
        }

        foreach ((string name, ResourceOptions resource) in options.Resources)
        {
            yield return Capability.Of(CapabilityFacts.Resource, name, CapabilityFacts.Identifier, resource.Identifier);
            foreach (string address in resource.Addresses)
                yield return Capability.Of(CapabilityFacts.Resource, name, CapabilityFacts.Address, address);
            if (resource.AllowPrivateNetwork)
                yield return Capability.Of(CapabilityFacts.Resource, name, CapabilityFacts.PrivateNetwork);
        }
    }

    /// <summary>What a tool says of itself.</summary>
    public static IEnumerable<Capability> Of(ToolDescriptor tool)
    {
        ToolAccess access = tool.Access;
        return new ToolFacts(access.Scopes, (int)access.Tier, (int)access.Effect, (int)access.Returns, access.Audience, access.Boundary) { Targets = access.Targets, TrustedFields = access.TrustedFields }.Of(tool.Name);
    }

    private static IEnumerable<CapabilityCondition> Conditions(GrantOptions grant)
    {
        if (grant.Tool is { } tool)
            yield return CapabilityCondition.Of(CapabilityCondition.Tool, CapabilityCondition.In, tool);
        if (grant.MinimumTier > TrustTier.Routine)
            yield return CapabilityCondition.Of(CapabilityCondition.Tier, CapabilityCondition.AtLeast, CapabilityFacts.TierName((int)grant.MinimumTier));
        if (grant.Environments.Count > 0)
            yield return CapabilityCondition.Of(CapabilityCondition.Environment, CapabilityCondition.In, [.. grant.Environments]);
        if (grant.TimeWindow is { } window)
            yield return CapabilityCondition.During(window.From.ToTimeSpan(), window.To.ToTimeSpan(), window.TimeZone, window.Days);
        foreach ((string claim, List<string> values) in grant.SubjectClaims)
            yield return CapabilityCondition.Of(CapabilityCondition.Claim(claim), CapabilityCondition.In, [.. values]);
        foreach ((string name, ArgumentConstraintOptions argument) in grant.Arguments)
        {
            foreach (CapabilityCondition condition in Conditions(CapabilityCondition.Argument(name), argument))
                yield return condition;
        }
    }

    private static IEnumerable<CapabilityCondition> Conditions(string name, ArgumentConstraintOptions argument)
    {
        if (argument.EqualTo is { } only)
            yield return CapabilityCondition.Of(name, CapabilityCondition.In, only);
        if (argument.OneOf.Count > 0)
            yield return CapabilityCondition.Of(name, CapabilityCondition.In, [.. argument.OneOf]);
        if (argument.MatchesRegex is { } pattern)
            yield return CapabilityCondition.Of(name, CapabilityCondition.Matches, pattern);
        if (argument.Minimum is { } minimum)
            yield return CapabilityCondition.Of(name, CapabilityCondition.AtLeast, CapabilityCondition.Number(minimum));
        if (argument.Maximum is { } maximum)
            yield return CapabilityCondition.Of(name, CapabilityCondition.AtMost, CapabilityCondition.Number(maximum));
        if (argument.MaxLength is { } length)
            yield return CapabilityCondition.Of(name, CapabilityCondition.MaxLength, CapabilityCondition.Number(length));
        if (argument.Hosts.Count > 0)
            yield return CapabilityCondition.Of(name, CapabilityCondition.Hosts, [.. argument.Hosts]);
        if (argument.From is { } from)
            yield return CapabilityCondition.Of(name, CapabilityCondition.From, CapabilityCondition.Origins((int)from));
        if (argument.Required)
            yield return CapabilityCondition.Of(name, CapabilityCondition.Required);
        if (argument.Forbidden)
            yield return CapabilityCondition.Of(name, CapabilityCondition.Forbidden);
    }
}
