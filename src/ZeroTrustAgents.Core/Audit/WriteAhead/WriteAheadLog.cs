namespace ZeroTrustAgents.Auditing;

/// <summary>
/// Accepts audit records and writes them in order. <see cref="AuditDurability.Buffered"/> records reach the operating
/// system within <see cref="FileAuditLogOptions.FlushInterval"/>; waiting for the disk can be cancelled, a write to the
/// operating system cannot. After a failure a record may be in two files, of which the reader counts the later; none is
/// ever half.
/// </summary>
internal sealed class WriteAheadLog : IAuditLog, IDisposable
{
    private const int Chunks = 16;

    private readonly TimeProvider _time;
    private readonly AuditRecordEncoder _encoder;
    private readonly AppendOnlyFile _file;
    private readonly OutageWait? _outage;
    private readonly Func<AuditUnavailableException?> _stalled;

    /// <param name="options">Sizes and the window of buffered records; they have been validated.</param>
    /// <param name="run">Tells the events of this run of the log from those of others.</param>
    /// <param name="time">Runs the window.</param>
    /// <param name="segments">Makes the files.</param>
    /// <param name="stalled">Why nothing is accepted though files can be written; <see langword="null"/> from it where nothing is in the way.</param>
    public WriteAheadLog(FileAuditLogOptions options, string run, TimeProvider time, IAppendTargetFactory segments, Func<AuditUnavailableException?>? stalled = null)
    {
        _stalled = stalled ?? (static () => null);
        if (options.WhenUnavailable == AuditFailure.Wait)
            _outage = new OutageWait(time, options.MaxWait, options.MaxBufferBytes);
        _time = time;
        _encoder = new AuditRecordEncoder(run);
        int chunkBytes = Math.Max(RecordFrame.MaxBytes, options.MaxBufferBytes / Chunks);
        var limits = new AppendOnlyFileLimits(chunkBytes, options.MaxBufferBytes / chunkBytes, options.MaxSegmentBytes, options.FlushInterval);
        _file = new AppendOnlyFile(segments, limits, time, () => AppendEvent("log_recovered"));
    }

    /// <summary>Makes the first file; throws where it cannot.</summary>
    public void Open() => _file.Repair();

    /// <inheritdoc/>
    public ValueTask AppendAsync(AuditRecord record, AuditDurability durability, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(record);
        if (cancellationToken.IsCancellationRequested)
            return ValueTask.FromCanceled(cancellationToken);
        if (_outage is not null)
            return AppendOrWait(record, durability, cancellationToken);
        try
        {
            if (_stalled() is { } stalled)
                return ValueTask.FromException(stalled);
            // Before encoding: it appends a record of its own, and a thread has one frame.
            if (!_file.IsUsable)
                _file.Repair();
            long accepted = 0;
            Task? flushed = _file.Append(_encoder.Encode(record), durability, ref accepted);
            return flushed is null ? default : new ValueTask(flushed.WaitAsync(cancellationToken));
        }
        catch (Exception e)
        {
            return ValueTask.FromException(e);
        }
    }

    /// <summary>Appends an event of the log itself; with the operating system on return.</summary>
    public void AppendEvent(string detail) =>
        Append(new AuditRecord { Phase = AuditPhase.Event, Time = _time.GetUtcNow(), Detail = detail });

    /// <summary>Appends a record; with the operating system on return.</summary>
    public void Append(AuditRecord record)
    {
        long accepted = 0;
        _file.Append(_encoder.Encode(record), AuditDurability.Process, ref accepted);
    }

    /// <summary>Makes everything accepted durable, and says how many bytes of frames that is since the log was opened.</summary>
    public long Flush() => _file.Flush();

    /// <summary>Bytes of frames accepted since the log was opened.</summary>
    public long Accepted => _file.Accepted;

    /// <summary>Writes and flushes what was accepted, and closes the log. Throws where accepted records could not be written: silence would lose them.</summary>
    public void Dispose()
    {
        _outage?.Dispose();
        _file.Dispose();
    }

    private ValueTask AppendOrWait(AuditRecord record, AuditDurability durability, CancellationToken cancellationToken)
    {
        long accepted = 0;
        try
        {
            if (_file.IsUsable && _stalled() is null)
            {
                Task? flushed = _file.Append(_encoder.Encode(record), durability, ref accepted);
                return flushed is null ? default : new ValueTask(FlushedOrLater(flushed, accepted, cancellationToken));
            }
        }
        catch (AuditUnavailableException)
        {
            // Waits, below.
        }
        catch (Exception e)
        {
            return ValueTask.FromException(e);
        }

        try
        {
            // The caller reuses its record as soon as it has the task.
            byte[] frame = accepted > 0 ? [] : _encoder.Encode(record).ToArray();
            return new ValueTask(WaitAsync(frame, accepted, durability, cancellationToken));
        }
        catch (Exception e)
        {
            return ValueTask.FromException(e);
        }
    }

    private async Task FlushedOrLater(Task flushed, long accepted, CancellationToken cancellationToken)
    {
        try
        {
            await flushed.WaitAsync(cancellationToken).ConfigureAwait(false);
        }
        catch (AuditUnavailableException)
        {
            await WaitAsync([], accepted, AuditDurability.PowerLoss, cancellationToken).ConfigureAwait(false);
        }
    }

    /// <summary>A record that was accepted is in the log's own buffer, from which the repair writes it: appended again, it would be there twice.</summary>
    private Task WaitAsync(byte[] frame, long accepted, AuditDurability durability, CancellationToken cancellationToken) => _outage!.RunAsync(
        frame.Length + RecordFrame.HeaderBytes,
        async () =>
        {
            if (_stalled() is { } stalled)
                throw stalled;
            try
            {
                if (!_file.IsUsable)
                    _file.Repair();
                if (accepted > 0)
                    _file.Secure(accepted, durability);
                else if (_file.Append(frame, durability, ref accepted) is { } flushed)
                    await flushed.WaitAsync(cancellationToken).ConfigureAwait(false);
            }
            catch (ObjectDisposedException closed)
            {
                // Closed between two attempts: for who waits that is the same outage, and the last of it.
                throw new AuditUnavailableException("write to", "its files, which are closed", closed);
            }
        },
        cancellationToken);
}
