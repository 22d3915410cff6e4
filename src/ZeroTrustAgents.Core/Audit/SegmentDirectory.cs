namespace ZeroTrustAgents.Auditing;

/// <summary>Makes the segment files of one run in a directory that only this account can read.</summary>
internal sealed class SegmentDirectory(string path, string run, TimeProvider time) : IAppendTargetFactory
{
    private DateTimeOffset _last = DateTimeOffset.MinValue;

    public string Location => path;

    public IAppendTarget Create()
    {
        CreateDirectory();

        // Names have seconds; two segments of a run in one second, or a clock that goes back, must not change their order.
        DateTimeOffset now = time.GetUtcNow();
        _last = now >= _last.AddSeconds(1) || _last == DateTimeOffset.MinValue ? now.AddTicks(-(now.Ticks % TimeSpan.TicksPerSecond)) : _last.AddSeconds(1);
        var segment = new DiskSegment(Path.Combine(path, SegmentName.Format(_last, run)));
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
