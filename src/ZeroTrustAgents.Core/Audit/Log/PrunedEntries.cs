using System.Globalization;
using System.Text.Json;
using ZeroTrustAgents.Auditing.Transparency;

namespace ZeroTrustAgents.Auditing;

/// <summary>
/// Gives up the entries of old records; their hashes stay, so that every proof about the others does too. That they were
/// given up is a record itself, signed before the first of them goes.
/// </summary>
internal static class PrunedEntries
{
    private const string Detail = "pruned:";

    /// <summary>The event that says that all records before <paramref name="count"/> are given up.</summary>
    public static string DetailOf(long count) => Detail + count.ToString(CultureInfo.InvariantCulture);

    /// <summary>How many records an entry says were given up; 0 for any other record.</summary>
    public static long Read(ReadOnlyMemory<byte> entry)
    {
        if (!entry.Span.EndsWith("\"zerotrustagents.event\"}"u8) || entry.Span.IndexOf("\"detail\":\"pruned:"u8) < 0)
            return 0;
        try
        {
            using JsonDocument document = JsonDocument.Parse(entry);
            // The chain of nobody: what a session reports cannot say it.
            JsonElement data = document.RootElement.GetProperty("data");
            string detail = data.GetProperty("detail").GetString() ?? "";
            bool isHost = data.GetProperty("chain").GetProperty("agentId").GetString() is "";
            return isHost && detail.StartsWith(Detail, StringComparison.Ordinal) && long.TryParse(detail.AsSpan(Detail.Length), NumberStyles.None, CultureInfo.InvariantCulture, out long count) ? count : 0;
        }
        catch (Exception e) when (e is JsonException or KeyNotFoundException or InvalidOperationException)
        {
            return 0;
        }
    }

    /// <summary>How many records at the beginning of a log were given up: where its first bundle is.</summary>
    public static long First(ILogStorage storage, long size)
    {
        long missing = 0;
        long there = size / TilePath.FullWidth;
        while (missing < there)
        {
            long middle = (missing + there) / 2;
            using ILogSource? bundle = storage.Open(TilePath.Entries(middle, TilePath.FullWidth));
            if (bundle is null)
                missing = middle + 1;
            else
                there = middle;
        }

        return missing * TilePath.FullWidth;
    }

    /// <summary>Whole bundles at the beginning of a log all of whose records are older than <paramref name="before"/>, none of them an open call; in records.</summary>
    /// <param name="storage">The log.</param>
    /// <param name="size">Records in its tree.</param>
    /// <param name="firstOpen">The first intent without an outcome.</param>
    /// <param name="from">Records that were given up before.</param>
    /// <param name="before">Time of the first record to keep.</param>
    public static long Find(ILogStorage storage, long size, long firstOpen, long from, DateTimeOffset before)
    {
        var tiles = new StoredTiles(storage);
        long bundle = from / TilePath.FullWidth;
        for (; (bundle + 1) * TilePath.FullWidth <= Math.Min(size, firstOpen); bundle++)
        {
            ReadOnlyMemory<byte> rest = tiles.ReadEntries(bundle, TilePath.FullWidth);
            while (EntryBundle.TryTake(ref rest, out ReadOnlyMemory<byte> entry))
            {
                using JsonDocument document = JsonDocument.Parse(entry);
                if (document.RootElement.GetProperty("time").GetDateTimeOffset() >= before)
                    return bundle * TilePath.FullWidth;
            }
        }

        return bundle * TilePath.FullWidth;
    }

    /// <summary>Removes the bundles of the first <paramref name="count"/> records.</summary>
    public static void Remove(ILogStorage storage, long from, long count)
    {
        for (long bundle = from / TilePath.FullWidth; bundle < count / TilePath.FullWidth; bundle++)
            storage.Delete(TilePath.Entries(bundle, TilePath.FullWidth));
    }
}
