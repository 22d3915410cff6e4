using System.IO.Hashing;

namespace ZeroTrustAgents.Auditing;

/// <summary>The intents of a log that have no outcome yet. Knows them by the index of their entry. Not thread-safe.</summary>
internal sealed class OpenCalls
{
    private readonly Dictionary<UInt128, long> _open = [];

    /// <summary>Indices, in order.</summary>
    public List<long> Indices
    {
        get
        {
            List<long> indices = [.. _open.Values];
            indices.Sort();
            return indices;
        }
    }

    /// <summary>Takes an entry in: an intent opens its call, what ends a call closes it.</summary>
    public void Note(ReadOnlySpan<byte> entry, long index)
    {
        bool isIntent = entry.EndsWith("\"zerotrustagents.call.intent\"}"u8);
        if (!isIntent && !entry.EndsWith("\"zerotrustagents.call.outcome\"}"u8) && !entry.EndsWith("\"zerotrustagents.call.denied\"}"u8))
            return;
        // Nothing behind the id has a member of this name, and quotes inside of texts are escaped.
        int from = entry.LastIndexOf("\"id\":\""u8);
        if (from < 0)
            return;
        ReadOnlySpan<byte> id = entry[(from + 6)..];
        id = id[..id.IndexOf((byte)'"')];
        UInt128 call = XxHash128.HashToUInt128(id[..Math.Max(0, id.LastIndexOf((byte)'/'))]);
        if (isIntent)
            _open[call] = index;
        else
            _open.Remove(call);
    }
}
