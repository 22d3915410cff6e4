using System.Collections.Concurrent;
using System.Collections.Immutable;
using System.Security.Claims;
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
/// The registered agents: begins their sessions and stops them. Resolving it checks the whole policy against the
/// registered tools and throws <see cref="PolicyException"/> where they do not fit. Thread-safe.
/// </summary>
public sealed class AgentHost
{
    private const string BeginSession = "begin or resume a session of its own; use BeginChildAsync of the session it runs in";

    private readonly ConcurrentDictionary<string, AgentSession> _sessions = new(StringComparer.Ordinal);

    private readonly IFactSource[] _facts;

    internal AgentHost(
        PolicyStore policies, ToolCatalog catalog, ToolCallPipeline pipeline, LiveCalls live, CallRecorder recorder,
        Alerts alerts, SavedSessions saved, IEnumerable<IFactSource> facts, IServiceScopeFactory scopes, TimeProvider time)
    {
        _facts = [.. facts];
        Policies = policies;
        Catalog = catalog;
        Pipeline = pipeline;
        Live = live;
        Recorder = recorder;
        Alerts = alerts;
        Saved = saved;
        Scopes = scopes;
        Time = time;
    }

    internal PolicyStore Policies { get; }

    internal ToolCatalog Catalog { get; }

    internal ToolCallPipeline Pipeline { get; }

    internal LiveCalls Live { get; }

    internal CallRecorder Recorder { get; }

    internal Alerts Alerts { get; }

    internal SavedSessions Saved { get; }

    internal IServiceScopeFactory Scopes { get; }

    internal TimeProvider Time { get; }

    /// <summary>Begins a session of an agent for an authenticated user or workload.</summary>
    /// <param name="agentId">The registered agent.</param>
    /// <param name="subject">The authenticated principal; its <c>sub</c> (or name identifier) claim names it, its <c>exp</c> claim bounds the session.</param>
    /// <param name="only">Limits the session to these of the agent's granted scopes: the least privilege of the task at hand.</param>
    /// <param name="cancellationToken">Cancels.</param>
    /// <exception cref="AgentAccessException">The agent is unknown, stopped or without a valid owner, the subject is anonymous, or the audit log is not available.</exception>
    public ValueTask<AgentSession> BeginSessionAsync(string agentId, ClaimsPrincipal subject, IEnumerable<string>? only = null, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(agentId);
        ArgumentNullException.ThrowIfNull(subject);
        RefuseInsideCall(BeginSession);
        return StartAsync(New(agentId, SessionSubject.From(subject), only), "session_began", cancellationToken);
    }

    /// <summary>Begins a session in which the agent acts for itself, on nobody's request. The agent is then its own subject.</summary>
    /// <inheritdoc cref="BeginSessionAsync"/>
    public ValueTask<AgentSession> BeginAutonomousSessionAsync(string agentId, IEnumerable<string>? only = null, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(agentId);
        RefuseInsideCall(BeginSession);
        return StartAsync(New(agentId, SessionSubject.Autonomous(agentId), only), "session_began", cancellationToken);
    }

    /// <summary>Resumes a session saved with <see cref="AgentSession.SaveAsync"/>.</summary>
    /// <param name="saved">What it returned.</param>
    /// <param name="subject">The same subject, authenticated anew; <see langword="null"/> for an autonomous session.</param>
    /// <param name="cancellationToken">Cancels.</param>
    /// <exception cref="AgentAccessException">The text was changed, used or has expired, the subject is another one, or the agent may not act.</exception>
    public async ValueTask<AgentSession> ResumeSessionAsync(string saved, ClaimsPrincipal? subject, CancellationToken cancellationToken = default)
    {
        ArgumentException.ThrowIfNullOrEmpty(saved);
        RefuseInsideCall(BeginSession);
        (SessionStart start, string nonce) = Saved.Unprotect(saved);
        SessionSubject present = subject is null ? SessionSubject.Autonomous(start.AgentId) : SessionSubject.From(subject);
        if (present.Id != start.Subject.Id || present.IsAutonomous != start.Subject.IsAutonomous)
            throw new AgentAccessException(ReasonCodes.SubjectInvalid, "The saved session belongs to another subject.");
        DateTimeOffset latest = Time.GetUtcNow() + Policies.Current.Limits.SessionLifetime;
        Saved.Use(nonce, start.Expires);
        try
        {
            // The subject and the limits as they are now: what was taken away since stays away.
            return await StartAsync(start with { Subject = present, Expires = start.Expires < latest ? start.Expires : latest }, "session_resumed", cancellationToken).ConfigureAwait(false);
        }
        catch
        {
            Saved.GiveBack(nonce);
            throw;
        }
    }

    /// <summary>
    /// Suspends an agent: running calls are cancelled, sessions end, nothing starts until <see cref="ReinstateAgentAsync"/>.
    /// It holds at once, and does not wait for what tools do about it.
    /// </summary>
    public ValueTask SuspendAgentAsync(string agentId, string reason, CancellationToken cancellationToken = default) =>
        OrderAsync(agentId, AgentState.Suspended, "agent_suspended", reason, cancellationToken);

    /// <summary>
    /// Revokes an agent for the life of this host: running calls are cancelled, sessions end, nothing starts again. It holds
    /// at once, and does not wait for what tools do about it.
    /// </summary>
    public ValueTask RevokeAgentAsync(string agentId, string reason, CancellationToken cancellationToken = default) =>
        OrderAsync(agentId, AgentState.Revoked, "agent_revoked", reason, cancellationToken);

    /// <summary>Lets a suspended agent begin new sessions, unless configuration stops it too.</summary>
    /// <exception cref="AgentAccessException">The agent is revoked.</exception>
    public ValueTask ReinstateAgentAsync(string agentId, string reason, CancellationToken cancellationToken = default)
    {
        RefuseInsideCall("reinstate an agent");
        return OrderAsync(agentId, AgentState.Active, "agent_reinstated", reason, cancellationToken);
    }

    internal ValueTask<AgentSession> BeginChildAsync(AgentSession parent, string agentId, IEnumerable<string>? only, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(agentId);
        if (parent.EndedReason() is { } ended)
            throw new AgentAccessException(ended, "The parent session has ended.");
        ImmutableArray<string>? outer = null;
        if (Live.CurrentId != 0)
        {
            if (Live.Current is not { } call || !parent.IsOrDescendsFrom(call.SessionId))
                throw new AgentAccessException(ReasonCodes.CallEnded, "A child session can be begun only in a live call of its own parent.");
            outer = call.Tool.Access.Scopes;
        }

        if (parent.Actors.Length >= Policies.Current.Limits.MaxDelegationDepth)
            throw new AgentAccessException(ReasonCodes.AuthorityExceeded, $"Delegation is limited to {Policies.Current.Limits.MaxDelegationDepth} agents in a chain.");
        SessionStart start = New(agentId, parent.Subject, only);
        return StartAsync(
            start with { Parent = parent, OuterScopes = outer, Expires = start.Expires < parent.Expires ? start.Expires : parent.Expires },
            "child_session_began", cancellationToken);
    }

    internal void Forget(AgentSession session) => _sessions.TryRemove(KeyValuePair.Create(session.Id, session));

    private SessionStart New(string agentId, SessionSubject subject, IEnumerable<string>? only)
    {
        PolicySnapshot policy = Policies.Current;
        DateTimeOffset now = Time.GetUtcNow();
        ImmutableArray<string>? scopes = only is null ? null : [.. only];
        if (scopes is { } limited && policy.Agents.TryGetValue(agentId, out AgentPolicy? agent))
        {
            foreach (string scope in limited)
            {
                if (!agent.Grants.Any(g => g.Scope == scope))
                    throw new ArgumentException($"Agent '{agentId}' has no grant for '{scope}'; 'only' narrows what is granted and cannot add to it.", nameof(only));
            }
        }

        DateTimeOffset end = now + policy.Limits.SessionLifetime;
        return new SessionStart(RandomId.New(), agentId, subject, end) { Only = scopes };
    }

    private async ValueTask<AgentSession> StartAsync(SessionStart start, string eventName, CancellationToken cancellationToken)
    {
        if (!Policies.Current.Agents.TryGetValue(start.AgentId, out AgentPolicy? agent))
            throw new AgentAccessException(ReasonCodes.AgentUnknown, $"No agent '{start.AgentId}' is registered; add it with AddAgent or in the configuration.");
        if (Time.GetUtcNow() >= agent.OwnershipExpires)
            throw new AgentAccessException(ReasonCodes.OwnershipExpired, $"The ownership of agent '{start.AgentId}' has expired; its owner {agent.Owner} has to attest it again.");
        if (Time.GetUtcNow() >= start.Subject.Expires)
            throw new AgentAccessException(ReasonCodes.SubjectInvalid, "The subject's authentication has expired; sign in again.");
        var session = new AgentSession(this, start);
        try
        {
            if (session.EndedReason() is { } stopped)
                throw new AgentAccessException(stopped, $"Agent '{start.AgentId}' may not act.");
            if (!_sessions.TryAdd(session.Id, session))
                throw new AgentAccessException(ReasonCodes.SessionMismatch, "The session is already running.");
            await AddFactsAsync(session, agent, cancellationToken).ConfigureAwait(false);
            await Recorder.EventAsync(session.ChainOf(null), eventName, AuditDurability.Process, cancellationToken).ConfigureAwait(false);
            return session;
        }
        catch (Exception exception)
        {
            await session.DisposeAsync().ConfigureAwait(false);
            if (exception is AgentAccessException or OperationCanceledException)
                throw;
            throw new AgentAccessException(ReasonCodes.AuditUnavailable, $"The audit log did not accept the session's first record; nothing runs unrecorded. {exception.Message}", exception);
        }
    }

    /// <summary>What is right whoever mentions it: declared for the agent, found about the subject, and who the subject is.</summary>
    private async ValueTask AddFactsAsync(AgentSession session, AgentPolicy agent, CancellationToken cancellationToken)
    {
        foreach (string value in agent.Facts)
            session.Context.AddFact(value);
        foreach (string value in session.Subject.Identifiers)
            session.Context.AddFact(value);
        foreach (IFactSource source in _facts)
        {
            try
            {
                foreach (Fact fact in await source.FindAsync(session.AgentId, session.SubjectId, cancellationToken).ConfigureAwait(false))
                    session.Context.AddFact(fact.Value);
            }
            catch (Exception exception) when (exception is not OperationCanceledException)
            {
                throw new AgentAccessException(ReasonCodes.InternalFailure, $"The fact source {source.GetType().Name} failed. {exception.Message}", exception);
            }
        }
    }

    private async ValueTask OrderAsync(string agentId, AgentState state, string eventName, string reason, CancellationToken cancellationToken)
    {
        ArgumentException.ThrowIfNullOrWhiteSpace(reason);
        if (!Policies.Current.Agents.TryGetValue(agentId, out AgentPolicy? agent))
            throw new ArgumentException($"No agent '{agentId}' is registered.", nameof(agentId));
        AuditChain chain = AuditChain.Empty with { AgentId = agentId, AgentVersion = agent.Version, Owner = agent.Owner };
        AgentHandle handle = Policies.HandleOf(agentId);
        string what = $"{eventName}: {reason}";
        if (state == AgentState.Active)
        {
            if (handle.State == AgentState.Revoked)
                throw new AgentAccessException(ReasonCodes.AgentRevoked, $"Agent '{agentId}' is revoked; that is final.");
            await Recorder.EventAsync(chain, what, AuditDurability.PowerLoss, cancellationToken).ConfigureAwait(false);
            handle.Order(state);
            Alerts.Raise(eventName, chain, reason);
            return;
        }

        // Stopping takes effect even when it cannot be recorded.
        handle.Order(state);
        try
        {
            await Recorder.EventAsync(chain, what, AuditDurability.PowerLoss, cancellationToken).ConfigureAwait(false);
        }
        finally
        {
            Alerts.Raise(eventName, chain, reason);
        }
    }

    /// <summary>
    /// Refuses what could give a tool more than its call was permitted: who sets up sessions and what they may do is the
    /// application, outside of any call. Also for work that a call left running.
    /// </summary>
    internal void RefuseInsideCall(string what)
    {
        if (Live.CurrentId != 0)
            throw new AgentAccessException(ReasonCodes.AuthorityExceeded, $"A tool may not {what}.");
    }
}
