using System.Collections.Immutable;
using ZeroTrustAgents.Context;

namespace ZeroTrustAgents.Sessions;

/// <summary>What a session begins with, checked.</summary>
internal sealed record SessionStart(string SessionId, string AgentId, SessionSubject Subject, DateTimeOffset Expires)
{
    public AgentSession? Parent { get; init; }

    /// <summary>The task's scopes, where the session is limited to some.</summary>
    public ImmutableArray<string>? Only { get; init; }

    /// <summary>Scopes of the tool call in which a child session was begun.</summary>
    public ImmutableArray<string>? OuterScopes { get; init; }

    public long CallsBefore { get; init; }

    /// <summary>What a session without a parent knows at its begin.</summary>
    public SessionContext Context { get; init; } = new();
}
