using System.Buffers.Text;
using System.Security.Cryptography;
using System.Text;
using System.Text.Json;
using Microsoft.Extensions.Time.Testing;
using static ZeroTrustAgents.Tokens.TokenFixture;

namespace ZeroTrustAgents.Tokens;

public sealed class LocalTokenBrokerTests : IDisposable
{
    private readonly FakeTimeProvider _time = Clock();
    private readonly LocalTokenBroker _broker;

    public LocalTokenBrokerTests() => _broker = Broker(_time);

    public void Dispose() => _broker.Dispose();

    [Fact]
    public async Task IssueAsync_Header_IsExactlyTypeAlgorithmAndThumbprint()
    {
        string token = await _broker.MintAsync(Request());

        JsonElement jwk = JsonDocument.Parse(_broker.GetJwks()).RootElement.GetProperty("keys")[0];
        string canonical = $$"""{"crv":"P-256","kty":"EC","x":"{{jwk.GetProperty("x").GetString()}}","y":"{{jwk.GetProperty("y").GetString()}}"}""";
        string thumbprint = Base64Url.EncodeToString(SHA256.HashData(Encoding.UTF8.GetBytes(canonical)));
        Assert.Equal($$"""{"alg":"ES256","typ":"at+jwt","kid":"{{thumbprint}}"}""", Header(token).GetRawText());
        Assert.Equal(thumbprint, jwk.GetProperty("kid").GetString());
    }

    [Fact]
    public async Task IssueAsync_RoutineRequest_SaysWhatWasAskedAndNothingMore()
    {
        string token = await _broker.MintAsync(Request(scopes: ["tickets:list", "tickets:read"]));

        long now = Start.ToUnixTimeSeconds();
        Assert.Equal(
            $$"""
            {"iss":"https://zerotrustagents.local","sub":"alice@contoso.example","aud":"https://tickets.contoso.example","client_id":"helpdesk","iat":{{now}},"nbf":{{now}},"exp":{{now + 60}},"jti":"token-1","txn":"turn-1","scope":"tickets:list tickets:read","authorization_details":[{"type":"urn:zerotrustagents:tool-call","locations":["https://tickets.contoso.example/api/"]}]}
            """, Claims(token).GetRawText());
        Assert.True(IsSigned(token, _broker.GetJwks()));
    }

    [Fact]
    public async Task IssueAsync_BoundRequest_NamesToolDigestApprovalActorsAndStepUp()
    {
        string token = await _broker.MintAsync(Request(
            actors: ["worker", "planner"], arguments: new ArgumentDigest("c2FsdA", "ZGlnZXN0"), approvalId: "approval-7",
            stepUp: new StepUpEvidence("urn:example:mfa", ["pwd", "otp"], Start.AddSeconds(-5))));

        JsonElement claims = Claims(token);
        Assert.Equal("""{"sub":"worker","act":{"sub":"planner"}}""", claims.GetProperty("act").GetRawText());
        Assert.Equal(
            """[{"type":"urn:zerotrustagents:tool-call","tool":"Tickets-Read","locations":["https://tickets.contoso.example/api/"],"args_sha256":"ZGlnZXN0","args_salt":"c2FsdA","approval_id":"approval-7"}]""",
            claims.GetProperty("authorization_details").GetRawText());
        Assert.Equal("urn:example:mfa", claims.GetProperty("acr").GetString());
        Assert.Equal("""["pwd","otp"]""", claims.GetProperty("amr").GetRawText());
        Assert.Equal(Start.ToUnixTimeSeconds() - 5, claims.GetProperty("auth_time").GetInt64());
    }

    [Theory]
    [InlineData(10_000, 10)]
    [InlineData(10_999, 10)]
    [InlineData(60_000, 60)]
    [InlineData(3_600_000, 60)]
    public async Task IssueAsync_NotAfter_TokenNeverOutlivesItNorItsLifetime(int milliseconds, int expectedSeconds)
    {
        DateTimeOffset notAfter = Start.AddMilliseconds(milliseconds);

        using ToolToken token = await _broker.IssueAsync(Request(notAfter: notAfter), CancellationToken.None);

        Assert.Equal(Start.AddSeconds(expectedSeconds), token.ExpiresAt);
        Assert.True(token.ExpiresAt <= notAfter);
        Assert.Equal(token.ExpiresAt.ToUnixTimeSeconds(), Claims(token.Reveal()).GetProperty("exp").GetInt64());
    }

    [Theory]
    [InlineData(-1)]
    [InlineData(0)]
    [InlineData(999)]
    public async Task IssueAsync_NotAfterPassedOrWithinThisSecond_Throws(int milliseconds) =>
        await Assert.ThrowsAsync<InvalidOperationException>(() => _broker.MintAsync(Request(notAfter: Start.AddMilliseconds(milliseconds))));

    [Fact]
    public async Task IssueAsync_ClockBetweenSeconds_LifetimeStaysWithinItsLimit()
    {
        _time.Advance(TimeSpan.FromMilliseconds(999));

        JsonElement claims = Claims(await _broker.MintAsync(Request()));

        Assert.Equal(60, claims.GetProperty("exp").GetInt64() - claims.GetProperty("iat").GetInt64());
        Assert.True(claims.GetProperty("iat").GetInt64() <= _time.GetUtcNow().ToUnixTimeSeconds());
    }

    [Fact]
    public async Task IssueAsync_ConfiguredLifetime_IsUsed()
    {
        using LocalTokenBroker broker = Broker(_time, o => o.TokenLifetime = TimeSpan.FromSeconds(15));

        using ToolToken token = await broker.IssueAsync(Request(), CancellationToken.None);

        Assert.Equal(Start.AddSeconds(15), token.ExpiresAt);
    }

    [Fact]
    public async Task IssueAsync_Cancelled_Throws() =>
        await Assert.ThrowsAsync<OperationCanceledException>(async () => await _broker.IssueAsync(Request(), new CancellationToken(canceled: true)));

    [Fact]
    public async Task IssueAsync_AfterDispose_Throws()
    {
        _broker.Dispose();

        await Assert.ThrowsAsync<ObjectDisposedException>(() => _broker.MintAsync(Request()));
    }

    [Fact]
    public async Task IssueAsync_AfterAFailedRequest_NothingOfItIsInTheNextToken()
    {
        await Assert.ThrowsAsync<ArgumentException>(() => _broker.MintAsync(Request(subject: new string('\u0001', 2000))));

        string token = await _broker.MintAsync(Request());

        Assert.Equal("alice@contoso.example", Claims(token).GetProperty("sub").GetString());
        Assert.True(IsSigned(token, _broker.GetJwks()));
    }

    [Fact]
    public void GetJwks_Always_HasNoPrivateMember()
    {
        JsonElement jwk = Assert.Single(JsonDocument.Parse(_broker.GetJwks()).RootElement.GetProperty("keys").EnumerateArray());

        Assert.Equal(["alg", "crv", "kid", "kty", "use", "x", "y"], jwk.EnumerateObject().Select(p => p.Name).Order(StringComparer.Ordinal));
        Assert.Equal("sig", jwk.GetProperty("use").GetString());
        Assert.Equal("ES256", jwk.GetProperty("alg").GetString());
    }

    [Fact]
    public void TwoBrokers_InMemory_HaveDifferentKeys()
    {
        using LocalTokenBroker other = Broker(_time);

        Assert.NotEqual(_broker.GetJwks(), other.GetJwks());
    }

    /// <summary>3,100 bytes before the JIT has optimised the path and 2,000 after: the token's own text and what ECDSA allocates. A general JWT library takes 10,000.</summary>
    [Fact]
    public async Task IssueAsync_Warm_AllocatesLittleMoreThanTheTokenItself()
    {
        ToolTokenRequest request = Request(actors: ["helpdesk"], arguments: new ArgumentDigest("AAAAAAAAAAAAAAAAAAAAAA", new string('A', 43)));
        int length = (await _broker.MintAsync(request)).Length;
        const int Calls = 200;

        long before = GC.GetAllocatedBytesForCurrentThread();
        for (int i = 0; i < Calls; i++)
            await _broker.IssueAsync(request, CancellationToken.None);
        long perCall = (GC.GetAllocatedBytesForCurrentThread() - before) / Calls;

        Assert.InRange(perCall, length * 2, length * 4);
    }
}
