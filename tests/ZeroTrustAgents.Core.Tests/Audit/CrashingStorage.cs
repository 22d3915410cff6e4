namespace ZeroTrustAgents.Auditing;

/// <summary>
/// A log's files in memory, on a disk that loses power. What was not flushed survives as the dice fall: whole, in part,
/// sector by sector in any order, or not at all. Records in which order flushes and effects happened.
/// </summary>
internal sealed class CrashingStorage : ILogStorage
{
    private const int Sector = 512;

    private readonly Lock _lock = new();
    private readonly Dictionary<string, Content> _files = new(StringComparer.Ordinal);
    private readonly HashSet<string> _unflushed = new(StringComparer.Ordinal);
    private readonly Dictionary<string, Content> _deleted = new(StringComparer.Ordinal);

    public string Location => "memory";

    /// <summary>Fails the next operation that reaches the disk, counted down to 0; negative for never.</summary>
    public int FailAfter { get; set; } = -1;

    public Action<string>? Happened { get; set; }

    public IReadOnlyList<string> List(string directory)
    {
        lock (_lock)
            return [.. _files.Keys.Where(f => Path.GetDirectoryName(f) == directory).Select(f => Path.GetFileName(f))];
    }

    public IEnumerable<string> Files
    {
        get
        {
            lock (_lock)
                return [.. _files.Keys.Order(StringComparer.Ordinal)];
        }
    }

    public IAppendTarget Create(string path)
    {
        lock (_lock)
        {
            Fail();
            var file = new Content { Stable = [] };
            _files.Add(path, file);
            return new Target(this, path, file);
        }
    }

    public ILogSource? Open(string path)
    {
        lock (_lock)
            return _files.TryGetValue(path, out Content? file) ? new Source(this, file) : null;
    }

    public byte[]? Read(string path)
    {
        lock (_lock)
            return _files.TryGetValue(path, out Content? file) ? [.. file.Current] : null;
    }

    public void Write(string path, ReadOnlySpan<byte> bytes)
    {
        lock (_lock)
        {
            Fail();
            _files[path] = new Content { Stable = _files.GetValueOrDefault(path)?.Stable, Current = bytes.ToArray() };
            _unflushed.Add(path);
        }
    }

    public void Flush()
    {
        lock (_lock)
        {
            Fail();
            foreach (string path in _unflushed)
            {
                if (_files.TryGetValue(path, out Content? file))
                    file.Stable = file.Current;
            }

            _unflushed.Clear();
            _deleted.Clear();
        }
    }

    public void Replace(string path, ReadOnlySpan<byte> bytes)
    {
        lock (_lock)
        {
            Fail();
            byte[] content = bytes.ToArray();
            _files[path] = new Content { Stable = content, Current = content };
            Happened?.Invoke("replaced " + path);
        }
    }

    public void Delete(string path)
    {
        lock (_lock)
        {
            Fail();
            if (_files.Remove(path, out Content? file) && file.Stable is not null)
                _deleted[path] = file;
        }
    }

    /// <summary>The disk as the next boot finds it.</summary>
    public CrashingStorage LosePower(Random dice)
    {
        var next = new CrashingStorage();
        lock (_lock)
        {
            foreach ((string path, Content file) in _deleted.Where(d => !_files.ContainsKey(d.Key)))
            {
                if (dice.Next(2) == 0)
                    next._files[path] = new Content { Stable = file.Stable, Current = file.Stable! };
            }

            foreach ((string path, Content file) in _files)
            {
                if (Survivor(file, dice) is { } bytes)
                    next._files[path] = new Content { Stable = bytes, Current = bytes };
            }
        }

        return next;
    }

    /// <summary>The disk as another process finds it after this one was killed: what reached the operating system is there.</summary>
    public CrashingStorage Kill()
    {
        var next = new CrashingStorage();
        lock (_lock)
        {
            foreach ((string path, Content file) in _files)
                next._files[path] = new Content { Stable = file.Current, Current = file.Current };
        }

        return next;
    }

    private static byte[]? Survivor(Content file, Random dice)
    {
        if (file.Stable == file.Current || dice.Next(3) == 0)
            return file.Stable;
        byte[] stable = file.Stable ?? [];
        int length = dice.Next(2) == 0 ? file.Current.Length : dice.Next(Math.Min(stable.Length, file.Current.Length), file.Current.Length + 1);
        byte[] bytes = new byte[length];
        bool whole = dice.Next(3) == 0;
        for (int at = 0; at < length; at += Sector)
        {
            int count = Math.Min(Sector, length - at);
            if (whole || dice.Next(3) > 0 || at + count <= stable.Length)
                file.Current.AsSpan(at, count).CopyTo(bytes.AsSpan(at));
            else if (at < stable.Length)
                stable.AsSpan(at).CopyTo(bytes.AsSpan(at)); // a sector that was flushed in part
        }

        return bytes;
    }

    private void Fail()
    {
        if (FailAfter >= 0 && FailAfter-- == 0)
            throw new IOException("No space left on device");
    }

    private sealed class Content
    {
        public byte[]? Stable { get; set; }

        public byte[] Current { get; set; } = [];
    }

    private sealed class Source(CrashingStorage owner, Content file) : ILogSource
    {
        public int Read(Span<byte> bytes, long offset)
        {
            lock (owner._lock)
            {
                int count = (int)Math.Clamp(file.Current.Length - offset, 0, bytes.Length);
                file.Current.AsSpan((int)Math.Min(offset, file.Current.Length), count).CopyTo(bytes);
                return count;
            }
        }

        public void Dispose()
        {
        }
    }

    private sealed class Target(CrashingStorage owner, string path, Content file) : IAppendTarget
    {
        public string Path => path;

        public void Write(ReadOnlySpan<byte> bytes, long offset)
        {
            lock (owner._lock)
            {
                owner.Fail();
                byte[] content = new byte[Math.Max(file.Current.Length, offset + bytes.Length)];
                file.Current.CopyTo(content, 0);
                bytes.CopyTo(content.AsSpan((int)offset));
                file.Current = content;
            }
        }

        public void Flush()
        {
            lock (owner._lock)
            {
                owner.Fail();
                file.Stable = file.Current;
                owner.Happened?.Invoke("flushed " + path);
            }
        }

        public void Truncate(long length)
        {
            lock (owner._lock)
            {
                owner.Fail();
                file.Current = file.Current[..(int)Math.Min(length, file.Current.Length)];
                file.Stable = file.Stable![..(int)Math.Min(length, file.Stable!.Length)];
            }
        }

        public void Delete() => owner.Delete(path);

        public void Dispose()
        {
        }
    }
}
