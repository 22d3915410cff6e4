using System.Diagnostics.CodeAnalysis;

namespace ZeroTrustAgents.Sessions;

/// <summary>
/// How a session stops: first the state that the guard looks at, at once and for every child session; then, on other
/// threads, the code that tools registered on their tokens. That code may block or throw. It can hold up neither whoever
/// revokes, nor another session, nor a call that has a token of its own.
/// </summary>
[SuppressMessage("Design", "CA1001", Justification = "Sources without a timer hold nothing to dispose, and disposing one whose callbacks have yet to run would drop them.")]
internal sealed class SessionStop
{
    private readonly CancellationTokenSource _state = new();
    private readonly CancellationTokenSource _calls = new();
    private readonly CancellationTokenRegistration _agent;
    private readonly CancellationTokenRegistration _parent;

    public SessionStop(SessionStop? parent, CancellationToken agent)
    {
        Stopped = _state.Token;
        Stopped.UnsafeRegister(static s => ((CancellationTokenSource)s!).CancelElsewhere(), _calls);
        _agent = agent.UnsafeRegister(static s => ((SessionStop)s!).Now(), this);
        _parent = parent?.Stopped.UnsafeRegister(static s => ((SessionStop)s!).Now(), this) ?? default;
    }

    /// <summary>The state. Only the guard registers on it, and nothing that blocks: it is cancelled on the thread of whoever stops the session.</summary>
    public CancellationToken Stopped { get; }

    /// <summary>Stops the session and its children. Everybody sees it before this returns.</summary>
    public void Now() => _state.Cancel();

    /// <summary>
    /// The token for one call. Routine calls whose caller cannot cancel share one, which costs nothing: of those, one whose
    /// callback blocks delays what the others hear, and nothing else. Every other call has its own.
    /// </summary>
    public CancellationToken TokenFor(TrustTier tier, CancellationToken caller, out CallCancellation? own)
    {
        if (tier == TrustTier.Routine && !caller.CanBeCanceled)
        {
            own = null;
            return _calls.Token;
        }

        own = new CallCancellation(caller, Stopped);
        return own.Token;
    }

    /// <summary>Lets go of the agent and the parent, which may live longer.</summary>
    public void Detach()
    {
        _agent.Unregister();
        _parent.Unregister();
    }
}
