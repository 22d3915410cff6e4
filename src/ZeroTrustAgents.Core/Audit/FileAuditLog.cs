using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Options;
using ZeroTrustAgents.Auditing.Transparency;

namespace ZeroTrustAgents.Auditing;

/// <summary>
/// The audit log in files: records go into a write-ahead log and from there, every
/// <see cref="FileAuditLogOptions.CheckpointInterval"/>, into a signed Merkle tree that others can verify (RFC 6962, C2SP
/// tlog-tiles). Processes that share the directory write a log each.
/// </summary>
internal sealed partial class FileAuditLog : IAuditLog, IAsyncDisposable, IDisposable
{
    private static readonly TimeSpan PruneInterval = TimeSpan.FromHours(1);
    private static readonly TimeSpan SinksAtEnd = TimeSpan.FromSeconds(3);

    private readonly Lock _opening = new();
    private readonly Lock _advancing = new();
    private readonly FileAuditLogOptions _options;
    private readonly TimeProvider _time;
    private readonly ILogger _logger;
    private readonly IReadOnlyList<IAuditWitness> _witnesses;
    private readonly SinkPump[] _sinks;
    private readonly CancellationTokenSource _closing = new();
    private LogLease? _lease;
    private NoteSigner? _signer;
    private ITimer? _timer;
    private volatile LocalLog? _log;
    private volatile AuditUnavailableException? _stalled;
    private long _lastAdvance;
    private DateTimeOffset _nextPrune;
    private Task _witnessing = Task.CompletedTask;
    private bool _disposed;

    public FileAuditLog(FileAuditLogOptions options, TimeProvider time, ILogger<FileAuditLog> logger, IReadOnlyList<IAuditWitness> witnesses, IEnumerable<IAuditSink> sinks)
    {
        if (new FileAuditLogOptionsValidator().Validate(null, options) is { Failed: true } result)
            throw new OptionsValidationException(nameof(FileAuditLogOptions), typeof(FileAuditLogOptions), result.Failures!);
        (_options, _time, _logger, _witnesses) = (options, time, logger, witnesses);
        DirectoryPath = options.FullDirectory;
        _sinks = [.. sinks.Select(s => new SinkPump(DirectoryPath, s, logger))];
    }

    /// <summary>Full path of the directory, to tell people where the log is.</summary>
    public string DirectoryPath { get; }

    /// <summary>Opens the log and closes what earlier runs left open. The first append does it where nobody has; a host does it at start-up, to fail there.</summary>
    public void Open() => _ = Opened();

    /// <inheritdoc/>
    public ValueTask AppendAsync(AuditRecord record, AuditDurability durability, CancellationToken cancellationToken)
    {
        try
        {
            return (_log ?? Opened()).AppendAsync(record, durability, cancellationToken);
        }
        catch (Exception e)
        {
            return ValueTask.FromException(e);
        }
    }

    /// <summary>Takes everything accepted so far into the tree and signs it.</summary>
    public void Checkpoint()
    {
        LocalLog log = Opened();
        lock (_advancing)
            log.Advance();
    }

    /// <summary>Has the newest checkpoint cosigned by those witnesses that can be reached.</summary>
    public Task WitnessAsync()
    {
        SignedNote? note;
        LocalLog log = Opened();
        lock (_advancing)
            note = log.Tree.Current;
        return note is null ? Task.CompletedTask : WitnessAsync(log, note);
    }

    /// <summary>Signs what was accepted, and closes the log. Throws where accepted records could not be written: silence would lose them.</summary>
    public void Dispose()
    {
        lock (_opening)
        {
            if (_disposed)
                return;
            _disposed = true;
        }

        _timer?.Dispose();
        try
        {
            lock (_advancing)
            {
                // What the witnesses last cosigned is the beginning of what is signed now: the next run asks them again.
                _log?.Dispose();
            }

            FinishSinks();
        }
        finally
        {
            _closing.Dispose();
            _signer?.Dispose();
            _lease?.Dispose();
        }
    }

    /// <inheritdoc cref="Dispose"/>
    public ValueTask DisposeAsync() => new(Task.Run(Dispose));

    private LocalLog Opened()
    {
        lock (_opening)
        {
            ObjectDisposedException.ThrowIf(_disposed, this);
            if (_log is { } open)
                return open;
            LogLease? lease = null;
            NoteSigner? signer = null;
            try
            {
                lease = LogLease.Take(DirectoryPath);
                signer = LogKeys.Load(_options.FullKeyDirectory, lease.Name, _options.Origin);
                LocalLog log = LocalLog.Open(new DiskStorage(lease.Path), signer, _options, _time, Stalled);
                CloseOthers(log, lease);
                (_lease, _signer) = (lease, signer);
                _lastAdvance = _time.GetTimestamp();
                AsyncFlowControl? flow = ExecutionContext.IsFlowSuppressed() ? null : ExecutionContext.SuppressFlow();
                _timer = _time.CreateTimer(static l => ((FileAuditLog)l!).OnTimer(), this, _options.CheckpointInterval, _options.CheckpointInterval);
                flow?.Undo();
                return _log = log;
            }
            catch (Exception e)
            {
                signer?.Dispose();
                lease?.Dispose();
                if (e is AuditUnavailableException or AuditLogDamagedException)
                    throw;
                throw new AuditUnavailableException("open", DirectoryPath, e);
            }
        }
    }

    /// <summary>A new exception for each caller: one that is thrown again and again would collect all their stacks.</summary>
    private AuditUnavailableException? Stalled() =>
        _stalled is { } stalled ? new AuditUnavailableException(stalled.Action, DirectoryPath, stalled.InnerException) : null;

    /// <summary>Logs of processes that have ended get their last records signed, and outcomes for their open calls.</summary>
    private void CloseOthers(LocalLog log, LogLease own)
    {
        foreach (string path in LogFiles.Logs(DirectoryPath).Where(p => p != own.Path))
        {
            try
            {
                using LogLease? lease = LogLease.TryTake(path);
                if (lease is null)
                    continue;
                using NoteSigner signer = LogKeys.Load(_options.FullKeyDirectory, lease.Name, _options.Origin);
                LocalLog.Open(new DiskStorage(path), signer, _options, _time).Dispose();
            }
            catch (Exception e)
            {
                // It must not keep today's calls from being recorded.
                log.AppendEvent("unreadable:" + Path.GetFileName(path));
                LogUnreadable(_logger, path, e.Message);
            }
        }
    }

    private void OnTimer()
    {
        if (!_advancing.TryEnter())
            return; // the last one is not done
        try
        {
            if (_disposed || _log is not { } log)
                return;
            if (_lease is { IsHeld: false })
                throw new AuditLogDamagedException(_lease.Path, "its lock file was removed while it was in use.");
            log.Advance();
            _lastAdvance = _time.GetTimestamp();
            _stalled = null;
            Prune(log);
            Witness(log);
            foreach (SinkPump sink in _sinks)
                sink.Start(_lease!.Name, _closing.Token);
        }
        catch (Exception e)
        {
            LogNotSigned(_logger, DirectoryPath, e.Message);
            // What is damaged does not get better by waiting.
            if (e is AuditLogDamagedException || _time.GetElapsedTime(_lastAdvance) >= _options.MaxCheckpointDelay)
                _stalled = new AuditUnavailableException("sign a checkpoint in", DirectoryPath, e);
        }
        finally
        {
            _advancing.Exit();
        }
    }

    /// <summary>Sinks get the last records as well, those that are quick about it.</summary>
    private void FinishSinks()
    {
        if (_sinks.Length == 0 || _lease is null)
            return;
        try
        {
            Task all = Task.WhenAll(_sinks.Select(s => s.FinishAsync(_lease.Name, _closing.Token)));
            if (all.Wait(SinksAtEnd))
                return;
            // From this thread: a timer would need one of the pool, which may be what the sinks keep busy.
            _closing.Cancel();
            all.Wait(SinksAtEnd);
        }
        catch (Exception e)
        {
            LogSinksAtEnd(_logger, e.Message);
        }
    }

    private void Prune(LocalLog log)
    {
        DateTimeOffset now = _time.GetUtcNow();
        if (_options.RetainFor is not { } retain || now < _nextPrune)
            return;
        _nextPrune = now + PruneInterval;
        log.Prune(now - retain);
    }

    /// <summary>Asks the witnesses, one round at a time, without holding anything up.</summary>
    private void Witness(LocalLog log)
    {
        if (_witnesses.Count == 0 || !_witnessing.IsCompleted || log.Tree.Current is not { } note)
            return;
        _witnessing = Task.Run(() => WitnessAsync(log, note));
    }

    private async Task WitnessAsync(LocalLog log, SignedNote note)
    {
        long size = Transparency.Checkpoint.Parse(note.Text)!.Size;
        List<NoteSignature> cosignatures = [];
        foreach (IAuditWitness witness in _witnesses)
        {
            try
            {
                cosignatures.Add(await witness.CosignAsync(note, _signer!.Verifier, older => log.Tree.Consistency(older, size), CancellationToken.None).ConfigureAwait(false));
            }
            catch (Exception e)
            {
                LogNotWitnessed(_logger, witness.Name, e.Message);
            }
        }

        if (cosignatures.Count == 0)
            return;
        lock (_advancing)
        {
            if (!_disposed)
                log.Tree.Witness(note.With(cosignatures));
        }
    }

    [LoggerMessage(Level = LogLevel.Error, Message = "The audit log in '{Directory}' could not sign a checkpoint: {Problem}")]
    private static partial void LogNotSigned(ILogger logger, string directory, string problem);

    [LoggerMessage(Level = LogLevel.Error, Message = "The audit log '{Directory}' of an earlier run could not be closed: {Problem}")]
    private static partial void LogUnreadable(ILogger logger, string directory, string problem);

    [LoggerMessage(Level = LogLevel.Warning, Message = "Audit sinks did not get the last records; they come with the next start: {Problem}")]
    private static partial void LogSinksAtEnd(ILogger logger, string problem);

    [LoggerMessage(Level = LogLevel.Warning, Message = "Witness '{Witness}' did not cosign the audit log's checkpoint: {Problem}")]
    private static partial void LogNotWitnessed(ILogger logger, string witness, string problem);
}
