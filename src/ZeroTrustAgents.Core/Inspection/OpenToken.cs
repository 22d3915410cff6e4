using ZeroTrustAgents.Credentials;

namespace ZeroTrustAgents.Inspection;

/// <summary>Whether what stands between a place and the end of a text may be the beginning of a token of the table.</summary>
internal static class OpenToken
{
    /// <summary>A sentence's full stop or an encoded quotation mark behind a token is looked at together with it.</summary>
    private const int Punctuation = 3;

    private static readonly KindIndex Prefixes = new(CredentialKinds.All);
    private static readonly Shape[] Unprefixed = [.. CredentialKinds.All.Where(static k => k.Prefixes.Count == 0 && k.Shape is not null).Select(static k => k.Shape!)];

    public static bool StandsAt(ReadOnlySpan<char> text, int at)
    {
        ReadOnlySpan<char> rest = text[at..];
        if (rest.Length < 2)
            return true;
        (int from, int to) = Prefixes.Candidates(rest[0], rest[1]);
        for (int i = from; i < to; i++)
        {
            ref readonly KindIndex.Entry entry = ref Prefixes[i];
            if (rest.Length <= entry.Prefix.Length ? entry.Prefix.AsSpan().StartsWith(rest) : rest.StartsWith(entry.Prefix) && entry.Kind.Shape is { } shape && IsOpen(shape, rest[entry.Prefix.Length..]))
                return true;
        }

        foreach (Shape shape in Unprefixed)
        {
            if (IsOpen(shape, rest))
                return true;
        }

        return OpenStructure.StandsAt(rest) || ContextCandidates.MayGoOnFrom(text, at);
    }

    /// <summary>Whether a shape fits as far as the text goes. Takes characters as <see cref="ShapePart.TryTake"/> does.</summary>
    private static bool IsOpen(Shape shape, ReadOnlySpan<char> rest)
    {
        for (int i = 0; i < shape.Parts.Count; i++)
        {
            ShapePart part = shape.Parts[i];
            int length = part.IsLiteral ? LiteralLength(part, rest) : RunLength(part, rest, last: i == shape.Parts.Count - 1);
            if (length < 0)
                return false;
            rest = rest[length..];
            if (rest.IsEmpty)
                return true;
        }

        return false;
    }

    /// <summary>How many characters the part takes; all that are left where they may go on, -1 where it does not fit.</summary>
    private static int LiteralLength(ShapePart part, ReadOnlySpan<char> rest)
    {
        foreach (string literal in part.Literals)
        {
            if (rest.StartsWith(literal))
                return literal.Length;
            if (literal.AsSpan().StartsWith(rest))
                return rest.Length;
        }

        return -1;
    }

    private static int RunLength(ShapePart part, ReadOnlySpan<char> rest, bool last)
    {
        bool isFixed = part.Least == part.Most && !last;
        int most = isFixed ? part.Most : part.Most + Punctuation, length = 0;
        while (length < most && length < rest.Length && CharClass.Has(part.Set, rest[length]))
            length++;
        return length == rest.Length || length >= part.Least ? length : -1;
    }
}
