namespace ZeroTrustAgents.Capabilities;

/// <summary>Reads a line of <c>AgentCapabilities.txt</c>.</summary>
internal static class CapabilityLine
{
    /// <summary>What the line says; <see langword="null"/> when it says nothing that is known.</summary>
    public static Capability? Parse(string line)
    {
        if (CapabilityToken.Split(line) is not { } parts || parts[0] is not { Count: 3 or 4 } head)
            return null;
        string value = head.Count == 4 ? head[3] : "";
        if (head[1].Length == 0 || !CapabilityFacts.IsKnown(head[0], head[2], value))
            return null;
        var conditions = new List<CapabilityCondition>();
        for (int i = 1; i < parts.Count; i++)
        {
            if (head[2] != CapabilityFacts.Grant || Condition(parts[i]) is not { } condition)
                return null;
            conditions.Add(condition);
        }

        return Capability.Of(head[0], head[1], head[2], value).If(conditions);
    }

    private static CapabilityCondition? Condition(List<string> words)
    {
        if (words.Count == 0)
            return null;
        (string Name, int At) subject = words[0] switch
        {
            "argument" when words.Count > 1 => (CapabilityCondition.Argument(words[1]), 2),
            "claim" when words.Count > 1 => (CapabilityCondition.Claim(words[1]), 2),
            CapabilityCondition.Tool or CapabilityCondition.Tier or CapabilityCondition.Environment or CapabilityCondition.Time => (words[0], 1),
            _ => ("", words.Count),
        };
        if (subject.At >= words.Count || !CapabilityCondition.IsKnown(words[subject.At], words.Count - subject.At - 1))
            return null;
        return CapabilityCondition.Of(subject.Name, words[subject.At], [.. words.GetRange(subject.At + 1, words.Count - subject.At - 1)]);
    }
}
