namespace ZeroTrustAgents.Analyzers.Flow;

/// <summary>
/// Where a value comes from. Nodes hold symbols and positions, never an operation or a semantic model: those keep every bound tree alive.
/// </summary>
internal abstract class ValueNode
{
    /// <summary>Something that no constant of the source reaches, as far as can be told.</summary>
    public static readonly ValueNode Unknown = new UnknownNode();

    private sealed class UnknownNode : ValueNode;
}
