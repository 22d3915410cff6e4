namespace ZeroTrustAgents.Auditing;

/// <summary>
/// What was accepted and may still have to be written: first for the first time, and then, until a flush has
/// succeeded, once more. After a failed fsync the kernel may have dropped the pages and say "clean" (fsyncgate), so
/// memory is the only place to write them from again. Positions count bytes since the log was opened.
/// Not thread-safe: its owner's gate guards it.
/// </summary>
internal sealed class RetainedBuffer
{
    private readonly int _chunkBytes;
    private readonly int _maxChunks;
    private int _chunks = 1;
    private Chunk _oldest;
    private Chunk _unwritten;
    private Chunk _newest;
    private Chunk? _free;
    private bool _rewriting;

    public RetainedBuffer(int chunkBytes, int maxChunks)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(chunkBytes, 1);
        ArgumentOutOfRangeException.ThrowIfLessThan(maxChunks, 2);
        _chunkBytes = chunkBytes;
        _maxChunks = maxChunks;
        _oldest = _unwritten = _newest = new Chunk(chunkBytes);
    }

    public long Accepted { get; private set; }

    public long Written { get; private set; }

    public long Durable { get; private set; }

    /// <summary>Up to here a failed flush may have lost what memory had given up: nobody may be told that it is safe.</summary>
    public long Lost { get; private set; }

    /// <summary>Copies a record in; <see langword="false"/> where everything is full of bytes not written yet.</summary>
    public bool TryAppend(ReadOnlySpan<byte> record)
    {
        ArgumentOutOfRangeException.ThrowIfGreaterThan(record.Length, _chunkBytes, nameof(record));
        if (_chunkBytes - _newest.Count < record.Length && !TryExtend())
            return false;
        record.CopyTo(_newest.Bytes.AsSpan(_newest.Count));
        _newest.Count += record.Length;
        Accepted += record.Length;
        return true;
    }

    /// <summary>The next bytes to write, whole records; empty where all is written. They stay as they are while appends go on behind them.</summary>
    public ReadOnlyMemory<byte> Unwritten()
    {
        while (_unwritten.End <= Written && _unwritten.Next is { } next)
            _unwritten = next;
        int from = (int)(Written - _unwritten.Start);
        return _unwritten.Bytes.AsMemory(from, _unwritten.Count - from);
    }

    public void MarkWritten(int count) => Written += count;

    public void MarkDurable(long position)
    {
        Durable = Math.Max(Durable, position);
        while (_oldest != _newest && _oldest.End <= Durable)
        {
            Chunk chunk = TakeOldest();
            chunk.Next = _free;
            _free = chunk;
        }
    }

    /// <summary>
    /// Everything since the last good flush counts as unwritten again, as far back as memory reaches. Says from where.
    /// Until <see cref="Settle"/> nothing is given up, for the rewriting may fail as well.
    /// </summary>
    public long Rewind()
    {
        _rewriting = true;
        _unwritten = _oldest;
        if (_oldest.Start > Durable)
            Lost = _oldest.Start;
        return Written = Math.Max(Durable, _oldest.Start);
    }

    /// <summary>The rewriting has succeeded.</summary>
    public void Settle() => _rewriting = false;

    private bool TryExtend()
    {
        Chunk chunk;
        if (_free is not null)
        {
            chunk = _free;
            _free = chunk.Next;
        }
        else if (_chunks < _maxChunks)
        {
            chunk = new Chunk(_chunkBytes);
            _chunks++;
        }
        else if (_oldest.End <= Written && !_rewriting)
        {
            // With the operating system but not flushed: its copy in memory is what bounded memory gives up first.
            chunk = TakeOldest();
        }
        else
        {
            return false;
        }

        chunk.Next = null;
        chunk.Start = Accepted;
        chunk.Count = 0;
        _newest.Next = chunk;
        _newest = chunk;
        return true;
    }

    private Chunk TakeOldest()
    {
        Chunk chunk = _oldest;
        _oldest = chunk.Next!;
        if (_unwritten == chunk)
            _unwritten = _oldest;
        return chunk;
    }

    private sealed class Chunk(int size)
    {
        public readonly byte[] Bytes = GC.AllocateUninitializedArray<byte>(size);
        public Chunk? Next;
        public long Start;
        public int Count;

        public long End => Start + Count;
    }
}
