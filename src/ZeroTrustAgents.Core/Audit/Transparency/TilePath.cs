using System.Globalization;

namespace ZeroTrustAgents.Auditing.Transparency;

/// <summary>Where a tile lies below a log's directory (C2SP tlog-tiles): <c>tile/0/x001/x234/067</c>, <c>tile/0/005.p/12</c>, <c>tile/entries/000</c>.</summary>
internal static class TilePath
{
    /// <summary>Hashes or entries of a full tile.</summary>
    public const int FullWidth = 256;

    /// <summary>Bits of an index that a tile covers.</summary>
    public const int Height = 8;

    public const string Root = "tile";

    /// <summary>What the directory of a tile's narrower forms adds to its path.</summary>
    public const string PartialSuffix = ".p";

    /// <summary>A tile of hashes; <paramref name="width"/> hashes wide.</summary>
    public static string Hashes(int level, long index, int width) => Path(level.ToString(CultureInfo.InvariantCulture), index, width);

    /// <summary>A bundle of <paramref name="width"/> entries.</summary>
    public static string Entries(long index, int width) => Path("entries", index, width);

    /// <summary>The narrower form of a tile whose full path is <paramref name="full"/>.</summary>
    public static string Partial(string full, int width) => full + PartialSuffix + "/" + width.ToString(CultureInfo.InvariantCulture);

    private static string Path(string level, long index, int width)
    {
        string number = (index % 1000).ToString("D3", CultureInfo.InvariantCulture);
        for (long rest = index / 1000; rest > 0; rest /= 1000)
            number = "x" + (rest % 1000).ToString("D3", CultureInfo.InvariantCulture) + "/" + number;
        string path = Root + "/" + level + "/" + number;
        return width == FullWidth ? path : Partial(path, width);
    }
}
