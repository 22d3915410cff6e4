namespace ZeroTrustAgents.Analyzers.Flow;

/// <summary>The different values of a node, up to <see cref="FlowLimits.Width"/>.</summary>
internal static class FlowValues
{
    public static void Add(List<FlowValue> into, List<FlowValue> from, bool oneOfMany = false)
    {
        foreach (FlowValue value in from)
            Add(into, oneOfMany ? value.OneOfMany() : value);
    }

    public static void Add(List<FlowValue> into, FlowValue value)
    {
        if (into.Count >= FlowLimits.Width || value.Text.Length == 0 && value.Segments.Length == 0)
            return;
        foreach (FlowValue known in into)
        {
            if (string.Equals(known.Text, value.Text, StringComparison.Ordinal) && ReferenceEquals(known.Longest(0, int.MaxValue / 2), value.Longest(0, int.MaxValue / 2))
                && Hop.Same(known.Hops, value.Hops))
                return;
        }

        into.Add(value);
    }
}
