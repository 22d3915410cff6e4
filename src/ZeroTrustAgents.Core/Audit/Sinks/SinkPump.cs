using System.Buffers;
using Microsoft.Extensions.Logging;

namespace ZeroTrustAgents.Auditing;

/// <summary>
/// Hands signed records of a directory's logs to one sink, a batch at a time, read back from the files: a sink that lags
/// needs no memory. Logs of processes that have ended are handed over too, under their lock.
/// </summary>
internal sealed partial class SinkPump(string directory, IAuditSink sink, ILogger logger)
{
    private static readonly SearchValues<char> NameCharacters = SearchValues.Create("abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789-_");

    private readonly SinkCursor _cursor = new(directory, Checked(sink.Name));
    private Task _running = Task.CompletedTask;

    /// <summary>Starts a round, where none is running.</summary>
    /// <param name="own">Name of the log that this process writes.</param>
    /// <param name="cancellationToken">The process ends.</param>
    public void Start(string own, CancellationToken cancellationToken)
    {
        if (_running.IsCompleted)
            _running = Task.Run(() => RunAsync(own, cancellationToken), CancellationToken.None);
    }

    /// <summary>Hands over what is signed by now, and returns when that is done or has failed. Throws nothing.</summary>
    public async Task FinishAsync(string own, CancellationToken cancellationToken)
    {
        await _running.ConfigureAwait(false);
        await RunAsync(own, cancellationToken).ConfigureAwait(false);
    }

    private async Task RunAsync(string own, CancellationToken cancellationToken)
    {
        try
        {
            foreach (string path in LogFiles.Logs(directory))
            {
                string log = Path.GetFileName(path);
                using LogLease? lease = log == own ? null : LogLease.TryTake(path);
                if (log == own || lease is not null)
                    await HandOverAsync(new DiskStorage(path), log, cancellationToken).ConfigureAwait(false);
            }
        }
        catch (OperationCanceledException) when (cancellationToken.IsCancellationRequested)
        {
            // What was not acknowledged comes again.
        }
        catch (Exception e)
        {
            LogFailed(logger, sink.Name, e.GetType().Name, e.Message);
        }
    }

    private async Task HandOverAsync(DiskStorage storage, string log, CancellationToken cancellationToken)
    {
        long next = _cursor.Read(log);
        while (true)
        {
            cancellationToken.ThrowIfCancellationRequested();
            long size = storage.Read(LogState.Path) is { } bytes ? LogState.Parse(bytes)?.Size ?? 0 : 0;
            next = Math.Max(next, PrunedEntries.First(storage, size));
            if (next >= size)
                return;
            List<AuditLogEntry> batch = AuditLogReader.ReadBundle(storage, log, next, size);
            await sink.WriteAsync(batch, cancellationToken).ConfigureAwait(false);
            next += batch.Count;
            _cursor.Write(log, next);
        }
    }

    private static string Checked(string name) => name.Length is > 0 and <= 64 && !name.AsSpan().ContainsAnyExcept(NameCharacters)
        ? name
        : throw new ArgumentException($"'{name}' is no name of an audit sink: it has letters, digits, '-' and '_', 64 at most.");

    [LoggerMessage(Level = LogLevel.Warning, Message = "Audit sink '{Sink}' failed and will be tried again ({ExceptionType}: {Problem})")]
    private static partial void LogFailed(ILogger logger, string sink, string exceptionType, string problem);
}
