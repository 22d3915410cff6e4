using static ZeroTrustAgents.Tokens.TokenFixture;

namespace ZeroTrustAgents.Tokens;

public sealed class ToolTokenRequestRulesTests
{
    public static TheoryData<string, ToolTokenRequest> Refused => new()
    {
        { "empty subject", Request(subject: "") },
        { "no subject", Request(subject: null!) },
        { "empty agent", Request(agentId: "") },
        { "empty audience", Request(audience: "") },
        { "empty jti", Request(tokenId: "") },
        { "empty txn", Request(transactionId: "") },
        { "empty tool", Request(tool: "") },
        { "no scope", Request(scopes: []) },
        { "two scopes in one", Request(scopes: ["tickets:read tickets:delete"]) },
        { "wildcard", Request(scopes: ["tickets:*"]) },
        { "null among scopes", Request(scopes: ["tickets:read", null!]) },
        { "line break in scope", Request(scopes: ["tickets:read\ntickets:delete"]) },
        { "null among actors", Request(actors: [null!]) },
        { "empty actor", Request(actors: [""]) },
        { "nine actors", Request(actors: [.. Enumerable.Repeat("agent", 9)]) },
        { "null location", Request(locations: [null!]) },
        { "high surrogate at the end", Request(subject: "alice\uD83D") },
        { "high surrogate in the middle", Request(subject: "\uD83Dalice") },
        { "low surrogate", Request(subject: "al\uDE00ice") },
        { "surrogates the wrong way round", Request(subject: "\uDE00\uD83D") },
        { "lone surrogate in an actor", Request(actors: ["\uD83D"]) },
        { "too long", Request(subject: new string('a', 5000)) },
        { "too long when escaped", Request(subject: new string('\u0001', 3000)) },
        { "too long altogether", Request(locations: [.. Enumerable.Repeat("https://a.example/", 400)]) },
        { "empty digest", Request(arguments: new ArgumentDigest("c2FsdA", "")) },
        { "approval for a token that calls share", Request(approvalId: "approval-1") },
        { "empty approval", Request(arguments: new ArgumentDigest("c2FsdA", "ZA"), approvalId: "") },
        { "empty acr", Request(stepUp: new StepUpEvidence("", ["otp"], Start)) },
        { "null amr", Request(stepUp: new StepUpEvidence("mfa", [null!], Start)) },
    };

    [Theory]
    [MemberData(nameof(Refused))]
    public async Task IssueAsync_MalformedRequest_Throws(string what, ToolTokenRequest request)
    {
        using LocalTokenBroker broker = Broker(Clock());

        var exception = await Assert.ThrowsAnyAsync<ArgumentException>(() => broker.MintAsync(request));

        Assert.True(exception.Message.Length < 300, $"{what}: the message quotes its input");
    }

    [Fact]
    public async Task IssueAsync_EightActors_AreNestedInOrder()
    {
        using LocalTokenBroker broker = Broker(Clock());

        var act = Claims(await broker.MintAsync(Request(actors: [.. Enumerable.Range(0, 8).Select(i => $"agent-{i}")]))).GetProperty("act");

        for (int i = 0; i < 8; i++)
        {
            Assert.Equal($"agent-{i}", act.GetProperty("sub").GetString());
            Assert.Equal(i < 7, act.TryGetProperty("act", out var inner));
            act = inner;
        }
    }

    [Fact]
    public async Task IssueAsync_Null_Throws()
    {
        using LocalTokenBroker broker = Broker(Clock());

        await Assert.ThrowsAsync<ArgumentNullException>(() => broker.MintAsync(null!));
    }
}
