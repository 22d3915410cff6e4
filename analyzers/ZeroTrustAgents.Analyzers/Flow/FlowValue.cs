namespace ZeroTrustAgents.Analyzers.Flow;

/// <summary>A text that a node can have, and the constants that it is made of.</summary>
internal sealed class FlowValue(string text, Segment[] segments, Hop? hops, bool binary)
{
    public string Text { get; } = text;

    /// <summary>In the order of the text, where the constants can still be told apart in it; else each stands for all of it.</summary>
    public Segment[] Segments { get; } = segments;

    public Hop? Hops { get; } = hops;

    /// <summary>Whether the constants are numbers: a key as an array of bytes.</summary>
    public bool IsBinary { get; } = binary;

    /// <summary>Whether it is one literal and nothing was done to it.</summary>
    public bool IsWhole => Segments.Length == 1 && ReferenceEquals(Segments[0].Constant.Text, Text);

    /// <summary>Whether it was one of many elements, or one under a key of its own, and nothing says which of them is read: what the target is called says little about each.</summary>
    public bool IsOneOfMany { get; private init; }

    public static FlowValue Of(ConstantNode constant) => new(constant.Text, [new Segment(constant, 0, constant.Text.Length)], null, constant.IsBinary);

    public FlowValue Through(Hop hop) => new(Text, Segments, Hop.Join(hop, Hops), IsBinary) { IsOneOfMany = IsOneOfMany };

    public FlowValue OneOfMany() => IsOneOfMany ? this : new(Text, Segments, Hops, IsBinary) { IsOneOfMany = true };

    /// <summary>The same constants with another text, in which they cannot be told apart.</summary>
    public FlowValue As(string text, bool binary = false)
    {
        var segments = new Segment[Segments.Length];
        for (int i = 0; i < segments.Length; i++)
            segments[i] = new Segment(Segments[i].Constant, 0, text.Length);
        return new FlowValue(text, segments, Hops, binary) { IsOneOfMany = IsOneOfMany };
    }

    /// <summary>The longest constant in a part of the text: where the report stands.</summary>
    public ConstantNode? Longest(int start, int length)
    {
        ConstantNode? longest = null;
        foreach (Segment segment in Segments)
        {
            if (segment.Overlaps(start, length) && (longest is null || segment.Constant.Text.Length > longest.Text.Length))
                longest = segment.Constant;
        }

        return longest;
    }
}
