namespace ZeroTrustAgents.Approvals;

/// <summary>
/// The refusals of the last while, by session. Kept apart from the closed requests, which are forgotten by number:
/// another session's questions must not push a refusal out. Not thread-safe; its store locks.
/// </summary>
internal sealed class RefusalHistory
{
    private readonly Dictionary<string, List<(Refusal Refusal, DateTimeOffset ForgetAt)>> _bySession = new(StringComparer.Ordinal);

    public int Count => _bySession.Sum(static s => s.Value.Count);

    public void Add(string session, Refusal refusal, TimeSpan window)
    {
        if (!_bySession.TryGetValue(session, out List<(Refusal, DateTimeOffset)>? refusals))
            _bySession.Add(session, refusals = []);
        refusals.Add((refusal, refusal.At + window));
    }

    public IEnumerable<Refusal> Of(string session) =>
        _bySession.TryGetValue(session, out List<(Refusal Refusal, DateTimeOffset ForgetAt)>? refusals) ? refusals.Select(static r => r.Refusal) : [];

    public void Forget(DateTimeOffset now)
    {
        foreach ((string session, List<(Refusal Refusal, DateTimeOffset ForgetAt)> refusals) in _bySession)
        {
            refusals.RemoveAll(r => now >= r.ForgetAt);
            if (refusals.Count == 0)
                _bySession.Remove(session);
        }
    }
}
