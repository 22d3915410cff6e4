using System.Text.Json;

namespace ZeroTrustAgents.Auditing;

/// <summary>
/// What runs that have ended left open: intents whose process died before their outcome, and torn ends of files. It
/// holds the files of these runs locked until it is disposed, so that of several processes that start together one
/// reports them. Looks at the last 16 files and 64 MiB.
/// </summary>
internal sealed class EarlierRuns : IDisposable
{
    private const string Closed = "closed_unknown:";
    private const string Torn = "torn_tail:";
    private const int MaxFiles = 16;
    private const long MaxBytes = 64 * 1024 * 1024;

    private readonly Dictionary<string, FileStream> _locked = new(StringComparer.Ordinal); // by path
    private readonly OrderedDictionary<string, AuditChain> _open = new(StringComparer.Ordinal);
    private readonly HashSet<string> _reported = new(StringComparer.Ordinal);

    /// <summary>Details of the events to append, each with the chain it belongs to.</summary>
    public IEnumerable<(string Detail, AuditChain Chain)> Findings =>
        _open.Where(f => !_reported.Contains(f.Key)).Select(static f => (f.Key, f.Value));

    /// <summary>Reads the directory. Files that cannot be read are named in the findings: they must not keep today's calls from being recorded.</summary>
    public static EarlierRuns Read(string directory)
    {
        var runs = new EarlierRuns();
        if (!Directory.Exists(directory))
            return runs;
        runs.Lock(Newest(directory));

        // Listed again: with the locks held, whatever others reported is in a file by now, and a run that went on in a
        // newer file after the first look shows itself.
        List<string> paths = Newest(directory);
        runs.UnlockLive(paths);
        long budget = MaxBytes;
        foreach (string path in paths.TakeWhile(_ => budget > 0))
        {
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

    private static List<string> Newest(string directory)
    {
        List<string> paths = SegmentName.List(directory);
        paths.Reverse();
        return [.. paths.Take(MaxFiles)];
    }

    private void Lock(List<string> paths)
    {
        foreach (string path in paths)
        {
            if (TryLock(path) is { } stream)
                _locked.Add(path, stream);
        }
    }

    /// <summary>A run has ended when every file of it can be had exclusively.</summary>
    private void UnlockLive(List<string> paths)
    {
        foreach (IGrouping<string?, string> run in paths.GroupBy(SegmentName.RunOf))
        {
            if (run.All(_locked.ContainsKey))
                continue;
            foreach (string path in run)
            {
                if (_locked.Remove(path, out FileStream? stream))
                    stream.Dispose();
            }
        }
    }

    private long ReadFile(string path, long budget)
    {
        if (_locked.TryGetValue(path, out FileStream? locked))
            return ReadLines(locked, ended: true, budget);
        using FileStream? stream = TryShare(path);
        return stream is null ? 0 : ReadLines(stream, ended: false, budget);
    }

    private long ReadLines(FileStream stream, bool ended, long budget)
    {
        long skipped = Math.Max(0, stream.Length - budget);
        stream.Position = skipped;
        bool partial = skipped > 0; // the first line may start before what is read
        foreach (SegmentLine line in SegmentLines.Read(stream))
        {
            if (line.Terminated && !partial)
                Note(line.Bytes, ended);
            else if (!line.Terminated && ended)
                _open.TryAdd($"{Torn}{Path.GetFileName(stream.Name)}@{line.Offset}", AuditChain.Empty);
            partial = false;
        }

        return stream.Length - skipped;
    }

    private void Note(ReadOnlyMemory<byte> line, bool ended)
    {
        try
        {
            using JsonDocument document = JsonDocument.Parse(line);
            JsonElement data = document.RootElement.GetProperty("data");
            string id = document.RootElement.GetProperty("id").GetString() ?? "";
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
                    string text = detail.GetString() ?? "";
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

    /// <summary>Null where another start has the file locked, and so reports on it; .NET has no exception type of its own for that.</summary>
    private static FileStream? TryShare(string path)
    {
        try
        {
            return Open(path, FileShare.ReadWrite | FileShare.Delete);
        }
        catch (IOException e) when (e.GetType() == typeof(IOException))
        {
            return null;
        }
    }

    private static FileStream? TryLock(string path)
    {
        try
        {
            return Open(path, FileShare.None);
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            return null;
        }
    }

    private static FileStream Open(string path, FileShare share) => new(path, FileMode.Open, FileAccess.Read, share, bufferSize: 0);
}
