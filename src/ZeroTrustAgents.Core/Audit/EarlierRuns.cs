using System.Text.Json;

namespace ZeroTrustAgents.Auditing;

/// <summary>
/// What runs that have ended left open: intents whose process died before their outcome, and torn ends of files. It
/// holds the newest file of each such run locked until it is disposed, so that of several processes that start
/// together one reports them. Looks at the last 16 files and 64 MiB.
/// </summary>
internal sealed class EarlierRuns : IDisposable
{
    private const string Closed = "closed_unknown:";
    private const string Torn = "torn_tail:";
    private const int MaxFiles = 16;
    private const long MaxBytes = 64 * 1024 * 1024;

    private readonly Dictionary<string, FileStream> _locked = new(StringComparer.Ordinal);
    private readonly OrderedDictionary<string, AuditChain> _open = new(StringComparer.Ordinal);
    private readonly HashSet<string> _runs = new(StringComparer.Ordinal);
    private readonly HashSet<string> _reported = new(StringComparer.Ordinal);

    /// <summary>Details of the events to append, each with the chain it belongs to.</summary>
    public IEnumerable<(string Detail, AuditChain Chain)> Findings =>
        _open.Where(f => !_reported.Contains(f.Key)).Select(static f => (f.Key, f.Value));

    /// <summary>Reads the directory. Files that cannot be read are left out: they must not keep today's calls from being recorded.</summary>
    public static EarlierRuns Read(string directory)
    {
        var runs = new EarlierRuns();
        if (!Directory.Exists(directory))
            return runs;
        long budget = MaxBytes;
        foreach (string path in SegmentName.List(directory).AsEnumerable().Reverse().Take(MaxFiles))
        {
            if (budget <= 0)
                break;
            try
            {
                budget -= runs.ReadFile(path, budget);
            }
            catch (Exception e) when (e is IOException or UnauthorizedAccessException)
            {
                runs._open.TryAdd("unreadable:" + Path.GetFileName(path), AuditChain.Empty);
            }
        }

        return runs;
    }

    public void Dispose()
    {
        foreach (FileStream stream in _locked.Values)
            stream.Dispose();
    }

    private long ReadFile(string path, long budget)
    {
        string run = SegmentName.RunOf(path)!;
        FileStream? own = null;
        if (_runs.Add(run) && TryLock(path) is { } newest)
            _locked.Add(run, newest);
        bool ended = _locked.ContainsKey(run);
        FileStream stream = ended && _locked[run].Name == path ? _locked[run] : own = Open(path, FileShare.ReadWrite | FileShare.Delete);
        using (own)
        {
            long skipped = Math.Max(0, stream.Length - budget);
            stream.Position = skipped;
            bool partial = skipped > 0; // the first line may start before what is read
            foreach (SegmentLine line in SegmentLines.Read(stream))
            {
                if (line.Terminated && !partial)
                    Note(line.Bytes, ended);
                else if (!line.Terminated && ended)
                    _open.TryAdd($"{Torn}{Path.GetFileName(path)}@{line.Offset}", AuditChain.Empty);
                partial = false;
            }

            return stream.Length - skipped;
        }
    }

    private void Note(ReadOnlyMemory<byte> line, bool ended)
    {
        try
        {
            using JsonDocument document = JsonDocument.Parse(line);
            JsonElement data = document.RootElement.GetProperty("data");
            string id = document.RootElement.GetProperty("id").GetString()!;
            string call = id[..(id.LastIndexOf('/') + 1)];
            switch (document.RootElement.GetProperty("type").GetString())
            {
                case "zerotrustagents.call.intent" when ended:
                    _open.TryAdd(Closed + id, ChainOf(data.GetProperty("chain")));
                    break;
                case "zerotrustagents.call.outcome" or "zerotrustagents.call.denied":
                    _reported.Add(Closed + call + "intent");
                    break;
                case "zerotrustagents.event" when data.TryGetProperty("detail", out JsonElement detail):
                    string text = detail.GetString()!;
                    if (text.StartsWith(Closed, StringComparison.Ordinal) || text.StartsWith(Torn, StringComparison.Ordinal))
                        _reported.Add(text);
                    break;
            }
        }
        catch (Exception e) when (e is JsonException or KeyNotFoundException or InvalidOperationException)
        {
            // Not a line of ours: the reader reports it to whoever verifies the log.
        }
    }

    private static AuditChain ChainOf(JsonElement chain)
    {
        return new AuditChain(
            Text("agentId"), Text("agentVersion"), Text("owner"), Text("subject"), Text("actors"),
            Text("sessionId"), Text("tool"), Text("scopes"), Text("audience"));
        string Text(string name) => chain.GetProperty(name).GetString() ?? "";
    }

    private static FileStream Open(string path, FileShare share) => new(path, FileMode.Open, FileAccess.Read, share, bufferSize: 0);

    /// <summary>A file that can be had exclusively is one that no live log has open.</summary>
    private static FileStream? TryLock(string path)
    {
        try
        {
            FileStream stream = Open(path, FileShare.None);
            string run = SegmentName.RunOf(path)!;
            if (SegmentName.List(Path.GetDirectoryName(path)!).Last(p => SegmentName.RunOf(p) == run) == path)
                return stream;
            stream.Dispose(); // it went on in a newer file in this moment
            return null;
        }
        catch (Exception e) when (e is IOException and not FileNotFoundException)
        {
            return null;
        }
    }
}
