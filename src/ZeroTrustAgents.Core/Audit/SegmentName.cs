using System.Buffers;
using System.Globalization;

namespace ZeroTrustAgents.Auditing;

/// <summary>Name of a segment: <c>audit-&lt;UTC time&gt;-&lt;run&gt;.jsonl</c>. Names sort in the order of their making; a run is one opening of the log.</summary>
internal static class SegmentName
{
    public const string Pattern = "audit-*.jsonl";

    private const string TimeFormat = "yyyyMMdd'T'HHmmss'Z'";
    private const int RunStart = 6 + 16 + 1;
    private const int RunLength = 8;

    private static readonly SearchValues<char> Hex = SearchValues.Create("0123456789abcdef");

    public static string Format(DateTimeOffset time, string run) =>
        string.Create(CultureInfo.InvariantCulture, $"audit-{time.UtcDateTime.ToString(TimeFormat, CultureInfo.InvariantCulture)}-{run}.jsonl");

    /// <summary>The run of a segment; <see langword="null"/> for a file that is none.</summary>
    public static string? RunOf(string path)
    {
        ReadOnlySpan<char> name = Path.GetFileName(path.AsSpan());
        bool isSegment = name.Length == RunStart + RunLength + 6
            && name.StartsWith("audit-", StringComparison.Ordinal)
            && name[RunStart - 1] == '-'
            && name.EndsWith(".jsonl", StringComparison.Ordinal)
            && DateTime.TryParseExact(name[6..(RunStart - 1)], TimeFormat, CultureInfo.InvariantCulture, DateTimeStyles.AssumeUniversal, out _)
            && !name.Slice(RunStart, RunLength).ContainsAnyExcept(Hex);
        return isSegment ? name.Slice(RunStart, RunLength).ToString() : null;
    }

    /// <summary>The segments of a directory, oldest first.</summary>
    public static List<string> List(string directory)
    {
        List<string> paths = [.. Directory.EnumerateFiles(directory, Pattern).Where(static p => RunOf(p) is not null)];
        paths.Sort(static (a, b) => string.CompareOrdinal(Path.GetFileName(a), Path.GetFileName(b)));
        return paths;
    }
}
