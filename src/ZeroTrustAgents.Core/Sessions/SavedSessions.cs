using System.Collections.Concurrent;
using System.Security.Cryptography;
using System.Text.Json;
using Microsoft.AspNetCore.DataProtection;
using ZeroTrustAgents.Context;

namespace ZeroTrustAgents.Sessions;

/// <summary>Turns sessions into opaque text and back. A text is good once in this process; across processes the store that keeps it has to see to that.</summary>
internal sealed class SavedSessions(IDataProtectionProvider protection, TimeProvider time)
{
    private readonly IDataProtector _protector = protection.CreateProtector("ZeroTrustAgents.SavedSession.v1");
    private readonly ConcurrentDictionary<string, DateTimeOffset> _used = new(StringComparer.Ordinal);

    private sealed record State(
        string Nonce, string SessionId, string AgentId, string SubjectId, bool IsAutonomous, DateTimeOffset SubjectExpires,
        Dictionary<string, string[]> Claims, string[]? Only, DateTimeOffset Expires, long Calls, ContextLabels Labels, string[] Spoken);

    public string Protect(AgentSession session) => _protector.Protect(JsonSerializer.Serialize(new State(
        RandomId.New(), session.Id, session.AgentId, session.Subject.Id, session.Subject.IsAutonomous, session.Subject.Expires,
        session.Subject.Claims.ToDictionary(static c => c.Key, static c => c.Value.ToArray(), StringComparer.Ordinal),
        session.Only?.ToArray(), session.Expires, session.CallsSoFar,
        session.Context.Labels, session.Context.Spoken)));

    /// <exception cref="AgentAccessException">The text is not from here, was changed, or has expired.</exception>
    public (SessionStart Start, string Nonce) Unprotect(string saved)
    {
        State state;
        try
        {
            state = JsonSerializer.Deserialize<State>(_protector.Unprotect(saved))!;
        }
        catch (Exception exception) when (exception is CryptographicException or JsonException or FormatException)
        {
            throw new AgentAccessException(ReasonCodes.SessionEnded, "The saved session is not from this host or was changed.");
        }

        DateTimeOffset now = time.GetUtcNow();
        if (now >= state.Expires)
            throw new AgentAccessException(ReasonCodes.SessionEnded, "The saved session has expired; begin a new one.");
        var context = new SessionContext();
        context.Add(state.Labels);
        foreach (string text in state.Spoken)
            context.AddSubjectText(text);
        return (new SessionStart(
            state.SessionId, state.AgentId,
            SessionSubject.Restore(state.SubjectId, state.IsAutonomous, state.SubjectExpires, state.Claims), state.Expires)
        {
            Only = state.Only is null ? null : [.. state.Only],
            CallsBefore = state.Calls,
            Context = context,
        }, state.Nonce);
    }

    /// <summary>Marks a text as used.</summary>
    /// <exception cref="AgentAccessException">It was used before.</exception>
    public void Use(string nonce, DateTimeOffset expires)
    {
        DateTimeOffset now = time.GetUtcNow();
        foreach ((string old, DateTimeOffset end) in _used)
        {
            if (end <= now)
                _used.TryRemove(old, out _);
        }

        if (!_used.TryAdd(nonce, expires))
            throw new AgentAccessException(ReasonCodes.SessionEnded, "The saved session has been resumed before.");
    }

    /// <summary>Makes a text usable again after a resume that did not come about.</summary>
    public void GiveBack(string nonce) => _used.TryRemove(nonce, out _);
}
