using System.Globalization;
using Microsoft.CodeAnalysis.Text;
using ZeroTrustAgents.Capabilities;

namespace ZeroTrustAgents.Analyzers;

/// <summary>The capabilities that a configuration file gives. A part of a grant that another file adds to is seen where it stands; the runtime sees the whole.</summary>
internal sealed class SettingsCapabilities(SettingsFile file, string path, ICollection<SeenCapability> into)
{
    public void Read()
    {
        foreach (ConfiguredAgent agent in file.Agents)
        {
            if (agent.Owner is { Text: { Length: > 0 } owner } place)
                Add(Capability.Of(CapabilityFacts.Agent, agent.Id.Key, CapabilityFacts.Owner, owner), place.Span);
            foreach (SettingsNode fact in agent.Id["Facts"]?.Children ?? [])
            {
                foreach (SettingsNode value in fact.Children ?? [])
                {
                    if (value.Text is { Length: > 0 } known)
                        Add(Capability.Of(CapabilityFacts.Agent, agent.Id.Key, CapabilityFacts.Fact, known), value.Span);
                }
            }

            foreach (SettingsNode grant in agent.Grants)
            {
                if (grant["Scope"] is { Text: { Length: > 0 } scope } scopePlace)
                    Add(Capability.Of(CapabilityFacts.Agent, agent.Id.Key, CapabilityFacts.Grant, scope).If(Conditions(grant)), scopePlace.Span);
            }
        }

        foreach (SettingsNode resource in file.Resources)
            ReadResource(resource);
    }

    private void ReadResource(SettingsNode resource)
    {
        if (resource["Identifier"] is { Text: { Length: > 0 } identifier } place)
            Add(Capability.Of(CapabilityFacts.Resource, resource.Key, CapabilityFacts.Identifier, identifier), place.Span);
        foreach (SettingsNode address in resource["Addresses"]?.Children ?? [])
        {
            if (address.Text is { Length: > 0 } text)
                Add(Capability.Of(CapabilityFacts.Resource, resource.Key, CapabilityFacts.Address, text), address.Span);
        }

        if (resource["AllowPrivateNetwork"] is { } inside && IsTrue(inside))
            Add(Capability.Of(CapabilityFacts.Resource, resource.Key, CapabilityFacts.PrivateNetwork), inside.Span);
    }

    private void Add(Capability capability, TextSpan span) => into.Add(new SeenCapability(capability, file.At(path, span)));

    private static List<CapabilityCondition> Conditions(SettingsNode grant)
    {
        var conditions = new List<CapabilityCondition>();
        Add(CapabilityCondition.Tool, CapabilityCondition.In, Text(grant["Tool"]));
        if (CapabilityFacts.RankOfTier(TierOf(grant["MinimumTier"])) > 0)
            Add(CapabilityCondition.Tier, CapabilityCondition.AtLeast, [TierOf(grant["MinimumTier"])]);
        Add(CapabilityCondition.Environment, CapabilityCondition.In, Texts(grant["Environments"]));
        if (grant["TimeWindow"] is { } window && Window(window) is { } hours)
            conditions.Add(hours);
        foreach (SettingsNode claim in grant["SubjectClaims"]?.Children ?? [])
            Add(CapabilityCondition.Claim(claim.Key), CapabilityCondition.In, Texts(claim));
        foreach (SettingsNode argument in grant["Arguments"]?.Children ?? [])
        {
            string name = CapabilityCondition.Argument(argument.Key);
            Add(name, CapabilityCondition.In, Text(argument["EqualTo"]));
            Add(name, CapabilityCondition.In, Texts(argument["OneOf"]));
            Add(name, CapabilityCondition.Matches, Text(argument["MatchesRegex"]));
            Add(name, CapabilityCondition.AtLeast, Number(argument["Minimum"]));
            Add(name, CapabilityCondition.AtMost, Number(argument["Maximum"]));
            Add(name, CapabilityCondition.MaxLength, Number(argument["MaxLength"]));
            Add(name, CapabilityCondition.Hosts, Texts(argument["Hosts"]));
            if (argument["From"] is { Text: { } from })
                Add(name, CapabilityCondition.From, [.. from.Split([','], StringSplitOptions.RemoveEmptyEntries).Select(static f => f.Trim())]);
            if (argument["Required"] is { } required && IsTrue(required))
                conditions.Add(CapabilityCondition.Of(name, CapabilityCondition.Required));
            if (argument["Forbidden"] is { } forbidden && IsTrue(forbidden))
                conditions.Add(CapabilityCondition.Of(name, CapabilityCondition.Forbidden));
        }

        return conditions;

        void Add(string name, string @operator, string[] values)
        {
            if (values.Length > 0)
                conditions.Add(CapabilityCondition.Of(name, @operator, values));
        }
    }

    private static bool IsTrue(SettingsNode value) => bool.TryParse(value.Text, out bool set) && set;

    private static string[] Text(SettingsNode? value) => value?.Text is { } text ? [text] : [];

    private static string[] Texts(SettingsNode? list)
    {
        var texts = new List<string>();
        foreach (SettingsNode value in list?.Children ?? [])
        {
            if (value.Text is { } text)
                texts.Add(text);
        }

        return [.. texts];
    }

    private static string[] Number(SettingsNode? value) =>
        decimal.TryParse(value?.Text, NumberStyles.Number, CultureInfo.InvariantCulture, out decimal number) ? [CapabilityCondition.Number(number)] : [];

    /// <summary>Configuration takes a tier by its name in any case, or by its number.</summary>
    private static string TierOf(SettingsNode? value)
    {
        if (value?.Text is not { } text)
            return "";
        if (int.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out int rank))
            return CapabilityFacts.TierName(rank);
        for (int tier = 0; CapabilityFacts.RankOfTier(CapabilityFacts.TierName(tier)) >= 0; tier++)
        {
            if (string.Equals(CapabilityFacts.TierName(tier), text, StringComparison.OrdinalIgnoreCase))
                return CapabilityFacts.TierName(tier);
        }

        return "";
    }

    private static CapabilityCondition? Window(SettingsNode window)
    {
        var days = new List<DayOfWeek>();
        foreach (string name in Texts(window["Days"]))
        {
            if (!Enum.TryParse(name, ignoreCase: true, out DayOfWeek day))
                return null;
            days.Add(day);
        }

        return Time(window["From"]) is { } from && Time(window["To"]) is { } to ? CapabilityCondition.During(from, to, window["TimeZone"]?.Text ?? "UTC", days) : null;
    }

    private static TimeSpan? Time(SettingsNode? value) =>
        value?.Text is not { } text ? TimeSpan.Zero : TimeSpan.TryParse(text, CultureInfo.InvariantCulture, out TimeSpan time) ? time : null;
}
