namespace ZeroTrustAgents.Arguments;

/// <summary>Where the value of a parameter comes from.</summary>
internal enum ArgumentOrigin : byte
{
    /// <summary>Nowhere.</summary>
    Absent,

    /// <summary>The parameter's default.</summary>
    Default,

    /// <summary>The caller.</summary>
    Given,
}

/// <summary>One parameter's value, and where its canonical form lies.</summary>
internal struct ArgumentSlot
{
    public object? Value;
    public int Start;
    public int Length;
    public ArgumentOrigin Origin;
}
