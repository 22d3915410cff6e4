namespace ZeroTrustAgents.Telemetry;

/// <summary>
/// Runs what only tells people about a call. Listeners and log providers are the application's code; one that throws
/// must neither lose a record nor change what becomes of a call.
/// </summary>
internal static class Safely
{
    public static void Do<TState>(TState state, Action<TState> tell)
    {
        try
        {
            tell(state);
        }
        catch (Exception)
        {
            // Nobody is left to tell: what failed is the telling.
        }
    }
}
