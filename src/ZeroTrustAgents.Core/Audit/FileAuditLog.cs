using System.Security.Cryptography;
using Microsoft.Extensions.Options;

namespace ZeroTrustAgents.Auditing;

/// <summary>
/// The audit log in files: one CloudEvent a line, appended and never changed. <see cref="AuditDurability.Buffered"/>
/// records reach the operating system within <see cref="FileAuditLogOptions.FlushInterval"/>; waiting for the disk can
/// be cancelled, a write to the operating system cannot. After a failure a record may be in two files, with the same
/// id; none is ever half.
/// </summary>
internal sealed class FileAuditLog : IAuditLog, IAsyncDisposable, IDisposable
{
    private const int Chunks = 16;

    private readonly Lock _opening = new();
    private readonly string _directory;
    private readonly string _run = Convert.ToHexStringLower(RandomNumberGenerator.GetBytes(4));
    private readonly TimeProvider _time;
    private readonly AuditLineEncoder _encoder;
    private readonly AppendOnlyFile _file;
    private volatile bool _opened;
    private bool _disposed;

    public FileAuditLog(FileAuditLogOptions options, TimeProvider time, IAppendTargetFactory? segments = null)
    {
        if (new FileAuditLogOptionsValidator().Validate(null, options) is { Failed: true } result)
            throw new OptionsValidationException(nameof(FileAuditLogOptions), typeof(FileAuditLogOptions), result.Failures!);
        _directory = options.FullDirectory;
        _time = time;
        _encoder = new AuditLineEncoder(_run);
        int chunkBytes = Math.Max(AuditLineEncoder.MaxLineBytes, options.MaxBufferBytes / Chunks);
        var limits = new AppendOnlyFileLimits(chunkBytes, options.MaxBufferBytes / chunkBytes, options.MaxSegmentBytes, options.FlushInterval);
        _file = new AppendOnlyFile(segments ?? new SegmentDirectory(_directory, _run, time), limits, time, () => AppendEvent("log_recovered", AuditChain.Empty));
    }

    /// <summary>Full path of the directory, to tell people where the log is.</summary>
    public string DirectoryPath => _directory;

    /// <summary>Opens the log and closes what earlier runs left open. The first append does it where nobody has; a host does it at start-up, to fail there.</summary>
    public void Open()
    {
        lock (_opening)
        {
            ObjectDisposedException.ThrowIf(_disposed, this);
            if (_opened)
                return;
            _file.Repair();
            using EarlierRuns earlier = EarlierRuns.Read(_directory);
            foreach ((string detail, AuditChain chain) in earlier.Findings)
                AppendEvent(detail, chain);
            _opened = true;
        }
    }

    /// <inheritdoc/>
    public ValueTask AppendAsync(AuditRecord record, AuditDurability durability, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(record);
        if (cancellationToken.IsCancellationRequested)
            return ValueTask.FromCanceled(cancellationToken);
        try
        {
            // Before encoding: both append records of their own, and a thread has one line.
            if (!_opened)
                Open();
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

    /// <summary>Writes and flushes what was accepted, and closes the log. Throws where accepted records could not be written: silence would lose them.</summary>
    public void Dispose()
    {
        lock (_opening)
            _disposed = true;
        _file.Dispose();
    }

    /// <inheritdoc cref="Dispose"/>
    public ValueTask DisposeAsync() => new(Task.Run(Dispose));

    private void AppendEvent(string detail, AuditChain chain)
    {
        var record = new AuditRecord { Phase = AuditPhase.Event, Time = _time.GetUtcNow(), Chain = chain, Detail = detail };
        _file.Append(_encoder.Encode(record), AuditDurability.Process);
    }
}
