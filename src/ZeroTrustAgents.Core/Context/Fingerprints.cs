namespace ZeroTrustAgents.Context;

/// <summary>
/// Chooses, of the hashes of all runs of <see cref="Run"/> characters, the least of every <see cref="Window"/> neighbours (winnowing): two
/// texts that share <see cref="Guaranteed"/> characters share a fingerprint.
/// </summary>
internal static class Fingerprints
{
    public const int Run = 6, Window = 3, Guaranteed = Run + Window - 1;

    private const uint Prime = 0x01000193;

    /// <summary>Calls <paramref name="found"/> with each fingerprint and where its run begins.</summary>
    public static void Of(string text, Action<uint, int> found)
    {
        int runs = text.Length - Run + 1;
        int last = -1;
        for (int window = 0; window < Math.Max(1, runs - Window + 1) && runs > 0; window++)
        {
            int least = window;
            uint leastHash = HashAt(text, window);
            for (int i = window + 1; i < Math.Min(window + Window, runs); i++)
            {
                if (HashAt(text, i) is var hash && hash <= leastHash)
                    (least, leastHash) = (i, hash);
            }

            if (least != last)
                found(leastHash, last = least);
        }
    }

    private static uint HashAt(string text, int start)
    {
        uint hash = 0x811C9DC5;
        for (int i = start; i < start + Run; i++)
            hash = (hash ^ text[i]) * Prime;
        hash ^= hash >> 15;
        hash *= 0x2C1B3C6D;
        return hash ^ (hash >> 13);
    }
}
