namespace ZeroTrustAgents.Credentials;

/// <summary>
/// The rows without a prefix. Nearly all have a literal at a fixed distance from their start (<c>JQQJ9</c> behind 52 characters):
/// one look at that place tells nearly every other text off.
/// </summary>
internal sealed class AnchorIndex
{
    private readonly Entry[] entries;

    public AnchorIndex(IReadOnlyList<CredentialKind> kinds)
    {
        var list = new List<Entry>();
        foreach (CredentialKind kind in kinds)
        {
            if (kind.Prefixes.Count == 0 && kind.Shape is not null)
                list.Add(Anchor(kind, kind.Shape));
        }

        entries = [.. list];
    }

    /// <summary>How many there are.</summary>
    public int Count => entries.Length;

    /// <summary>A row.</summary>
    public CredentialKind this[int index] => entries[index].Kind;

    /// <summary>Whether a value of the row may start at a place.</summary>
    public bool MayStandAt(int index, ReadOnlySpan<char> text, int at)
    {
        ref readonly Entry entry = ref entries[index];
        int place = at + entry.Distance;
        return place < text.Length && (entry.Anchor != '\0' ? text[place] == entry.Anchor : CharClass.Has(entry.Set, text[place]));
    }

    private static Entry Anchor(CredentialKind kind, Shape shape)
    {
        int distance = 0;
        foreach (ShapePart part in shape.Parts)
        {
            if (part.IsLiteral && part.Literals.Length == 1)
                return new(kind, distance, part.Literals[0][0], 0);
            if (part.Least != part.Most)
                break;
            distance += part.Most;
        }

        // No literal at a fixed distance: the last character that the first part needs.
        return new(kind, shape.Parts[0].Least - 1, '\0', shape.Parts[0].Set);
    }

    private readonly struct Entry(CredentialKind kind, int distance, char anchor, int set)
    {
        public CredentialKind Kind { get; } = kind;

        public int Distance { get; } = distance;

        public char Anchor { get; } = anchor;

        public int Set { get; } = set;
    }
}
