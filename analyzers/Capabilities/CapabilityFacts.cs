namespace ZeroTrustAgents.Capabilities;

/// <summary>The kinds of capability, and when one value of a kind is no wider than another.</summary>
internal static class CapabilityFacts
{
    public const string Agent = "agent", Tool = "tool", Resource = "resource";

    public const string Owner = "owner", Grant = "grant", Fact = "fact";

    public const string Scope = "scope", Tier = "tier", Audience = "audience", Effect = "effect", Returns = "returns", Boundary = "boundary", Targets = "targets", TrustedField = "trusted-field";

    public const string Identifier = "identifier", Address = "address", PrivateNetwork = "private-network";

    /// <summary>The address of a resource is not reviewed: it is that of the place where the application is installed.</summary>
    public const string AnyAddress = "*";

    private const string Unspecified = "Unspecified";
    private static readonly string[] Tiers = ["Routine", "Elevated", "HighRisk", "Critical"];
    private static readonly string[] Effects = ["Read", "Write", "External"];
    private static readonly string[] Labels = ["Untrusted", "Sensitive", "Trusted"];

    /// <summary>Whether a line of this kind, and with this value, means something.</summary>
    public static bool IsKnown(string kind, string fact, string value) => (kind, fact) switch
    {
        (Agent, Owner or Grant or Fact) or (Tool, Scope or Audience or Boundary or Targets or TrustedField) or (Resource, Identifier or Address) => value.Length > 0,
        (Tool, Tier) => RankOfTier(value) >= 0,
        (Tool, Effect) => AreNamesOf(Effects, value),
        (Tool, Returns) => AreNamesOf(Labels, value),
        (Resource, PrivateNetwork) => value.Length == 0,
        _ => false,
    };

    /// <summary>Whether what is listed allows what there is.</summary>
    public static bool Covers(string fact, string listed, string actual) => fact switch
    {
        Tier => RankOfTier(listed) >= 0 && RankOfTier(actual) >= RankOfTier(listed),
        Effect => listed == Unspecified || (actual != Unspecified && IsSubset(actual, listed)),

        // A result that is no longer called untrusted or sensitive is watched less.
        Returns => (IsTrusted(listed) || !IsTrusted(actual)) && (!Has(listed, "Sensitive") || Has(actual, "Sensitive")),

        // A parameter that is no longer a target is not asked about.
        Targets => IsSubset(listed, actual),
        Address => listed == AnyAddress || listed == actual,
        _ => listed == actual,
    };

    /// <summary>The place of a tier in their order; −1 when it is none.</summary>
    public static int RankOfTier(string tier) => Array.IndexOf(Tiers, tier);

    /// <summary>The name of a tier.</summary>
    public static string TierName(int tier) => tier >= 0 && tier < Tiers.Length ? Tiers[tier] : Unspecified;

    /// <summary>The names of effects.</summary>
    public static string EffectNames(int effects) => Names(Effects, effects);

    /// <summary>The names of labels.</summary>
    public static string LabelNames(int labels) => Names(Labels, labels);

    private static string Names(string[] names, int flags)
    {
        string text = "";
        for (int i = 0; i < names.Length; i++)
        {
            if ((flags & (1 << i)) != 0)
                text += text.Length == 0 ? names[i] : "," + names[i];
        }

        return text.Length == 0 ? Unspecified : text;
    }

    private static bool AreNamesOf(string[] names, string value)
    {
        foreach (string name in value.Split(','))
        {
            if (name != Unspecified && Array.IndexOf(names, name) < 0)
                return false;
        }

        return true;
    }

    private static bool IsTrusted(string labels) => Has(labels, "Trusted");

    private static bool Has(string names, string name) => Array.IndexOf(names.Split(','), name) >= 0;

    private static bool IsSubset(string names, string of)
    {
        foreach (string name in names.Split(','))
        {
            if (!Has(of, name))
                return false;
        }

        return true;
    }
}
