using System.Collections.Concurrent;
using ZeroTrustAgents.Tokens;

namespace ZeroTrustAgents.Sessions;

/// <summary>
/// Tokens that routine calls of one session share. Agent, actors and subject are the session's; the key holds the
/// rest of what a token says, and the policy version, so that a reload ends every lease.
/// </summary>
internal sealed class LeaseCache : IDisposable
{
    private static readonly TimeSpan LeastRemaining = TimeSpan.FromSeconds(10);
    private readonly ConcurrentDictionary<Key, ToolToken> _leases = new();
    private volatile bool _disposed;

    internal readonly record struct Key(string TransactionId, string Audience, string Scopes, string PolicyVersion)
    {
        /// <summary>Scopes tell the few leases of a session apart; hashing all four texts costs more than the rest of the look-up. Equality compares all.</summary>
        public override int GetHashCode() => Scopes.GetHashCode(StringComparison.Ordinal);
    }

    public ToolToken? Find(in Key key, DateTimeOffset now) =>
        _leases.TryGetValue(key, out ToolToken? token) && token.ExpiresAt - now > LeastRemaining ? token : null;

    public void Keep(in Key key, ToolToken token)
    {
        _leases[key] = token;

        // Looked at after keeping, as disposal marks before it sweeps: whoever comes second ends the token.
        if (_disposed)
            token.Dispose();
    }

    public void EndTurn(string transactionId)
    {
        foreach ((Key key, ToolToken token) in _leases)
        {
            if (key.TransactionId == transactionId && _leases.TryRemove(key, out _))
                token.Dispose();
        }
    }

    public void Dispose()
    {
        _disposed = true;
        foreach (ToolToken token in _leases.Values)
            token.Dispose();
        _leases.Clear();
    }
}
