using System.Net;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Time.Testing;

namespace ZeroTrustAgents.AspNetCore;

public sealed class ToolTokenKeySourceTests : IDisposable
{
    private readonly FakeTimeProvider _time = new(TestIssuer.Start);
    private readonly TestIssuer _issuer = new();
    private readonly TestIssuer _next = new() { KeyId = "key-2" };
    private readonly KeyServer _server = new();
    private readonly ServiceProvider _provider;

    public ToolTokenKeySourceTests()
    {
        var services = new ServiceCollection();
        services.AddLogging();
        services.AddSingleton<TimeProvider>(_time);
        services.AddToolTokenAuthentication(o => (o.Issuer, o.Audience, o.JwksUri) = (TestIssuer.Name, TestIssuer.Audience, new Uri("https://agents.contoso.example/jwks")));
        services.AddHttpClient(ToolTokenDefaults.KeysHttpClient).ConfigurePrimaryHttpMessageHandler(() => _server);
        _provider = services.BuildServiceProvider();
        _server.Answer = () => Ok(_issuer.Jwks);
    }

    private ToolTokenKeySource Source => _provider.GetRequiredService<ToolTokenKeySource>();

    public void Dispose()
    {
        _provider.Dispose();
        _server.Dispose();
        _issuer.Dispose();
        _next.Dispose();
    }

    [Fact]
    public async Task FindAsync_KnownKey_AsksTheIssuerOnce()
    {
        for (int i = 0; i < 10; i++)
            Assert.NotNull(await Source.FindAsync("key-1"));

        Assert.Equal(1, _server.Requests);
    }

    [Fact]
    public async Task FindAsync_ManyAtOnce_AsksTheIssuerOnce()
    {
        var keys = await Task.WhenAll(Enumerable.Range(0, 50).Select(_ => Task.Run(() => Source.FindAsync("key-1").AsTask())));

        Assert.All(keys, Assert.NotNull);
        Assert.Equal(1, _server.Requests);
    }

    [Fact]
    public async Task FindAsync_FloodOfUnknownKeys_AsksAtMostEveryFiveSeconds()
    {
        for (int i = 0; i < 100; i++)
        {
            Assert.Null(await Source.FindAsync($"made-up-{i}"));
            _time.Advance(TimeSpan.FromMilliseconds(100));
        }

        Assert.Equal(2, _server.Requests);
        Assert.NotNull(await Source.FindAsync("key-1"));
    }

    [Fact]
    public async Task FindAsync_NewKey_IsFoundAtOnceWhenTheLastQuestionIsFiveSecondsAgo()
    {
        Assert.NotNull(await Source.FindAsync("key-1"));
        _server.Answer = () => Ok($$"""{"keys":[{{_issuer.Jwk}},{{_next.Jwk}}]}""");

        Assert.Null(await Source.FindAsync("key-2"));
        _time.Advance(TimeSpan.FromSeconds(5));
        Assert.NotNull(await Source.FindAsync("key-2"));
    }

    [Fact]
    public async Task FindAsync_WithdrawnKey_IsForgottenAfterFiveMinutes()
    {
        Assert.NotNull(await Source.FindAsync("key-1"));
        _server.Answer = () => Ok(_next.Jwks);

        _time.Advance(TimeSpan.FromMinutes(5));

        Assert.Null(await Source.FindAsync("key-1"));
    }

    [Fact]
    public async Task FindAsync_IssuerGone_KeysHoldTenMinutesAndNoLonger()
    {
        Assert.NotNull(await Source.FindAsync("key-1"));
        _server.Answer = () => throw new HttpRequestException("The issuer is gone.");

        _time.Advance(TimeSpan.FromMinutes(9.9));
        Assert.NotNull(await Source.FindAsync("key-1"));
        _time.Advance(TimeSpan.FromMinutes(0.1));
        Assert.Null(await Source.FindAsync("key-1"));

        _server.Answer = () => Ok(_issuer.Jwks);
        _time.Advance(TimeSpan.FromSeconds(5));
        Assert.NotNull(await Source.FindAsync("key-1"));
    }

    public static TheoryData<string, Func<TestIssuerText, HttpResponseMessage>> BadAnswers => new()
    {
        { "error page with keys", t => new HttpResponseMessage(HttpStatusCode.InternalServerError) { Content = new StringContent(t.Jwks) } },
        { "redirect", _ => new HttpResponseMessage(HttpStatusCode.Found) { Headers = { Location = new Uri("http://attacker.example/") } } },
        { "HTML", _ => Ok("<html>") },
        { "empty", _ => Ok("") },
        { "no keys", _ => Ok("""{"keys":[]}""") },
        { "symmetric key", t => Ok($$"""{"keys":[{{t.Jwk}},{"kty":"oct","kid":"s","k":"c2VjcmV0LXNlY3JldC1zZWNyZXQtc2VjcmV0LXNlY3JldA"}]}""") },
        { "private key", t => Ok(t.Jwks.Replace("\"kty\"", "\"d\":\"AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAE\",\"kty\"", StringComparison.Ordinal)) },
        { "encryption key", t => Ok(t.Jwks.Replace("\"use\":\"sig\"", "\"use\":\"enc\"", StringComparison.Ordinal)) },
        { "other algorithm", t => Ok(t.Jwks.Replace("ES256", "RS256", StringComparison.Ordinal)) },
        { "other curve", t => Ok(t.Jwks.Replace("P-256", "secp256k1", StringComparison.Ordinal)) },
        { "no kid", t => Ok(t.Jwks.Replace("\"kid\":\"key-1\",", "", StringComparison.Ordinal)) },
        { "too large", t => Ok(t.Jwks + new string(' ', 300_000)) },
    };

    [Theory]
    [MemberData(nameof(BadAnswers))]
    public async Task FindAsync_BadAnswer_FindsNothing(string what, Func<TestIssuerText, HttpResponseMessage> answer)
    {
        _server.Answer = () => answer(new TestIssuerText(_issuer.Jwk, _issuer.Jwks));

        Assert.True(await Source.FindAsync("key-1") is null, what);
        Assert.Equal(1, _server.Requests);
    }

    private static HttpResponseMessage Ok(string jwks) => new(HttpStatusCode.OK) { Content = new StringContent(jwks) };

    /// <summary>What the cases above need of an issuer.</summary>
    public sealed record TestIssuerText(string Jwk, string Jwks);

    private sealed class KeyServer : HttpMessageHandler
    {
        private int _requests;

        public int Requests => _requests;

        public Func<HttpResponseMessage> Answer { get; set; } = () => new HttpResponseMessage(HttpStatusCode.NotFound);

        protected override Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, CancellationToken cancellationToken)
        {
            Interlocked.Increment(ref _requests);
            return Task.FromResult(Answer());
        }
    }
}
