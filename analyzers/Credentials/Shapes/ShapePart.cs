namespace ZeroTrustAgents.Credentials;

/// <summary>One part of a <see cref="Shape"/>: literals of which one stands there, or characters of a class in an allowed number.</summary>
internal sealed class ShapePart
{
    private const int QuoteLength = 3;

    private ShapePart(string[] literals, int set, (int Least, int Most)[] lengths)
    {
        Literals = literals;
        Set = set;
        Lengths = lengths;
        Least = int.MaxValue;
        foreach ((int least, int most) in lengths)
        {
            Least = Math.Min(Least, least);
            Most = Math.Max(Most, most);
        }
    }

    /// <summary>The literals; empty for a run of characters.</summary>
    public string[] Literals { get; }

    /// <summary>Number of the class.</summary>
    public int Set { get; }

    /// <summary>The allowed lengths.</summary>
    public (int Least, int Most)[] Lengths { get; }

    /// <summary>Least length.</summary>
    public int Least { get; }

    /// <summary>Greatest length.</summary>
    public int Most { get; }

    /// <summary>Whether a literal stands here.</summary>
    public bool IsLiteral => Literals.Length != 0;

    public static ShapePart Literal(params string[] literals)
    {
        var lengths = new (int, int)[literals.Length];
        for (int i = 0; i < literals.Length; i++)
            lengths[i] = (literals[i].Length, literals[i].Length);
        return new(literals, 0, lengths);
    }

    public static ShapePart Run(int set, params (int Least, int Most)[] lengths) => new([], set, lengths);

    /// <summary>
    /// Takes the part's characters. Never takes one back: a fixed number in the middle takes just so many, anything else takes
    /// all there are and then asks whether the number is allowed.
    /// </summary>
    public bool TryTake(ref Scan scan, ref int at, bool last)
    {
        if (IsLiteral)
            return TryTakeLiteral(ref scan, ref at);

        if (Least == Most && !last)
        {
            if (scan.RunLength(Set, at, Most) < Most)
                return false;
            at += Most;
            return true;
        }

        int length = scan.RunLength(Set, at, Most + QuoteLength + 1);
        if (last && length > Least && length <= Most + QuoteLength)
            length = WithoutPunctuation(scan.Text.Slice(at, length));
        if (!IsAllowed(length))
            return false;
        at += length;
        return true;
    }

    // The full stop that ends a sentence, and an encoded quotation mark, are not the credential's.
    private static int WithoutPunctuation(ReadOnlySpan<char> run)
    {
        while (run.Length != 0 && run[run.Length - 1] == '.')
            run = run.Slice(0, run.Length - 1);
        return run.EndsWith("%22".AsSpan(), StringComparison.Ordinal) ? run.Length - QuoteLength : run.Length;
    }

    private bool TryTakeLiteral(ref Scan scan, ref int at)
    {
        ReadOnlySpan<char> rest = scan.Text.Slice(at);
        foreach (string literal in Literals)
        {
            scan.Steps += literal.Length;
            if (rest.StartsWith(literal.AsSpan(), StringComparison.Ordinal))
            {
                at += literal.Length;
                return true;
            }
        }

        return false;
    }

    private bool IsAllowed(int length)
    {
        foreach ((int least, int most) in Lengths)
        {
            if (length >= least && length <= most)
                return true;
        }

        return false;
    }
}
