using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Options;

namespace ZeroTrustAgents.AspNetCore;

/// <summary>Bounded memory. When full it refuses: to forget a token early would let it be used again.</summary>
internal sealed class InMemoryToolTokenReplayCache(
    IOptions<ToolTokenAuthenticationOptions> options, TimeProvider time, ILogger<InMemoryToolTokenReplayCache> logger) : IToolTokenReplayCache
{
    private readonly int _capacity = options.Value.ReplayCacheCapacity;
    private readonly Lock _gate = new();
    private readonly HashSet<string> _used = new(StringComparer.Ordinal);
    private readonly PriorityQueue<string, long> _byExpiry = new();

    public ValueTask<bool> TryUseAsync(string tokenId, DateTimeOffset expiresAt, CancellationToken cancellationToken)
    {
        long now = time.GetUtcNow().UtcTicks;
        lock (_gate)
        {
            while (_byExpiry.TryPeek(out string? id, out long expiry) && expiry < now)
            {
                _byExpiry.Dequeue();
                _used.Remove(id);
            }

            if (_used.Count < _capacity)
            {
                bool first = _used.Add(tokenId);
                if (first)
                    _byExpiry.Enqueue(tokenId, expiresAt.UtcTicks);
                return ValueTask.FromResult(first);
            }
        }

        Log.ReplayCacheFull(logger, _capacity);
        return ValueTask.FromResult(false);
    }
}
