using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Options;

namespace ZeroTrustAgents.Auditing;

/// <summary>
/// Disclosures in encrypted files, one a session (see <see cref="DisclosureFiles"/>). Nothing is held back in memory: a
/// disclosure is with the operating system when its call goes on, and on stable storage where it was asked to be.
/// </summary>
internal sealed partial class FileDisclosureStore : IDisclosureStore, IDisposable
{
    private static readonly TimeSpan SweepInterval = TimeSpan.FromHours(1);

    private readonly Lock _gate = new();
    private readonly Dictionary<string, DisclosureFile> _files = new(StringComparer.Ordinal);
    private readonly DisclosureOptions _options;
    private readonly TimeProvider _time;
    private readonly ILogger _logger;
    private readonly string _directory;
    private readonly string _keyFile;
    private DisclosureKey? _key;
    private ITimer? _sweep;
    private long _uses;
    private bool _disposed;

    public FileDisclosureStore(IOptions<DisclosureOptions> options, TimeProvider time, ILogger<FileDisclosureStore> logger)
    {
        (_options, _time, _logger) = (options.Value, time, logger);
        (_directory, _keyFile) = (_options.FullDirectory, _options.FullKeyFile);
    }

    /// <summary>Makes the directory and its key, and erases what is too old. The first entry does it where nobody has; a host does it at start-up, to fail there.</summary>
    public void Open()
    {
        lock (_gate)
            OpenLocked();
    }

    /// <inheritdoc/>
    public ValueTask StoreAsync(Disclosure disclosure, AuditDurability durability, CancellationToken cancellationToken)
    {
        if (cancellationToken.IsCancellationRequested)
            return ValueTask.FromCanceled(cancellationToken);
        // A flush blocks its thread for as long as the disk likes.
        if (durability == AuditDurability.PowerLoss)
            return new ValueTask(Task.Run(() => Append(disclosure, flush: true), CancellationToken.None).WaitAsync(cancellationToken));
        try
        {
            Append(disclosure, flush: false);
            return default;
        }
        catch (Exception e)
        {
            return ValueTask.FromException(e);
        }
    }

    /// <inheritdoc/>
    public ValueTask<DisclosureReading> FindAsync(string sessionId, DisclosureKind kind, string digest, CancellationToken cancellationToken)
    {
        DisclosureKey key;
        lock (_gate)
            key = OpenLocked();
        return new ValueTask<DisclosureReading>(Task.Run(() => new DisclosureReader(_directory, key).Find(sessionId, kind, digest, cancellationToken), cancellationToken));
    }

    /// <inheritdoc/>
    public ValueTask<bool> EraseAsync(string sessionId, CancellationToken cancellationToken) => new(Task.Run(
        () =>
        {
            lock (_gate)
            {
                if (_files.Remove(sessionId, out DisclosureFile? open))
                    open.Dispose();
            }

            return DisclosureErasure.Erase(_directory, DisclosureFiles.HashOf(sessionId));
        },
        cancellationToken));

    /// <summary>Closes the files. What was stored is with the operating system.</summary>
    public void Dispose()
    {
        lock (_gate)
        {
            if (_disposed)
                return;
            _disposed = true;
            _sweep?.Dispose();
            foreach (DisclosureFile file in _files.Values)
                file.Dispose();
            _files.Clear();
            _key?.Dispose();
        }
    }

    private void Append(Disclosure disclosure, bool flush)
    {
        // A second round where the file was closed or erased since it was looked up; more than a few would be a fault of ours.
        for (int attempt = 0; attempt < 8; attempt++)
        {
            DisclosureFile file = FileOf(disclosure.SessionId);
            try
            {
                if (file.TryAppend(disclosure, flush))
                    return;
            }
            catch (Exception)
            {
                Forget(disclosure.SessionId, file);
                throw;
            }

            Forget(disclosure.SessionId, file);
        }

        throw new IOException($"The files of a session in '{_directory}' are removed as soon as they are made.");
    }

    private DisclosureFile FileOf(string sessionId)
    {
        lock (_gate)
        {
            if (!_files.TryGetValue(sessionId, out DisclosureFile? file))
            {
                // Under a key whose file is gone, sessions would be unreadable from the next start on.
                if (_key is not null && !File.Exists(_keyFile))
                    _key = null;
                DisclosureKey key = OpenLocked();
                if (_files.Count >= _options.MaxOpenSessions)
                    CloseLeastUsed();
                file = DisclosureFile.Create(_directory, DisclosureFiles.HashOf(sessionId), key);
                _files.Add(sessionId, file);
            }

            file.LastUse = ++_uses;
            return file;
        }
    }

    private void CloseLeastUsed()
    {
        (string session, DisclosureFile file) = _files.MinBy(static f => f.Value.LastUse);
        _files.Remove(session);
        file.Dispose();
    }

    private void Forget(string sessionId, DisclosureFile file)
    {
        lock (_gate)
        {
            if (_files.TryGetValue(sessionId, out DisclosureFile? current) && current == file)
                _files.Remove(sessionId);
        }
    }

    private DisclosureKey OpenLocked()
    {
        ObjectDisposedException.ThrowIf(_disposed, this);
        if (_key is not null)
            return _key;
        DiskStorage.MakePrivate(_directory);
        _key = DisclosureKey.LoadOrCreate(_keyFile);
        if (_options.RetainFor is not null && _sweep is null)
        {
            AsyncFlowControl? flow = ExecutionContext.IsFlowSuppressed() ? null : ExecutionContext.SuppressFlow();
            _sweep = _time.CreateTimer(static s => ((FileDisclosureStore)s!).Sweep(), this, TimeSpan.Zero, SweepInterval);
            flow?.Undo();
        }

        return _key;
    }

    private void Sweep()
    {
        try
        {
            if (DisclosureErasure.EraseOlder(_directory, _time.GetUtcNow() - _options.RetainFor!.Value) is > 0 and int erased)
                LogErased(_logger, erased, _directory);
        }
        catch (Exception e)
        {
            LogNotErased(_logger, _directory, e.Message);
        }
    }

    [LoggerMessage(Level = LogLevel.Information, Message = "{Sessions} sessions of the disclosure store in '{Directory}' were erased: their time is over")]
    private static partial void LogErased(ILogger logger, int sessions, string directory);

    [LoggerMessage(Level = LogLevel.Error, Message = "Sessions of the disclosure store in '{Directory}' whose time is over could not be erased: {Problem}")]
    private static partial void LogNotErased(ILogger logger, string directory, string problem);
}
