using Microsoft.Win32.SafeHandles;

namespace ZeroTrustAgents.Auditing;

/// <summary>A segment on disk: made by this process, readable by its account only, locked against being taken for one of a run that has ended.</summary>
internal sealed class DiskSegment : IAppendTarget
{
    /// <summary>
    /// The file is kept this much longer than what is in it, with zeros, which no record begins with: writing inside of a file costs the kernel a third less
    /// than making it longer each time.
    /// </summary>
    private const int Padding = 256 * 1024;

    private static readonly byte[] Zeros = new byte[Padding];

    private readonly FileStream _stream;
    private long _length; // of the file
    private long _end; // of what is in it
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

    public void Write(ReadOnlySpan<byte> bytes, long offset)
    {
        while (offset + bytes.Length > _length)
        {
            RandomAccess.Write(_handle, Zeros, _length);
            _length += Padding;
        }

        RandomAccess.Write(_handle, bytes, offset);
        _end = offset + bytes.Length;
    }

    public void Flush()
    {
        RandomAccess.FlushToDisk(_handle);

        // Writing to a deleted file succeeds for ever and leaves nothing.
        if (!File.Exists(Path))
            throw new IOException("The file was deleted or renamed while it was in use.");
    }

    public void Truncate(long length)
    {
        RandomAccess.SetLength(_handle, length);
        _length = _end = length;
    }

    public void Delete() => File.Delete(Path);

    /// <summary>Closes the file where its records end. Where that fails, the zeros stay, which say the same.</summary>
    public void Dispose()
    {
        try
        {
            if (_length > _end)
                RandomAccess.SetLength(_handle, _end);
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            // Said above.
        }

        _stream.Dispose();
    }
}
