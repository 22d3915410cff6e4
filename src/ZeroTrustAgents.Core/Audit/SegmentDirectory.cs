namespace ZeroTrustAgents.Auditing;

/// <summary>Makes the segment files of one run in a directory that only this account can read.</summary>
internal sealed class SegmentDirectory(string path, string run, TimeProvider time) : IAppendTargetFactory
{
    private const int MaxAttempts = 4;

    private DateTimeOffset _last = DateTimeOffset.MinValue;

    public string Location => path;

    public IAppendTarget Create()
    {
        CreateDirectory();

        DiskSegment segment = CreateSegment();
        try
        {
            DirectorySync.Flush(path);
        }
        catch (Exception)
        {
            segment.Dispose();
            segment.Delete();
            throw;
        }

        return segment;
    }

    /// <summary>Names have seconds: two segments of a run in one second, or a clock that goes back, must not change their order.</summary>
    private DiskSegment CreateSegment()
    {
        DateTimeOffset name = time.GetUtcNow();
        if (name < _last.AddSeconds(1))
            name = _last.AddSeconds(1);
        for (int attempt = 1; ; attempt++)
        {
            string file = Path.Combine(path, SegmentName.Format(name, run));
            try
            {
                var segment = new DiskSegment(file);
                _last = name.AddTicks(-(name.Ticks % TimeSpan.TicksPerSecond));
                return segment;
            }
            catch (IOException) when (attempt < MaxAttempts && File.Exists(file))
            {
                // Another start looked into the new file before it was locked, and thinks it abandoned: leave it that one.
                name = name.AddSeconds(1);
            }
        }
    }

    private void CreateDirectory()
    {
        if (Directory.Exists(path))
            return;
        if (OperatingSystem.IsWindows())
            Directory.CreateDirectory(path);
        else
            Directory.CreateDirectory(path, UnixFileMode.UserRead | UnixFileMode.UserWrite | UnixFileMode.UserExecute);
        if (Path.GetDirectoryName(path) is { } parent)
            DirectorySync.Flush(parent);
    }
}
