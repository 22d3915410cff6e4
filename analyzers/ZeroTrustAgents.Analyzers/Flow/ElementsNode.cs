namespace ZeroTrustAgents.Analyzers.Flow;

/// <summary>A tuple, an array, a list or a dictionary whose elements are told apart by their ordinal or key.</summary>
/// <param name="elements">The elements in order.</param>
/// <param name="keys">Their constant keys; without them the ordinal is the key. A key that is not constant is <see langword="null"/>.</param>
internal sealed class ElementsNode(ValueNode[] elements, string?[]? keys = null) : ValueNode
{
    public ValueNode[] Elements { get; } = elements;

    /// <summary>Whether what it is called says little about one element: there are many, or each has a name of its own.</summary>
    public bool IsMany => keys is null ? Elements.Length >= FlowLimits.Many : Elements.Length > 1;

    public bool Has(int index, string? key)
    {
        if (key is null)
            return true;
        return keys is null ? Ordinal(key) == index || Ordinal(key) < 0 : keys[index] is not { } own || string.Equals(own, key, StringComparison.Ordinal);
    }

    /// <summary>The number that a key is; -1 where it is none.</summary>
    public static int Ordinal(string key)
    {
        int number = 0;
        foreach (char c in key)
        {
            if (c is < '0' or > '9' || number > 100_000)
                return -1;
            number = (number * 10) + (c - '0');
        }

        return key.Length == 0 ? -1 : number;
    }
}
