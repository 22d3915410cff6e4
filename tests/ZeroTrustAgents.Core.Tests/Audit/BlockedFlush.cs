namespace ZeroTrustAgents.Auditing;

/// <summary>Holds the first flush of a disk until it is released.</summary>
internal sealed class BlockedFlush : IDisposable
{
    private readonly ManualResetEventSlim _begun = new();
    private readonly ManualResetEventSlim _release = new();
    private int _flushes;

    public BlockedFlush(FakeSegments disk) => disk.Flushing = () =>
    {
        if (Interlocked.Increment(ref _flushes) > 1)
            return;
        _begun.Set();
        _release.Wait();
    };

    public void WaitUntilBegun() => _begun.Wait();

    public void Release() => _release.Set();

    public void Dispose()
    {
        _release.Set();
        _begun.Dispose();
    }
}
