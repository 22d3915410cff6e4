namespace ZeroTrustAgents.Auditing;

/// <summary>Who acts for whom with what: the part of an audit record that does not change between the calls of one tool in one session.</summary>
/// <param name="AgentId">The agent.</param>
/// <param name="AgentVersion">Its version.</param>
/// <param name="Owner">Its accountable owner.</param>
/// <param name="Subject">The subject the session runs for; the agent's own id for an autonomous one.</param>
/// <param name="Actors">The chain of delegating agents, nearest first, separated by spaces; empty without delegation.</param>
/// <param name="SessionId">The session.</param>
/// <param name="Tool">The tool; empty for events.</param>
/// <param name="Scopes">The scopes of the tool, separated by spaces.</param>
/// <param name="Audience">Identifier of the resource; empty without one.</param>
public sealed record AuditChain(
    string AgentId, string AgentVersion, string Owner, string Subject, string Actors,
    string SessionId, string Tool, string Scopes, string Audience)
{
    /// <summary>A chain of nobody, for events of the host itself.</summary>
    public static AuditChain Empty { get; } = new("", "", "", "", "", "", "", "", "");
}
