namespace ZeroTrustAgents.Credentials;

/// <summary>
/// Values that vendors publish on purpose: examples of their documentation, keys of emulators, samples of specifications.
/// Kept as hashes, so that this file holds no value that a scanner would report.
/// </summary>
internal static class KnownExamples
{
    /// <summary>In ascending order.</summary>
    private static readonly ulong[] Hashes =
    [
        0x0A63B8A8C2452BC0, 0x1486C4992A273082, 0x3522D725C541298A, 0x3F9D1C996E620B67, 0x43F62E8BCDD84601,
        0x5539D635CBB33C81, 0x64AFBABAC5BC24BF, 0x67E733C2F9035757, 0x79EFE449FBCB78B7, 0x846B2A1E2FAD7FCB,
        0x8959D21B97C6B870, 0x9617EA5685AE57EA, 0x9CBA2B6F12FD10A4, 0x9F1920C6CD484714, 0xA4A40687C26E731E,
        0xB133D13C694B51B5, 0xC860F3F8A6CD87C5, 0xC9568C476CB97951, 0xCB160C5EBF072178, 0xDB9D9A015CA5096C,
        0xDC8D8CA0645472E9, 0xDDD19C486D095D84, 0xECC1A4474851BC28, 0xEE0425AC21B03B65, 0xF59C6CF4C56164C8,
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
