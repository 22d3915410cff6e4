using System.Globalization;

namespace ZeroTrustAgents.Auditing;

/// <summary>
/// Name of a segment of the write-ahead log: <c>wal/&lt;position&gt;-&lt;attempt&gt;.wal</c>. The position is where in the
/// log's unending row of frames the file begins, in bytes. After a failed flush a new file begins where the last good one
/// ended, with a higher attempt where there was one already; of two files that hold a position, the later one counts.
/// </summary>
internal readonly record struct SegmentName(long Position, int Attempt) : IComparable<SegmentName>
{
    public const string Directory = "wal";

    private const string Extension = ".wal";
    private const int PositionDigits = 19;
    private const int AttemptDigits = 4;

    public string Path => Directory + "/" + this;

    public int CompareTo(SegmentName other) => Position != other.Position ? Position.CompareTo(other.Position) : Attempt.CompareTo(other.Attempt);

    public override string ToString() =>
        Position.ToString("D19", CultureInfo.InvariantCulture) + "-" + Attempt.ToString("D4", CultureInfo.InvariantCulture) + Extension;

    /// <summary>The name of a file; <see langword="null"/> for one that is no segment.</summary>
    public static SegmentName? Parse(string name)
    {
        if (name.Length != PositionDigits + 1 + AttemptDigits + Extension.Length || !name.EndsWith(Extension, StringComparison.Ordinal) || name[PositionDigits] != '-')
            return null;
        return long.TryParse(name.AsSpan(0, PositionDigits), NumberStyles.None, CultureInfo.InvariantCulture, out long position)
            && int.TryParse(name.AsSpan(PositionDigits + 1, AttemptDigits), NumberStyles.None, CultureInfo.InvariantCulture, out int attempt)
            ? new SegmentName(position, attempt)
            : null;
    }

    /// <summary>The segments of a log, in the order of their positions.</summary>
    public static List<SegmentName> List(ILogStorage storage)
    {
        List<SegmentName> names = [.. storage.List(Directory).Select(Parse).OfType<SegmentName>()];
        names.Sort();
        return names;
    }
}
