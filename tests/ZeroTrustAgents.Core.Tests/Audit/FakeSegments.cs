namespace ZeroTrustAgents.Auditing;

/// <summary>Segments in memory that fail on demand and tell what had reached the operating system and the disk at any moment.</summary>
internal sealed class FakeSegments : IAppendTargetFactory
{
    private readonly Lock _lock = new();
    private readonly List<FakeSegment> _files = [];

    public string Location => "memory";

    /// <summary>Bytes that can still be written before the disk is full.</summary>
    public long Space { get; set; } = long.MaxValue;

    public Exception? CreateFault { get; set; }

    public Exception? TruncateFault { get; set; }

    /// <summary>Consumed by the next flush, which also drops what was not flushed before, as a kernel may.</summary>
    public Exception? NextFlushFault { get; set; }

    public Exception? FlushFault { get; set; }

    /// <summary>Told when a flush begins; may block.</summary>
    public Action? Flushing { get; set; }

    /// <summary>Told when a write begins; may block.</summary>
    public Action? Writing { get; set; }

    public int Writes { get; private set; }

    public int Flushes { get; private set; }

    public List<FakeSegment> Files
    {
        get
        {
            lock (_lock)
                return [.. _files];
        }
    }

    /// <summary>What a reader sees: survives the process.</summary>
    public byte[] Written => Join(static f => f.Bytes);

    /// <summary>What a power loss leaves.</summary>
    public byte[] Durable => Join(static f => f.Stable);

    public IAppendTarget Create(long position)
    {
        if (CreateFault is not null)
            throw CreateFault;
        var file = new FakeSegment(this);
        lock (_lock)
            _files.Add(file);
        return file;
    }

    private byte[] Join(Func<FakeSegment, byte[]> part)
    {
        lock (_lock)
            return [.. _files.SelectMany(part)];
    }

    internal sealed class FakeSegment(FakeSegments owner) : IAppendTarget
    {
        public byte[] Bytes { get; private set; } = [];

        public byte[] Stable { get; private set; } = [];

        public bool Disposed { get; private set; }

        public string Path => "memory";

        public void Write(ReadOnlySpan<byte> bytes, long offset)
        {
            owner.Writing?.Invoke();
            lock (owner._lock)
            {
                owner.Writes++;
                int fits = (int)Math.Min(owner.Space, bytes.Length);
                owner.Space -= fits;
                byte[] content = new byte[Math.Max(Bytes.Length, offset + fits)];
                Bytes.CopyTo(content, 0);
                bytes[..fits].CopyTo(content.AsSpan((int)offset));
                Bytes = content;
                if (fits < bytes.Length)
                    throw new IOException("No space left on device");
            }
        }

        public void Flush()
        {
            byte[] now;
            lock (owner._lock)
                now = Bytes; // what arrives while the flush runs is not part of it
            owner.Flushing?.Invoke();
            lock (owner._lock)
            {
                owner.Flushes++;
                if (owner.FlushFault is not null)
                    throw owner.FlushFault;
                if (owner.NextFlushFault is { } fault)
                {
                    owner.NextFlushFault = null;
                    Bytes = Stable;
                    throw fault;
                }

                Stable = now;
            }
        }

        public void Truncate(long length)
        {
            lock (owner._lock)
            {
                if (owner.TruncateFault is not null)
                    throw owner.TruncateFault;
                Bytes = Bytes[..(int)Math.Min(Bytes.Length, length)];
                Stable = Stable[..(int)Math.Min(Stable.Length, length)];
            }
        }

        public void Delete()
        {
            lock (owner._lock)
                owner._files.Remove(this);
        }

        public void Dispose() => Disposed = true;
    }
}
