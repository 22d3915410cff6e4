namespace ZeroTrustAgents.Credentials;

/// <summary>
/// What a credential's characters are, one part after another. Matching goes forward only and costs one look at each part:
/// how far a class of characters runs is remembered by <see cref="Scan"/>.
/// </summary>
/// <remarks>
/// The language: <c>class*36</c>, <c>class*20..60</c>, <c>class*22|24|30..40</c>, <c>'literal'</c>, <c>('one'|'two'|'')</c>, <c>uuid</c>;
/// parts are separated by spaces; the classes are those of <see cref="CharClass"/>.
/// </remarks>
internal sealed class Shape
{
    private readonly ShapePart[] parts;

    private Shape(ShapePart[] parts)
    {
        this.parts = parts;
        foreach (ShapePart part in parts)
        {
            Least += part.Least;
            Most += part.Most;
        }
    }

    /// <summary>The parts.</summary>
    public IReadOnlyList<ShapePart> Parts => parts;

    /// <summary>Least number of characters.</summary>
    public int Least { get; }

    /// <summary>Greatest number of characters.</summary>
    public int Most { get; }

    /// <summary>Compiles a shape.</summary>
    public static Shape Parse(string text) => new(ShapeParser.Parse(text));

    /// <summary>Whether the shape stands at a place and ends there: no letter, digit or underscore follows.</summary>
    public bool TryMatch(ref Scan scan, int at, out int end)
    {
        end = at;
        if (scan.Text.Length - at < Least)
            return false;
        for (int i = 0; i < parts.Length; i++)
        {
            if (!parts[i].TryTake(ref scan, ref end, i == parts.Length - 1))
                return false;
        }

        return TokenEdge.IsEnd(scan.Text, end);
    }
}
