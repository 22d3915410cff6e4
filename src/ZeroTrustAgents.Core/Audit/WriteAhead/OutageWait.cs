namespace ZeroTrustAgents.Auditing;

/// <summary>
/// Lets appends wait for the end of an outage. The time counts from its beginning, for all: a short outage is bridged, and
/// in a long one no call waits in vain. One append at a time tries the disk, a few times a second; the others wait
/// behind it. What they hold in memory is bounded.
/// </summary>
/// <param name="time">Runs the wait.</param>
/// <param name="maxWait">How long after an outage began appends wait.</param>
/// <param name="maxBytes">Most bytes of records that wait.</param>
internal sealed class OutageWait(TimeProvider time, TimeSpan maxWait, long maxBytes) : IDisposable
{
    private static readonly TimeSpan RetryInterval = TimeSpan.FromMilliseconds(250);

    private readonly Lock _gate = new();
    private readonly SemaphoreSlim _turn = new(1);
    private readonly CancellationTokenSource _closing = new();
    private long? _since;
    private long _bytes;

    /// <summary>Bytes of records that wait now.</summary>
    public long Bytes
    {
        get
        {
            lock (_gate)
                return _bytes;
        }
    }

    /// <summary>Repeats <paramref name="attempt"/> until it succeeds. Throws what it last failed with where time or room is up.</summary>
    /// <param name="bytes">What the append holds in memory.</param>
    /// <param name="attempt">Appends once; <see cref="AuditUnavailableException"/> where the outage goes on.</param>
    /// <param name="cancellationToken">The caller's.</param>
    public async Task RunAsync(int bytes, Func<Task> attempt, CancellationToken cancellationToken)
    {
        AuditUnavailableException failure;
        try
        {
            await AttemptAsync(attempt).ConfigureAwait(false);
            return;
        }
        catch (AuditUnavailableException e)
        {
            failure = e;
        }

        if (!TryEnter(bytes, out TimeSpan left))
            throw failure;
        try
        {
            using var limit = new CancellationTokenSource(left, time);
            using var either = CancellationTokenSource.CreateLinkedTokenSource(limit.Token, _closing.Token, cancellationToken);
            try
            {
                await RepeatAsync(attempt, either.Token).ConfigureAwait(false);
            }
            catch (OperationCanceledException) when (!cancellationToken.IsCancellationRequested)
            {
                throw failure;
            }
        }
        finally
        {
            lock (_gate)
                _bytes -= bytes;
        }
    }

    /// <summary>Ends the wait of all who wait; they throw what they last failed with. What they hold stays usable until they have let go of it.</summary>
    public void Dispose() => _closing.Cancel();

    private async Task RepeatAsync(Func<Task> attempt, CancellationToken cancellationToken)
    {
        await _turn.WaitAsync(cancellationToken).ConfigureAwait(false);
        try
        {
            while (true)
            {
                try
                {
                    await AttemptAsync(attempt).ConfigureAwait(false);
                    return;
                }
                catch (AuditUnavailableException)
                {
                    await Task.Delay(RetryInterval, time, cancellationToken).ConfigureAwait(false);
                }
            }
        }
        finally
        {
            _turn.Release();
        }
    }

    private async Task AttemptAsync(Func<Task> attempt)
    {
        await attempt().ConfigureAwait(false);
        lock (_gate)
            _since = null;
    }

    private bool TryEnter(int bytes, out TimeSpan left)
    {
        lock (_gate)
        {
            _since ??= time.GetTimestamp();
            left = maxWait - time.GetElapsedTime(_since.Value);
            if (left <= TimeSpan.Zero || _bytes + bytes > maxBytes)
                return false;
            _bytes += bytes;
            return true;
        }
    }
}
