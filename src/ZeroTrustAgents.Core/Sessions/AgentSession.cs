using System.Collections.Concurrent;
using System.Collections.Immutable;
using Microsoft.Extensions.DependencyInjection;
using ZeroTrustAgents.Auditing;
using ZeroTrustAgents.Calls;
using ZeroTrustAgents.Configuration;
using ZeroTrustAgents.Context;
using ZeroTrustAgents.Policy;
using ZeroTrustAgents.Telemetry;
using ZeroTrustAgents.Tools;

namespace ZeroTrustAgents.Sessions;

/// <summary>
/// One agent working for one subject. Owns a service scope, from which its plugins come; disposing it cancels its
/// calls, ends its leases and its child sessions. Its calls may run concurrently; its turns follow one another.
/// </summary>
public sealed class AgentSession : IAsyncDisposable
{
    private readonly AgentHost _host;
    private readonly AgentHandle _handle;
    private readonly AsyncServiceScope _scope;
    private readonly SessionStop _stop;
    private readonly ImmutableArray<string>? _only;
    private readonly ImmutableArray<string>? _outer;
    private readonly ConcurrentDictionary<IOpenStream, byte> _streams = new();
    private readonly string _idleTransaction;
    private SessionTurn? _turn;
    private long _calls;
    private int _tampered;
    private int _disposed;

    internal AgentSession(AgentHost host, SessionStart start)
    {
        _host = host;
        Id = start.SessionId;
        AgentId = start.AgentId;
        Subject = start.Subject;
        Parent = start.Parent;
        Expires = start.Expires;
        _only = start.Only;
        _outer = start.OuterScopes;
        _calls = start.CallsBefore;
        _handle = host.Policies.HandleOf(start.AgentId);
        Actors = [start.AgentId, .. start.Parent?.Actors ?? []];
        TokenActors = Subject.IsAutonomous && Parent is null ? [] : Actors;
        Leases = new LeaseCache();
        Context = start.Parent?.Context ?? start.Context;
        _idleTransaction = RandomId.New();
        _stop = new SessionStop(start.Parent?._stop, _handle.Active);
        _scope = host.Scopes.CreateAsyncScope();
    }

    /// <summary>The session's id, 128 random bits.</summary>
    public string Id { get; }

    /// <summary>The agent.</summary>
    public string AgentId { get; }

    /// <summary>The subject's id; the agent's own for an autonomous session.</summary>
    public string SubjectId => Subject.Id;

    /// <summary>
    /// Whether a call that needs a human waits for the decision (the default), or returns a
    /// <see cref="DenialOutcome.NeedsHuman"/> denial with the approval's id at once. In the second case the same call,
    /// repeated after the approval was given, runs.
    /// </summary>
    public bool WaitForApproval { get; set; } = true;

    /// <summary>What the session has been exposed to and has done, with its child sessions and what it was resumed from.</summary>
    public ContextLabels Labels => Context.Labels;

    /// <summary>Services of this session's scope.</summary>
    public IServiceProvider Services => _scope.ServiceProvider;

    internal SessionSubject Subject { get; }

    internal AgentSession? Parent { get; }

    internal DateTimeOffset Expires { get; }

    internal ImmutableArray<string> Actors { get; }

    internal ImmutableArray<string> TokenActors { get; }

    internal LeaseCache Leases { get; }

    /// <summary>Shared with child sessions: what one has read, the other may act on.</summary>
    internal SessionContext Context { get; }

    internal Alerts Alerts => _host.Alerts;

    internal AgentHost Host => _host;

    /// <summary>Cancelled when the session, a parent or the agent stops. The guard looks at it; nothing that a tool or a plug-in wrote may register on it.</summary>
    internal CancellationToken Ended => _stop.Stopped;

    internal string TransactionId => Volatile.Read(ref _turn)?.TransactionId ?? _idleTransaction;

    internal string? SubjectText => Volatile.Read(ref _turn)?.UserText;

    internal ImmutableArray<string>? Only => _only;

    internal long CallsSoFar => Volatile.Read(ref _calls);

    /// <summary>Begins a turn with the subject's own words. Nothing else counts as the subject's.</summary>
    /// <param name="userText">What the subject said; <see langword="null"/> when an autonomous agent acts on its own schedule.</param>
    /// <param name="cancellationToken">Stops waiting for the audit log.</param>
    /// <exception cref="InvalidOperationException">The previous turn has not ended.</exception>
    /// <exception cref="AgentAccessException">A tool called it.</exception>
    public async ValueTask<SessionTurn> BeginTurnAsync(string? userText, CancellationToken cancellationToken = default)
    {
        ObjectDisposedException.ThrowIf(Volatile.Read(ref _disposed) != 0, this);
        _host.RefuseInsideCall("begin a turn: what it says are not the subject's words");
        var turn = new SessionTurn(this, RandomId.New(), userText);
        if (Interlocked.CompareExchange(ref _turn, turn, null) is not null)
            throw new InvalidOperationException("The previous turn of this session has not ended; dispose it first. Parallel requests of one user need parallel sessions.");
        try
        {
            await _host.Recorder.EventAsync(ChainOf(null), "turn_began", AuditDurability.Buffered, cancellationToken).ConfigureAwait(false);
        }
        catch
        {
            End(turn);
            throw;
        }

        if (userText is not null)
            Context.AddSubjectText(userText);
        return turn;
    }

    /// <summary>
    /// Begins a session of another agent on behalf of the same subject. The child has at most this session's authority:
    /// its tokens carry both agents, its calls satisfy both agents' grants, and it ends with this session.
    /// </summary>
    /// <param name="agentId">The agent that takes over.</param>
    /// <param name="only">Limits the child to these scopes.</param>
    /// <param name="cancellationToken">Cancels.</param>
    /// <exception cref="AgentAccessException">The agent may not act, or delegation is too deep.</exception>
    public ValueTask<AgentSession> BeginChildAsync(string agentId, IEnumerable<string>? only = null, CancellationToken cancellationToken = default) =>
        _host.BeginChildAsync(this, agentId, only, cancellationToken);

    /// <summary>
    /// Ends this session and returns what is needed to resume it with <see cref="AgentHost.ResumeSessionAsync"/>, encrypted
    /// and signed by the host's data protection keys. Resumes once, for the same subject, under the policy then in force.
    /// </summary>
    /// <exception cref="InvalidOperationException">This is a child session: resume its parent and begin it anew.</exception>
    /// <exception cref="AgentAccessException">The session has ended, or a tool called it.</exception>
    public async ValueTask<string> SaveAsync(CancellationToken cancellationToken = default)
    {
        if (Parent is not null)
            throw new InvalidOperationException("A child session cannot be saved: resume its parent and begin the child anew.");
        _host.RefuseInsideCall("save its session: who has the text can go on with it");
        if (EndedReason() is { } reason)
            throw new AgentAccessException(reason, "The session has ended and cannot be saved.");
        if (!await EndAsync().ConfigureAwait(false))
            throw new AgentAccessException(ReasonCodes.SessionEnded, "The session has ended and cannot be saved.");
        return _host.Saved.Protect(this);
    }

    /// <summary>Ends the session.</summary>
    public async ValueTask DisposeAsync() => await EndAsync().ConfigureAwait(false);

    /// <summary>Ends the session; true for the one caller that did.</summary>
    private async ValueTask<bool> EndAsync()
    {
        if (Interlocked.Exchange(ref _disposed, 1) != 0)
            return false;
        _stop.Now();
        foreach (IOpenStream stream in _streams.Keys)
            await stream.AbandonAsync().ConfigureAwait(false);
        Leases.Dispose();
        _host.Forget(this);
        try
        {
            await _host.Recorder.EventAsync(ChainOf(null), "session_ended", AuditDurability.Buffered, CancellationToken.None).ConfigureAwait(false);
        }
        catch (Exception exception)
        {
            // Ending is never refused: the owner hears about the gap instead.
            Alerts.Raise("audit_event_lost", ChainOf(null), $"The end of a session could not be recorded ({exception.GetType().Name}).", ReasonCodes.AuditUnavailable);
        }

        _stop.Detach();
        await _scope.DisposeAsync().ConfigureAwait(false);
        return true;
    }

    internal long NextCallNumber() => Interlocked.Increment(ref _calls);

    internal void End(SessionTurn turn)
    {
        if (Interlocked.CompareExchange(ref _turn, null, turn) == turn)
            Leases.EndTurn(turn.TransactionId);
    }

    /// <summary>Why no call of this session may start now; <see langword="null"/> when one may.</summary>
    internal ReasonCode? EndedReason()
    {
        for (AgentSession? level = this; level is not null; level = level.Parent)
        {
            switch (level._handle.State)
            {
                case AgentState.Suspended:
                    return ReasonCodes.AgentSuspended;
                case AgentState.Revoked:
                    return ReasonCodes.AgentRevoked;
            }
        }

        for (AgentSession? level = this; level is not null; level = level.Parent)
        {
            // Cancellation besides the state: an agent reinstated later does not bring its old sessions back.
            if (Volatile.Read(ref level._disposed) != 0 || level.Ended.IsCancellationRequested)
                return ReasonCodes.SessionEnded;
        }

        return null;
    }

    /// <summary>Why the result of a call that is running may not be handed out.</summary>
    internal ReasonCode? RevokedReason() => EndedReason() is null ? null : ReasonCodes.RevokedInFlight;

    internal bool AllowsScopes(ImmutableArray<string> scopes)
    {
        foreach (string scope in scopes)
        {
            if ((_only is { } only && !only.Contains(scope)) || (_outer is { } outer && !outer.Contains(scope)))
                return false;
        }

        return true;
    }

    internal bool IsOrDescendsFrom(string sessionId)
    {
        for (AgentSession? level = this; level is not null; level = level.Parent)
        {
            if (level.Id == sessionId)
                return true;
        }

        return false;
    }

    internal CancellationToken RunningToken(ToolCall call, CancellationToken caller)
    {
        CancellationToken token = _stop.TokenFor(call.Tier, caller, out CallCancellation? own);
        call.Cancellation = own;
        return token;
    }

    /// <summary>Notes that somebody changed the host's objects behind the guard; the next call is denied.</summary>
    internal void ReportTampering(string what)
    {
        Volatile.Write(ref _tampered, 1);
        Alerts.Raise("kernel_tampered", ChainOf(null), what, ReasonCodes.KernelTampered);
    }

    internal bool TakeTampering() => Volatile.Read(ref _tampered) != 0 && Interlocked.Exchange(ref _tampered, 0) != 0;

    internal void Track(IOpenStream stream) => _streams[stream] = 0;

    internal void Untrack(IOpenStream stream) => _streams.TryRemove(stream, out _);

    internal AuditChain ChainOf(ToolDescriptor? tool)
    {
        AgentPolicy? agent = _host.Policies.Current.Agents.GetValueOrDefault(AgentId);
        return new AuditChain(
            AgentId, agent?.Version ?? "", agent?.Owner ?? "", Subject.Id, string.Join(' ', Actors.Skip(1)), Id,
            tool?.Name ?? "", tool?.ScopeText ?? "", "");
    }
}
