namespace ZeroTrustAgents.Auditing;

/// <summary>
/// Moves accepted bytes from the buffer into segment files, one writer at a time, and gets over failures. Lock order:
/// writing, flushing, gate. A flush holds only the flushing lock, so that appends and writes go on meanwhile.
/// </summary>
internal sealed class SegmentWriter(IAppendTargetFactory segments, RetainedBuffer buffer, Lock gate, long maxSegmentBytes)
{
    private readonly Lock _writing = new();
    private readonly Lock _flushing = new();
    private IAppendTarget? _file;
    private long _fileStart;
    private bool _distrusted = true; // a flush of it failed, or there is none yet
    private bool _retried;
    private bool _closed;
    private volatile bool _usable;
    private AuditUnavailableException? _failure;

    /// <summary>Whether the last operation succeeded; where not, <see cref="Repair"/> has to.</summary>
    public bool IsUsable => _usable;

    private long FileLength => buffer.Written - _fileStart;

    /// <summary>Writes at least up to <paramref name="position"/>. Whoever gets the lock writes for all who wait for it.</summary>
    public void WriteTo(long position)
    {
        lock (_writing)
        {
            if (buffer.Written >= position)
                return;
            ThrowIfUnusable();
            WritePending(position, mayRotate: true);
        }
    }

    /// <summary>Puts everything up to <paramref name="position"/> on stable storage.</summary>
    public void Flush(long position)
    {
        IAppendTarget? file;
        lock (_writing)
        {
            if (ReadDurable() >= position)
                return;
            ThrowIfUnusable();
            WritePending(position, mayRotate: true);
            file = _file;
            position = buffer.Written;
        }

        lock (_flushing)
        {
            if (buffer.Durable >= position)
                return; // a rotation, a repair or the end of the log has flushed it
            FlushTrusted(file!, position);
        }
    }

    /// <summary>Opens the log, or opens it again after a failure. True where it was broken and now holds everything acknowledged.</summary>
    public bool Repair()
    {
        lock (_writing)
        {
            ObjectDisposedException.ThrowIf(_closed, typeof(FileAuditLog));
            if (_usable)
                return false;
            return TryContinue() || StartSegment();
        }
    }

    /// <summary>Closes the file after a last flush.</summary>
    public void Close()
    {
        lock (_writing)
        {
            lock (_flushing)
            {
                _usable = false;
                _closed = true;
                _file?.Dispose();
                _file = null;
            }
        }
    }

    /// <summary>After a failed write: cuts off what it may have left of a record, and goes on in the same file.</summary>
    private bool TryContinue()
    {
        if (_distrusted || _retried)
            return false;
        _retried = true; // a file that fails twice in a row is given up
        try
        {
            _file!.Truncate(FileLength);
        }
        catch (Exception)
        {
            return false;
        }

        WritePending(ReadAccepted(), mayRotate: false);
        _retried = false;
        lock (_flushing)
            return _usable = !_distrusted; // a flush may have failed meanwhile
    }

    /// <summary>
    /// Opens a new segment and writes into it whatever is not known to be on stable storage. A file whose fsync failed
    /// is never flushed again: the second fsync succeeds and means nothing.
    /// </summary>
    private bool StartSegment()
    {
        lock (_flushing)
        {
            (IAppendTarget? old, long oldStart) = (_file, _fileStart);
            long start;
            lock (gate)
                start = buffer.Rewind();
            IAppendTarget next = Create(start);
            try
            {
                (_file, _fileStart) = (next, start);
                WritePending(ReadAccepted(), mayRotate: false);
                if (old is not null)
                    Flush(next, buffer.Written);
            }
            catch (AuditUnavailableException)
            {
                // Nothing was acknowledged from this file; without this, a full disk would collect a file per attempt.
                (_file, _fileStart) = (old, oldStart);
                lock (gate)
                    buffer.Rewind();
                next.Dispose();
                Ignore(next.Delete);
                throw;
            }

            if (old is not null)
            {
                // The records are in the new file now: do not leave them in two.
                long moved = _fileStart - oldStart;
                Ignore(() => old.Truncate(moved));
                old.Dispose();
            }

            lock (gate)
                buffer.Settle();
            _distrusted = _retried = false;
            _usable = true;
            return old is not null;
        }
    }

    private void WritePending(long position, bool mayRotate)
    {
        ReadOnlyMemory<byte> next = Advance(0);
        while (!next.IsEmpty && buffer.Written < position)
        {
            if (mayRotate && FileLength > 0 && FileLength + next.Length > maxSegmentBytes)
                Rotate();
            try
            {
                _file!.Write(next.Span, FileLength);
            }
            catch (Exception e)
            {
                throw Fail("write to", _file!.Path, e, distrust: false);
            }

            next = Advance(next.Length);
        }
    }

    private void Rotate()
    {
        lock (_flushing)
        {
            FlushTrusted(_file!, buffer.Written);
            IAppendTarget next = Create(buffer.Written);
            _file!.Dispose(); // after the next is there: a run must at all times be seen to live by its newest file's lock
            _file = next;
            _fileStart = buffer.Written;
        }
    }

    private void FlushTrusted(IAppendTarget file, long position)
    {
        if (_distrusted || file != _file)
            throw new AuditUnavailableException("flush", file.Path, _failure?.InnerException);
        Flush(file, position);
    }

    private void Flush(IAppendTarget file, long position)
    {
        try
        {
            file.Flush();
        }
        catch (Exception e)
        {
            throw Fail("flush", file.Path, e, distrust: true);
        }

        lock (gate)
            buffer.MarkDurable(position);
    }

    private IAppendTarget Create(long position)
    {
        try
        {
            return segments.Create(position);
        }
        catch (Exception e)
        {
            throw Fail("create a file in", segments.Location, e, distrust: false);
        }
    }

    private ReadOnlyMemory<byte> Advance(int written)
    {
        lock (gate)
        {
            buffer.MarkWritten(written);
            return buffer.Unwritten();
        }
    }

    private long ReadDurable()
    {
        lock (gate)
            return buffer.Durable;
    }

    private long ReadAccepted()
    {
        lock (gate)
            return buffer.Accepted;
    }

    private AuditUnavailableException Fail(string action, string path, Exception cause, bool distrust)
    {
        var failure = new AuditUnavailableException(action, path, cause);
        _failure = failure;
        if (distrust)
            _distrusted = true;
        _usable = false;
        return failure;
    }

    private void ThrowIfUnusable()
    {
        if (!_usable)
            throw new AuditUnavailableException(_failure?.Action ?? "write to", _file?.Path ?? segments.Location, _failure?.InnerException);
    }

    private static void Ignore(Action cleanUp)
    {
        try
        {
            cleanUp();
        }
        catch (Exception)
        {
            // Cleaning up after a failure, on a disk that has just failed; readers cope with what stays.
        }
    }
}
