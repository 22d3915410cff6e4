namespace ZeroTrustAgents.Credentials;

/// <summary>Finds the rows whose prefix stands at a place by its first two characters: most places are told off by one look.</summary>
internal sealed class KindIndex
{
    private const int Buckets = 2048;

    private readonly short[] first = new short[Buckets + 1];
    private readonly Entry[] entries;

    public KindIndex(IReadOnlyList<CredentialKind> kinds)
    {
        var list = new List<Entry>();
        foreach (CredentialKind kind in kinds)
        {
            foreach (string prefix in kind.Prefixes)
                list.Add(new(prefix, kind));
        }

        // In a bucket the longest prefix comes first: `sk-proj-` before `sk-`. List.Sort is not stable, so rows break the tie.
        Entry[] inOrder = [.. list];
        int[] rows = new int[inOrder.Length];
        for (int i = 0; i < rows.Length; i++)
            rows[i] = i;
        Array.Sort(rows, (a, b) => Compare(inOrder[a], inOrder[b]) is var order && order != 0 ? order : a.CompareTo(b));
        entries = new Entry[rows.Length];
        for (int i = 0; i < rows.Length; i++)
            entries[i] = inOrder[rows[i]];

        for (int bucket = 0, next = 0; bucket < Buckets; bucket++)
        {
            first[bucket] = (short)next;
            while (next < entries.Length && Bucket(entries[next].Prefix[0], entries[next].Prefix[1]) == bucket)
                next++;
            first[bucket + 1] = (short)next;
        }
    }

    /// <summary>The candidates at a place: their numbers, from the first up to but not including the last.</summary>
    public (int From, int To) Candidates(char c0, char c1)
    {
        int bucket = Bucket(c0, c1);
        return (first[bucket], first[bucket + 1]);
    }

    /// <summary>A candidate.</summary>
    public ref readonly Entry this[int index] => ref entries[index];

    private static int Bucket(char c0, char c1) => ((c0 * 61) ^ (c1 * 3)) & (Buckets - 1);

    private static int Compare(Entry a, Entry b)
    {
        int order = Bucket(a.Prefix[0], a.Prefix[1]).CompareTo(Bucket(b.Prefix[0], b.Prefix[1]));
        return order != 0 ? order : b.Prefix.Length.CompareTo(a.Prefix.Length);
    }

    /// <summary>A prefix and its row.</summary>
    internal readonly struct Entry(string prefix, CredentialKind kind)
    {
        public string Prefix { get; } = prefix;

        public CredentialKind Kind { get; } = kind;
    }
}
