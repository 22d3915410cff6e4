namespace ZeroTrustAgents.Sessions;

/// <summary>
/// One request of the subject. Its <see cref="TransactionId"/> is the <c>txn</c> of every token and record until it
/// ends; its text is the only text that counts as the subject's own words.
/// </summary>
public sealed class SessionTurn : IAsyncDisposable
{
    private readonly AgentSession _session;

    internal SessionTurn(AgentSession session, string transactionId, string? userText)
    {
        _session = session;
        TransactionId = transactionId;
        UserText = userText;
    }

    /// <summary>The transaction id.</summary>
    public string TransactionId { get; }

    internal string? UserText { get; }

    /// <summary>Ends the turn: its leases are disposed.</summary>
    public ValueTask DisposeAsync()
    {
        _session.End(this);
        return ValueTask.CompletedTask;
    }
}
