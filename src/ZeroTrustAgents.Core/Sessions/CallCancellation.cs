namespace ZeroTrustAgents.Sessions;

/// <summary>
/// Cancels one call, for its caller or with its session. What a linked source would do, except that the session's end
/// does not wait for the call's callbacks. Detached and not disposed: a session that stops meanwhile still cancels it.
/// </summary>
internal sealed class CallCancellation : CancellationTokenSource
{
    private readonly CancellationTokenRegistration _session;
    private readonly CancellationTokenRegistration _caller;

    public CallCancellation(CancellationToken caller, CancellationToken stopped)
    {
        _session = stopped.UnsafeRegister(static s => ((CallCancellation)s!).CancelElsewhere(), this);
        _caller = caller.UnsafeRegister(static s => ((CallCancellation)s!).Cancel(), this);
    }

    public void Detach()
    {
        _session.Unregister();
        _caller.Unregister();
    }
}
