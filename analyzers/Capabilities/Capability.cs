using System.Text;

namespace ZeroTrustAgents.Capabilities;

/// <summary>
/// One thing that an agent, a tool or a resource may do, as a line of <c>AgentCapabilities.txt</c> says it: whose it is, what
/// kind of thing, which one, and for a grant the conditions that narrow it. Immutable.
/// </summary>
/// <param name="Holder">What has it, <c>agent helpdesk</c>, <c>tool Helpdesk-GetTicket</c> or <c>resource tickets</c>.</param>
/// <param name="Fact">The kind; one of <see cref="CapabilityFacts"/>.</param>
/// <param name="Value">Which one; empty where the kind says it all.</param>
/// <param name="Conditions">What has to hold besides, in the order of their texts.</param>
internal sealed record Capability(string Holder, string Fact, string Value, IReadOnlyList<CapabilityCondition> Conditions)
{
    private static readonly CapabilityCondition[] None = [];

    /// <summary>A capability without conditions.</summary>
    public static Capability Of(string kind, string name, string fact, string value = "") => new(kind + " " + CapabilityToken.Write(name), fact, value, None);

    /// <summary>The same, if these conditions hold.</summary>
    public Capability If(IEnumerable<CapabilityCondition> conditions)
    {
        var sorted = new List<CapabilityCondition>(conditions);
        sorted.Sort(static (a, b) => string.CompareOrdinal(a.ToString(), b.ToString()));
        return this with { Conditions = sorted };
    }

    /// <summary>Whether this allows <paramref name="actual"/>: what is the same, or narrower, needs no new review.</summary>
    public bool Covers(Capability actual)
    {
        if (Holder != actual.Holder || Fact != actual.Fact || !CapabilityFacts.Covers(Fact, Value, actual.Value))
            return false;
        foreach (CapabilityCondition condition in Conditions)
        {
            if (!IsHeld(condition, actual.Conditions))
                return false;
        }

        return true;
    }

    /// <summary>The line.</summary>
    public override string ToString()
    {
        var line = new StringBuilder(Holder).Append(' ').Append(Fact);
        if (Value.Length > 0)
            line.Append(' ').Append(CapabilityToken.Write(Value));
        foreach (CapabilityCondition condition in Conditions)
            line.Append("; ").Append(condition);
        return line.ToString();
    }

    private static bool IsHeld(CapabilityCondition condition, IReadOnlyList<CapabilityCondition> actual)
    {
        foreach (CapabilityCondition other in actual)
        {
            if (condition.Covers(other))
                return true;
        }

        return false;
    }
}
