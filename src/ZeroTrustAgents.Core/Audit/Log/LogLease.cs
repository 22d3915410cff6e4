namespace ZeroTrustAgents.Auditing;

/// <summary>
/// The right to write to one log: its lock file, held open. Processes that share an audit directory get a log each; the
/// operating system gives the lock of a process that died to the next.
/// </summary>
internal sealed class LogLease : IDisposable
{
    private const int MaxLogs = 10_000;
    private const int WouldBlockLinux = 11;
    private const int WouldBlockMacOs = 35;
    private const int SharingViolationWindows = unchecked((int)0x80070020);

    private readonly FileStream _lock;

    private LogLease(string path, FileStream file)
    {
        _lock = file;
        Path = path;
        Name = System.IO.Path.GetFileName(path);
    }

    /// <summary>Directory of the log.</summary>
    public string Path { get; }

    /// <summary>Name of the directory.</summary>
    public string Name { get; }

    /// <summary>Takes the first log that nobody writes to, making one where all are in use.</summary>
    public static LogLease Take(string directory)
    {
        DiskStorage.MakePrivate(directory);
        for (int number = 1; number <= MaxLogs; number++)
        {
            if (TryTake(System.IO.Path.Combine(directory, LogFiles.Name(number)), mayCreate: true) is { } lease)
                return lease;
        }

        throw new IOException($"All {MaxLogs} logs of '{directory}' are in use.");
    }

    /// <summary>Takes a log that is there; <see langword="null"/> where another process writes to it.</summary>
    public static LogLease? TryTake(string path) => TryTake(path, mayCreate: false);

    /// <summary>Whether the lock file is there still. A lock on a file that was removed keeps nobody else away.</summary>
    public bool IsHeld => File.Exists(System.IO.Path.Combine(Path, LogFiles.Lock));

    public void Dispose() => _lock.Dispose();

    private static LogLease? TryTake(string path, bool mayCreate)
    {
        if (mayCreate)
            DiskStorage.MakePrivate(path);
        try
        {
            var options = new FileStreamOptions { Mode = FileMode.OpenOrCreate, Access = FileAccess.ReadWrite, Share = FileShare.None, BufferSize = 0 };
            if (!OperatingSystem.IsWindows())
                options.UnixCreateMode = UnixFileMode.UserRead | UnixFileMode.UserWrite;
            return new LogLease(path, new FileStream(System.IO.Path.Combine(path, LogFiles.Lock), options));
        }
        catch (IOException e) when (e.HResult is WouldBlockLinux or WouldBlockMacOs or SharingViolationWindows)
        {
            return null;
        }
    }
}
