namespace ZeroTrustAgents.Analyzers.Flow;

/// <summary>What keeps the analysis linear in practice. Beyond them a value counts as unknown.</summary>
internal static class FlowLimits
{
    /// <summary>Steps from a target backward to a constant: calls, symbols, compositions.</summary>
    public const int Depth = 40;

    /// <summary>Values that one node can have.</summary>
    public const int Width = 24;

    /// <summary>Writes of one symbol that are followed.</summary>
    public const int Edges = 200;

    /// <summary>Elements from which a list is one of words rather than of somebody's credentials.</summary>
    public const int Many = 8;

    /// <summary>Characters of a composed text.</summary>
    public const int Text = 16 * 1024;

    /// <summary>Nodes visited for one target.</summary>
    public const int Work = 4000;
}
