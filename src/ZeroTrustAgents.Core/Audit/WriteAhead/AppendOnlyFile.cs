namespace ZeroTrustAgents.Auditing;

/// <summary>
/// A write-ahead log of opaque records with group commit. A record is copied into a shared buffer under a short lock;
/// then nothing (<see cref="AuditDurability.Buffered"/>), one write of all that is pending on the caller's own thread
/// (<see cref="AuditDurability.Process"/>: a write to the page cache is cheaper than any hand-over), or one flush for
/// all who wait for one (<see cref="AuditDurability.PowerLoss"/>).
/// </summary>
internal sealed class AppendOnlyFile : IThreadPoolWorkItem, IDisposable
{
    private static readonly TimeSpan RetryInterval = TimeSpan.FromSeconds(1);

    private readonly Lock _gate = new();
    private readonly RetainedBuffer _buffer;
    private readonly SegmentWriter _writer;
    private readonly ITimer _timer;
    private readonly TimeSpan _flushInterval;
    private readonly long _maxUnflushed;
    private readonly Action? _repaired;
    private TaskCompletionSource? _nextFlush;
    private bool _flusherRuns;
    private bool _timerRuns;
    private bool _disposed;

    /// <param name="segments">Makes the files.</param>
    /// <param name="limits">Sizes and the window of buffered records.</param>
    /// <param name="time">Runs the window.</param>
    /// <param name="repaired">Told after the log got over a failure; may append.</param>
    public AppendOnlyFile(IAppendTargetFactory segments, AppendOnlyFileLimits limits, TimeProvider time, Action? repaired = null)
    {
        _buffer = new RetainedBuffer(limits.ChunkBytes, limits.MaxChunks);
        _writer = new SegmentWriter(segments, _buffer, _gate, limits.MaxSegmentBytes);
        _flushInterval = limits.FlushInterval;
        _maxUnflushed = (long)limits.ChunkBytes * limits.MaxChunks / 2;
        _repaired = repaired;
        AsyncFlowControl? flow = ExecutionContext.IsFlowSuppressed() ? null : ExecutionContext.SuppressFlow();
        _timer = time.CreateTimer(static log => ((AppendOnlyFile)log!).OnTimer(), this, Timeout.InfiniteTimeSpan, Timeout.InfiniteTimeSpan);
        flow?.Undo();
    }

    /// <summary>Whether the log is open and its last operation succeeded.</summary>
    public bool IsUsable => _writer.IsUsable;

    /// <summary>Bytes accepted so far.</summary>
    public long Accepted
    {
        get
        {
            lock (_gate)
                return _buffer.Accepted;
        }
    }

    /// <summary>Opens the log, or gets over a failure; throws where it cannot.</summary>
    public void Repair()
    {
        if (_writer.Repair())
            _repaired?.Invoke();
    }

    /// <summary>
    /// Accepts <paramref name="record"/>. On return it is as safe as <paramref name="durability"/> says, or will be with the
    /// task returned. While the log is not usable the caller repairs it first.
    /// </summary>
    /// <param name="record">The record.</param>
    /// <param name="durability">How safe.</param>
    /// <param name="accepted">The position behind the record once it is accepted, also where this throws after that; it is then written by a later repair.</param>
    public Task? Append(ReadOnlySpan<byte> record, AuditDurability durability, ref long accepted)
    {
        if (durability is < AuditDurability.Buffered or > AuditDurability.PowerLoss)
            throw new ArgumentOutOfRangeException(nameof(durability), durability, "Not a durability.");
        long position;
        Task? flushed;
        while (!TryAccept(record, durability, out position, out flushed))
            _writer.WriteTo(position);
        accepted = position;
        if (durability == AuditDurability.Process)
            _writer.WriteTo(position);
        return flushed;
    }

    /// <summary>Makes a record that was accepted before a failure as safe as <paramref name="durability"/> says. The caller repairs the log first.</summary>
    public void Secure(long position, AuditDurability durability)
    {
        if (durability == AuditDurability.PowerLoss)
            _writer.Flush(position);
        else
            _writer.WriteTo(position);
        lock (_gate)
        {
            if (position <= _buffer.Lost)
                throw new IOException("The record was with the operating system when a flush failed, and too many came behind it to write it again.");
        }
    }

    /// <summary>Puts everything accepted so far on stable storage, and says up to where.</summary>
    public long Flush()
    {
        long accepted = Accepted;
        if (!_writer.IsUsable)
            Repair();
        _writer.Flush(accepted);
        lock (_gate)
            return _buffer.Durable;
    }

    /// <summary>Writes and flushes what was accepted, then closes. Throws where accepted records could not be written.</summary>
    public void Dispose()
    {
        long accepted;
        lock (_gate)
        {
            if (_disposed)
                return;
            _disposed = true;
            accepted = _buffer.Accepted;
        }

        _timer.Dispose();
        try
        {
            if (accepted > 0)
            {
                if (!_writer.IsUsable)
                    _writer.Repair();
                _writer.Flush(accepted);
            }
        }
        finally
        {
            _writer.Close();
        }
    }

    /// <summary>The flusher: one flush for everybody who asked while the last one was running, until nobody has.</summary>
    void IThreadPoolWorkItem.Execute()
    {
        while (TryTakeFlush(out TaskCompletionSource? flush, out long position))
        {
            try
            {
                _writer.Flush(position);
                flush.SetResult();
            }
            catch (Exception e)
            {
                flush.SetException(e);
                _ = flush.Task.Exception; // everybody may have stopped waiting
            }
        }
    }

    private bool TryAccept(ReadOnlySpan<byte> record, AuditDurability durability, out long position, out Task? flushed)
    {
        flushed = null;
        lock (_gate)
        {
            ObjectDisposedException.ThrowIf(_disposed, typeof(FileAuditLog));
            position = _buffer.Accepted;
            if (!_buffer.TryAppend(record))
                return false;
            position = _buffer.Accepted;
            if (durability == AuditDurability.PowerLoss)
                flushed = JoinFlush();
            else if (durability == AuditDurability.Buffered && !_timerRuns)
                StartTimer(_flushInterval);

            // Bounds what a power loss can take from records that asked for less, and what memory has to retain.
            if (!_flusherRuns && _buffer.Written - _buffer.Durable > _maxUnflushed)
                JoinFlush();
            return true;
        }
    }

    private Task JoinFlush()
    {
        _nextFlush ??= new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
        if (!_flusherRuns)
        {
            _flusherRuns = true;
            ThreadPool.UnsafeQueueUserWorkItem(this, preferLocal: false);
        }

        return _nextFlush.Task;
    }

    private bool TryTakeFlush([System.Diagnostics.CodeAnalysis.NotNullWhen(true)] out TaskCompletionSource? flush, out long position)
    {
        lock (_gate)
        {
            flush = _nextFlush;
            _nextFlush = null;
            position = _buffer.Accepted;
            _flusherRuns = flush is not null;
            return _flusherRuns;
        }
    }

    private void StartTimer(TimeSpan due)
    {
        _timerRuns = true;
        _timer.Change(due, Timeout.InfiniteTimeSpan);
    }

    private void OnTimer()
    {
        long position;
        lock (_gate)
        {
            if (_disposed)
                return;
            _timerRuns = false;
            position = _buffer.Accepted;
        }

        try
        {
            if (!_writer.IsUsable)
                Repair();
            _writer.WriteTo(position);
        }
        catch (Exception)
        {
            // The next append says so to its caller. What was accepted is retained and tried again, append or not.
            lock (_gate)
            {
                if (!_disposed)
                    StartTimer(RetryInterval);
            }
        }
    }
}
