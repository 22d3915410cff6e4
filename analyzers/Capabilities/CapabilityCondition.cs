using System.Globalization;
using System.Text;

namespace ZeroTrustAgents.Capabilities;

/// <summary>What narrows a grant: <c>argument amount &lt;= 500</c>, <c>environment in Production</c>, <c>tool = Helpdesk-Close</c>.</summary>
/// <param name="Name">What is looked at.</param>
/// <param name="Operator">How; one of the constants.</param>
/// <param name="Values">The accepted values, distinct and sorted.</param>
internal sealed record CapabilityCondition(string Name, string Operator, IReadOnlyList<string> Values)
{
    public const string In = "in", Hosts = "host-in", Matches = "matches", AtLeast = ">=", AtMost = "<=", MaxLength = "length<=", From = "from", Required = "required", Forbidden = "forbidden";

    public const string Tool = "tool", Tier = "tier", Environment = "environment", Time = "time";

    /// <summary>A condition with accepted values.</summary>
    public static CapabilityCondition Of(string name, string @operator, params string[] values)
    {
        var sorted = new SortedSet<string>(values, StringComparer.Ordinal);
        return new CapabilityCondition(name, @operator, [.. sorted]);
    }

    /// <summary>The name of a condition on an argument.</summary>
    public static string Argument(string name) => "argument " + CapabilityToken.Write(name);

    /// <summary>The name of a condition on a claim of the subject.</summary>
    public static string Claim(string type) => "claim " + CapabilityToken.Write(type);

    /// <summary>A daily window of time; no days are all days.</summary>
    public static CapabilityCondition During(TimeSpan from, TimeSpan to, string zone, IEnumerable<DayOfWeek> days)
    {
        string window = from.ToString(@"hh\:mm\:ss", CultureInfo.InvariantCulture) + "-" + to.ToString(@"hh\:mm\:ss", CultureInfo.InvariantCulture) + " " + zone;
        foreach (DayOfWeek day in new SortedSet<DayOfWeek>(days))
            window += " " + day;
        return Of(Time, Matches, window);
    }

    /// <summary>The names of origins.</summary>
    public static string[] Origins(int flags)
    {
        var names = new List<string>();
        string[] all = ["Subject", "Facts", "TrustedResult", "UntrustedResult"];
        for (int i = 0; i < all.Length; i++)
        {
            if ((flags & (1 << i)) != 0)
                names.Add(all[i]);
        }

        return [.. names];
    }

    /// <summary>A number as it is written in a line.</summary>
    public static string Number(decimal number) => number.ToString("0.############################", CultureInfo.InvariantCulture);

    /// <summary>Whether an operator is one, with so many values.</summary>
    public static bool IsKnown(string @operator, int values) => @operator switch
    {
        In or Hosts or From => values > 0,
        Matches or AtLeast or AtMost or MaxLength => values == 1,
        Required or Forbidden => values == 0,
        _ => false,
    };

    /// <summary>Whether whatever meets <paramref name="other"/> meets this too.</summary>
    public bool Covers(CapabilityCondition other)
    {
        if (Name != other.Name || Operator != other.Operator)
            return false;
        return Operator switch
        {
            In or Hosts or From => IsSubset(other.Values, Values),
            AtLeast => Compare(other.Values[0], Values[0]) is >= 0,
            AtMost or MaxLength => Compare(other.Values[0], Values[0]) is <= 0,
            Matches => Values[0] == other.Values[0],
            _ => true,
        };
    }

    public override string ToString()
    {
        var text = new StringBuilder(Name).Append(' ').Append(Operator);
        foreach (string value in Values)
            text.Append(' ').Append(CapabilityToken.Write(value));
        return text.ToString();
    }

    public bool Equals(CapabilityCondition? other) => other is not null && ToString() == other.ToString();

    public override int GetHashCode() => ToString().GetHashCode();

    /// <summary>Numbers by value, tiers by rank; nothing when they are neither.</summary>
    private static int? Compare(string left, string right)
    {
        if (CapabilityFacts.RankOfTier(left) is var a and >= 0 && CapabilityFacts.RankOfTier(right) is var b and >= 0)
            return a.CompareTo(b);
        return decimal.TryParse(left, NumberStyles.Number, CultureInfo.InvariantCulture, out decimal x) && decimal.TryParse(right, NumberStyles.Number, CultureInfo.InvariantCulture, out decimal y) ? x.CompareTo(y) : null;
    }

    private static bool IsSubset(IReadOnlyList<string> values, IReadOnlyList<string> of)
    {
        foreach (string value in values)
        {
            bool found = false;
            foreach (string accepted in of)
                found |= value == accepted;
            if (!found)
                return false;
        }

        return true;
    }
}
