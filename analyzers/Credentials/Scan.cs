namespace ZeroTrustAgents.Credentials;

/// <summary>One pass over a text: remembers how far each class of characters is known to run, and counts its work.</summary>
/// <remarks>
/// The memory is what makes shapes linear: <c>a-a-a-…</c> offers a start at every second character and the same end to all of them;
/// each class looks at each character once and not once a start.
/// </remarks>
internal ref struct Scan
{
    /// <summary>Numbers a class needs: where the known run starts, where it ends.</summary>
    public const int PerClass = 2;

    private readonly Span<int> runs;

    public Scan(ReadOnlySpan<char> text, Span<int> runs)
    {
        Text = text;
        this.runs = runs;
    }

    /// <summary>The text.</summary>
    public ReadOnlySpan<char> Text { get; }

    /// <summary>Characters looked at, literals compared and checks made: the measure of the linearity tests.</summary>
    public long Steps { get; set; }

    /// <summary>The connection string, or whatever stands in its place, that was looked at last.</summary>
    public (int Start, int End, bool IsConnection) Segment { get; set; }

    /// <summary>How many characters of a class stand at a place; counting stops at <paramref name="most"/>.</summary>
    public int RunLength(int set, int at, int most)
    {
        ref int start = ref runs[set * PerClass];
        ref int end = ref runs[set * PerClass + 1];
        if (at < start || at >= end)
            start = end = at;

        int limit = (int)Math.Min(Text.Length, (long)at + most);
        int from = end;
        while (end < limit && CharClass.Has(set, Text[end]))
            end++;
        Steps += end - from + 1;
        return Math.Min(end - at, most);
    }
}
