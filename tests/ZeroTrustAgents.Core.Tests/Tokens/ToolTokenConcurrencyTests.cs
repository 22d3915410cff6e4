using System.Collections.Concurrent;
using static ZeroTrustAgents.Tokens.TokenFixture;

namespace ZeroTrustAgents.Tokens;

public sealed class ToolTokenConcurrencyTests
{
    [Fact]
    public void IssueAsync_ManyThreadsWhileKeysRotate_EveryTokenIsItsOwnAndVerifies()
    {
        using LocalTokenBroker broker = Broker(Clock());
        var tokens = new ConcurrentBag<(string Id, string Token)>();

        Parallel.For(0, 4000, new ParallelOptions { MaxDegreeOfParallelism = 16 }, i =>
        {
            if (i % 500 == 0)
                broker.RotateKey();
            string id = $"token-{i}";
            tokens.Add((id, broker.Mint(Request(tokenId: id, subject: $"subject-{i}"))));
        });

        string jwks = broker.GetJwks();
        Assert.Equal(4000, tokens.Select(t => t.Id).Distinct().Count());
        Assert.All(tokens, t =>
        {
            Assert.Equal(t.Id, Claims(t.Token).GetProperty("jti").GetString());
            Assert.Equal(t.Id.Replace("token", "subject", StringComparison.Ordinal), Claims(t.Token).GetProperty("sub").GetString());
            Assert.True(IsSigned(t.Token, jwks));
        });
    }
}
