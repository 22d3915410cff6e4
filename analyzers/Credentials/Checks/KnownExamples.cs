namespace ZeroTrustAgents.Credentials;

/// <summary>
/// Values that vendors publish on purpose: examples of their documentation, keys of emulators, samples of specifications.
/// Kept as hashes, so that this file holds no value that a scanner would report.
/// </summary>
internal static class KnownExamples
{
    private static readonly ulong[] Hashes =
    [
    ];

    /// <summary>Whether a value is one of them, as a whole.</summary>
    public static bool Contains(ReadOnlySpan<char> value) => Array.BinarySearch(Hashes, Hash(value)) >= 0;

    /// <summary>FNV-1a, 64 bits.</summary>
    public static ulong Hash(ReadOnlySpan<char> value)
    {
        ulong hash = 14695981039346656037;
        foreach (char c in value)
            hash = unchecked((hash ^ c) * 1099511628211);
        return hash;
    }
}
