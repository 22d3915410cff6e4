using Microsoft.Win32.SafeHandles;

namespace ZeroTrustAgents.Auditing;

/// <summary>A segment on disk: made by this process, readable by its account only, locked against being taken for one of a run that has ended.</summary>
internal sealed class DiskSegment : IAppendTarget
{
    private readonly FileStream _stream;
    private readonly SafeFileHandle _handle; // taken once: the stream's property seeks each time

    public DiskSegment(string path)
    {
        // Reading is asked for because .NET takes its shared lock (flock) on every file system only for files that are
        // read; the lock is how a later run sees that this one lives.
        var options = new FileStreamOptions { Mode = FileMode.CreateNew, Access = FileAccess.ReadWrite, Share = FileShare.Read, BufferSize = 0 };
        if (!OperatingSystem.IsWindows())
            options.UnixCreateMode = UnixFileMode.UserRead | UnixFileMode.UserWrite;
        _stream = new FileStream(path, options);
        _handle = _stream.SafeFileHandle;
        Path = path;
    }

    public string Path { get; }

    public void Write(ReadOnlySpan<byte> bytes, long offset) => RandomAccess.Write(_handle, bytes, offset);

    public void Flush()
    {
        RandomAccess.FlushToDisk(_handle);

        // Writing to a deleted file succeeds for ever and leaves nothing.
        if (!File.Exists(Path))
            throw new IOException("The file was deleted or renamed while it was in use.");
    }

    public void Truncate(long length) => RandomAccess.SetLength(_handle, length);

    public void Delete() => File.Delete(Path);

    public void Dispose() => _stream.Dispose();
}
