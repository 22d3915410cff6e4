namespace ZeroTrustAgents.Tests.Arguments;

internal static class Allocations
{
    /// <summary>Bytes one call allocates on this thread once everything is warm: the least of several rounds, for the runtime allocates now and then, too.</summary>
    public static double PerCall(Action call)
    {
        const int Calls = 1000;
        for (int i = 0; i < Calls; i++)
            call();
        double least = double.MaxValue;
        for (int round = 0; round < 5; round++)
        {
            long before = GC.GetAllocatedBytesForCurrentThread();
            for (int i = 0; i < Calls; i++)
                call();
            least = Math.Min(least, (GC.GetAllocatedBytesForCurrentThread() - before) / (double)Calls);
        }

        return least;
    }
}
