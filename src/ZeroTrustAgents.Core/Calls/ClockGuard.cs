namespace ZeroTrustAgents.Calls;

/// <summary>Notices a clock that went backwards: expired tokens, approvals and sessions would come back to life. One for the whole host, so that what one call saw counts for all.</summary>
internal sealed class ClockGuard
{
    private static readonly long Tolerance = TimeSpan.FromSeconds(5).Ticks;
    private long _latest;

    public bool Accepts(DateTimeOffset now)
    {
        long ticks = now.UtcTicks;
        long latest = Volatile.Read(ref _latest);
        if (ticks < latest - Tolerance)
            return false;

        // Written once a second at most, so that cores do not fight over the cache line.
        if (ticks > latest + TimeSpan.TicksPerSecond)
            Volatile.Write(ref _latest, ticks);
        return true;
    }
}
