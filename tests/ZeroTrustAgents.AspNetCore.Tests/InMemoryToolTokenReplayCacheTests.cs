using Microsoft.Extensions.Logging.Abstractions;
using Microsoft.Extensions.Options;
using Microsoft.Extensions.Time.Testing;

namespace ZeroTrustAgents.AspNetCore;

public sealed class InMemoryToolTokenReplayCacheTests
{
    private readonly FakeTimeProvider _time = new(TestIssuer.Start);

    [Fact]
    public async Task TryUseAsync_SecondTime_IsRefusedUntilTheTokenHasExpired()
    {
        InMemoryToolTokenReplayCache cache = Cache(10);

        Assert.True(await UseAsync(cache, "a", 65));
        Assert.False(await UseAsync(cache, "a", 65));
        _time.Advance(TimeSpan.FromSeconds(65));
        Assert.False(await UseAsync(cache, "a", 0));
        _time.Advance(TimeSpan.FromTicks(1));
        Assert.True(await UseAsync(cache, "a", 65));
    }

    [Fact]
    public async Task TryUseAsync_Full_RefusesNewTokensAndForgetsNone()
    {
        InMemoryToolTokenReplayCache cache = Cache(3);
        Assert.True(await UseAsync(cache, "a", 30));
        Assert.True(await UseAsync(cache, "b", 20));
        Assert.True(await UseAsync(cache, "c", 40));

        Assert.False(await UseAsync(cache, "d", 60));
        Assert.False(await UseAsync(cache, "a", 30));

        _time.Advance(TimeSpan.FromSeconds(21));
        Assert.True(await UseAsync(cache, "d", 60));
        Assert.False(await UseAsync(cache, "e", 60));
        Assert.False(await UseAsync(cache, "c", 40));
    }

    [Fact]
    public void TryUseAsync_ManyThreads_OneWinnerPerToken()
    {
        InMemoryToolTokenReplayCache cache = Cache(1000);
        int wins = 0;

        Parallel.For(0, 8000, new ParallelOptions { MaxDegreeOfParallelism = 16 }, i =>
        {
            if (UseAsync(cache, $"token-{i % 500}", 60).GetAwaiter().GetResult())
                Interlocked.Increment(ref wins);
        });

        Assert.Equal(500, wins);
    }

    private Task<bool> UseAsync(InMemoryToolTokenReplayCache cache, string id, int seconds) =>
        cache.TryUseAsync(id, _time.GetUtcNow().AddSeconds(seconds), CancellationToken.None).AsTask();

    private InMemoryToolTokenReplayCache Cache(int capacity) => new(
        Options.Create(new ToolTokenAuthenticationOptions { ReplayCacheCapacity = capacity }), _time, NullLogger<InMemoryToolTokenReplayCache>.Instance);
}
