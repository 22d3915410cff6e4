using System.Diagnostics.CodeAnalysis;
using ZeroTrustAgents.Configuration;

namespace ZeroTrustAgents.Policy;

/// <summary>
/// The running state of one agent id, the same object for the life of the host: what configuration and operators last
/// said about it, whichever is stricter. Its token is cancelled the moment the agent stops being active.
/// </summary>
[SuppressMessage("Design", "CA1001", Justification = "Lives as long as the host; a source without a timer or registrations of its own holds nothing to dispose.")]
internal sealed class AgentHandle
{
    private readonly Lock _gate = new();
    private AgentState _configured;
    private AgentState _ordered;
    private volatile int _effective;
    private CancellationTokenSource _active = new();

    /// <summary>The stricter of configured and ordered state.</summary>
    public AgentState State => (AgentState)_effective;

    /// <summary>Cancelled when the agent is suspended or revoked; taken when a session begins. Sessions alone register on it, so that nobody's code runs on the thread of whoever revokes.</summary>
    public CancellationToken Active
    {
        get
        {
            lock (_gate)
                return _active.Token;
        }
    }

    public void Configure(AgentState state) => Change(ref _configured, state);

    /// <summary>An operator's order. A revocation is final: nothing but a restart with an active configuration undoes it.</summary>
    public bool Order(AgentState state) => Change(ref _ordered, state);

    private bool Change(ref AgentState field, AgentState state)
    {
        CancellationTokenSource? stopped = null;
        lock (_gate)
        {
            if (_effective == (int)AgentState.Revoked && state != AgentState.Revoked && field == AgentState.Revoked)
                return false;
            field = state;
            var next = (AgentState)Math.Max((int)_configured, (int)_ordered);
            bool wasActive = _effective == (int)AgentState.Active;
            _effective = (int)next;
            if (wasActive && next != AgentState.Active)
                stopped = _active;
            else if (!wasActive && next == AgentState.Active)
                _active = new CancellationTokenSource();
        }

        // State first, cancellation second: a call that passed its last check before the state changed is reached by the token.
        stopped?.Cancel();
        return true;
    }
}
