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

    /// <param name="options">Sizes and the window of buffered records; they have been validated.</param>
    /// <param name="run">Tells the events of this run of the log from those of others.</param>
    /// <param name="time">Runs the window.</param>
    /// <param name="segments">Makes the files.</param>
    public WriteAheadLog(FileAuditLogOptions options, string run, TimeProvider time, IAppendTargetFactory segments)
    {
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
        try
        {
            // Before encoding: it appends a record of its own, and a thread has one frame.
            if (!_file.IsUsable)
                _file.Repair();
            Task? flushed = _file.Append(_encoder.Encode(record), durability);
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
    public void Append(AuditRecord record) => _file.Append(_encoder.Encode(record), AuditDurability.Process);

    /// <summary>Makes everything accepted durable, and says how many bytes of frames that is since the log was opened.</summary>
    public long Flush() => _file.Flush();

    /// <summary>Bytes of frames accepted since the log was opened.</summary>
    public long Accepted => _file.Accepted;

    /// <summary>Writes and flushes what was accepted, and closes the log. Throws where accepted records could not be written: silence would lose them.</summary>
    public void Dispose() => _file.Dispose();
}
