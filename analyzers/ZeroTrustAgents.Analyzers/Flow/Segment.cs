namespace ZeroTrustAgents.Analyzers.Flow;

/// <summary>A part of a text and the constant that it comes from.</summary>
internal readonly record struct Segment(ConstantNode Constant, int Start, int Length)
{
    public bool Overlaps(int start, int length) => Start < start + length && start < Start + Length;
}
