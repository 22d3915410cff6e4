namespace ZeroTrustAgents.Auditing;

/// <summary>Makes the segments of a log that goes on at <paramref name="start"/>.</summary>
internal sealed class SegmentFactory(ILogStorage storage, long start) : IAppendTargetFactory
{
    private const int MaxAttempts = 10_000;

    public string Location => storage.Location;

    public IAppendTarget Create(long position)
    {
        HashSet<string> taken = [.. storage.List(SegmentName.Directory)];
        for (int attempt = 0; attempt < MaxAttempts; attempt++)
        {
            var name = new SegmentName(start + position, attempt);
            if (!taken.Contains(name.ToString()))
                return storage.Create(name.Path);
        }

        throw new IOException($"There are {MaxAttempts} segments that begin at {start + position}.");
    }
}
