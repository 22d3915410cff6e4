namespace ZeroTrustAgents.Context;

/// <summary>Finds facts about a subject when a session begins: a directory, a bank's list of payees. Every registered source is asked.</summary>
public interface IFactSource
{
    /// <summary>Finds the facts. An exception refuses the session.</summary>
    /// <param name="agentId">The agent that the session is for.</param>
    /// <param name="subjectId">The authenticated subject.</param>
    /// <param name="cancellationToken">Cancels.</param>
    ValueTask<IReadOnlyCollection<Fact>> FindAsync(string agentId, string subjectId, CancellationToken cancellationToken);
}
