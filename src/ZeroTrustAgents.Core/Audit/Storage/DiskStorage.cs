namespace ZeroTrustAgents.Auditing;

/// <summary>A log's files in a directory that only this account can read.</summary>
internal sealed class DiskStorage(string root) : ILogStorage
{
    private const string TemporarySuffix = ".new";

    private readonly HashSet<string> _written = new(StringComparer.Ordinal);
    private readonly HashSet<string> _directories = new(StringComparer.Ordinal);

    public string Location => root;

    public IReadOnlyList<string> List(string directory)
    {
        string path = Full(directory);
        return Directory.Exists(path) ? [.. Directory.EnumerateFiles(path).Select(static f => Path.GetFileName(f))] : [];
    }

    public IAppendTarget Create(string path)
    {
        string full = Full(path);
        MakeDirectory(Path.GetDirectoryName(full)!);
        var file = new DiskSegment(full);
        try
        {
            DirectorySync.Flush(Path.GetDirectoryName(full)!);
            return file;
        }
        catch (Exception)
        {
            file.Dispose();
            file.Delete();
            throw;
        }
    }

    public ILogSource? Open(string path)
    {
        string full = Full(path);
        if (!File.Exists(full))
            return null;
        try
        {
            return new DiskSource(full);
        }
        catch (Exception e) when (e is FileNotFoundException or DirectoryNotFoundException)
        {
            return null;
        }
    }

    public byte[]? Read(string path)
    {
        string full = Full(path);
        if (!File.Exists(full))
            return null;
        try
        {
            return File.ReadAllBytes(full);
        }
        catch (Exception e) when (e is FileNotFoundException or DirectoryNotFoundException)
        {
            return null;
        }
    }

    public void Write(string path, ReadOnlySpan<byte> bytes)
    {
        string full = Full(path);
        MakeDirectory(Path.GetDirectoryName(full)!);
        using FileStream file = OpenNew(full);
        RandomAccess.Write(file.SafeFileHandle, bytes, 0);
        _written.Add(full);
    }

    public void Flush()
    {
        foreach (string path in _written)
        {
            using var file = new FileStream(path, FileMode.Open, FileAccess.ReadWrite, FileShare.ReadWrite, bufferSize: 0);
            RandomAccess.FlushToDisk(file.SafeFileHandle);
            _directories.Add(Path.GetDirectoryName(path)!);
        }

        foreach (string directory in _directories)
            DirectorySync.Flush(directory);
        _written.Clear();
        _directories.Clear();
    }

    public void Replace(string path, ReadOnlySpan<byte> bytes)
    {
        string full = Full(path);
        MakeDirectory(Path.GetDirectoryName(full)!);
        string temporary = full + TemporarySuffix;
        using (FileStream file = OpenNew(temporary))
        {
            RandomAccess.Write(file.SafeFileHandle, bytes, 0);
            RandomAccess.FlushToDisk(file.SafeFileHandle);
        }

        File.Move(temporary, full, overwrite: true);
        DirectorySync.Flush(Path.GetDirectoryName(full)!);
    }

    public void Delete(string path)
    {
        string full = Full(path);
        if (!File.Exists(full))
            return;
        File.Delete(full);
        _directories.Add(Path.GetDirectoryName(full)!);
    }

    /// <summary>Makes a directory for this account only.</summary>
    public static void MakePrivate(string path)
    {
        if (OperatingSystem.IsWindows())
            Directory.CreateDirectory(path);
        else
            Directory.CreateDirectory(path, UnixFileMode.UserRead | UnixFileMode.UserWrite | UnixFileMode.UserExecute);
    }

    private void MakeDirectory(string path)
    {
        if (Directory.Exists(path))
            return;
        string parent = Path.GetDirectoryName(path)!;
        MakeDirectory(parent);
        MakePrivate(path);
        _directories.Add(parent);
    }

    private static FileStream OpenNew(string path)
    {
        var options = new FileStreamOptions { Mode = FileMode.Create, Access = FileAccess.Write, Share = FileShare.Read, BufferSize = 0 };
        if (!OperatingSystem.IsWindows())
            options.UnixCreateMode = UnixFileMode.UserRead | UnixFileMode.UserWrite;
        return new FileStream(path, options);
    }

    private string Full(string path) => Path.Combine(root, path);

    private sealed class DiskSource(string path) : ILogSource
    {
        private readonly Microsoft.Win32.SafeHandles.SafeFileHandle _handle = File.OpenHandle(path, FileMode.Open, FileAccess.Read, FileShare.ReadWrite | FileShare.Delete);

        public int Read(Span<byte> bytes, long offset) => RandomAccess.Read(_handle, bytes, offset);

        public void Dispose() => _handle.Dispose();
    }
}
