namespace ZeroTrustAgents.Analyzers.Flow;

/// <summary>One of several: a conditional, a coalescing or a switch expression, or the elements of a collection that are not told apart.</summary>
internal sealed class ChoiceNode(ValueNode[] options) : ValueNode
{
    public ValueNode[] Options { get; } = options;
}
