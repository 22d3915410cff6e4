using System.Net;
using System.Net.Sockets;
using System.Security.Cryptography;
using System.Text;
using System.Text.Json.Nodes;
using Microsoft.Extensions.Time.Testing;

namespace ZeroTrustAgents.AspNetCore;

/// <summary>Ways to get past a service that checks tokens, over the wire.</summary>
public sealed class TokenAttackTests : IAsyncLifetime, IDisposable
{
    private readonly FakeTimeProvider _time = new(TestIssuer.Start);
    private readonly TestIssuer _issuer = new();
    private ProtectedService _service = null!;

    public async Task InitializeAsync() => _service = await ProtectedService.StartAsync(_time, _issuer);

    public async Task DisposeAsync() => await _service.DisposeAsync();

    public void Dispose() => _issuer.Dispose();

    [Fact]
    public async Task GoodToken_IsAccepted_AndNamesTheSubject()
    {
        using HttpResponseMessage response = await _service.SendAsync(HttpMethod.Get, "/tickets", _issuer.Token());

        Assert.Equal(HttpStatusCode.OK, response.StatusCode);
        Assert.Equal("alice@contoso.example", await response.Content.ReadAsStringAsync());
    }

    private static long Now => TestIssuer.Start.ToUnixTimeSeconds();

    /// <summary>Each differs from the good token in one thing.</summary>
    private static readonly Dictionary<string, Func<TestIssuer, string>> Attacks = new()
    {
        ["alg none, no signature"] = i => i.Token(header: h => h["alg"] = "none") is var t ? t[..(t.LastIndexOf('.') + 1)] : "",
        ["alg none, signature kept"] = i => i.Token(header: h => h["alg"] = "none"),
        ["alg None"] = i => i.Sign("""{"alg":"None","typ":"at+jwt","kid":"key-1"}""", i.Claims().ToJsonString(), _ => []),
        ["signature cut off"] = i => i.Token() is var t ? t[..(t.LastIndexOf('.') + 1)] : "",
        ["two parts only"] = i => i.Token() is var t ? t[..t.LastIndexOf('.')] : "",
        ["five parts"] = i => i.Token() + ".a.b",
        ["HS256, JWK as secret"] = i => Hmac(i, Encoding.UTF8.GetBytes(i.Jwk)),
        ["HS256, PEM as secret"] = i => Hmac(i, Encoding.UTF8.GetBytes(i.Key.ExportSubjectPublicKeyInfoPem())),
        ["HS256, DER as secret"] = i => Hmac(i, i.Key.ExportSubjectPublicKeyInfo()),
        ["HS256, raw point as secret"] = i => Hmac(i, [.. i.Key.ExportParameters(false).Q.X!, .. i.Key.ExportParameters(false).Q.Y!]),
        ["ES384 claimed"] = i => i.Token(header: h => h["alg"] = "ES384"),
        ["zero signature"] = i => i.Sign(i.Header().ToJsonString(), i.Claims().ToJsonString(), _ => new byte[64]),
        ["DER signature"] = i => i.Sign(i.Header().ToJsonString(), i.Claims().ToJsonString(), b => i.Key.SignData(b, HashAlgorithmName.SHA256, DSASignatureFormat.Rfc3279DerSequence)),
        ["somebody else's key"] = i => Stranger(s => s.Token()),
        ["somebody else's key, embedded as jwk"] = i => Stranger(s => s.Token(header: h => h["jwk"] = JsonNode.Parse(s.Jwk))),
        ["own key, embedded as jwk"] = i => i.Token(header: h => h["jwk"] = JsonNode.Parse(i.Jwk)),
        ["jku"] = i => i.Token(header: h => h["jku"] = "https://attacker.example/jwks"),
        ["x5u"] = i => i.Token(header: h => h["x5u"] = "https://attacker.example/cert"),
        ["x5c"] = i => i.Token(header: h => h["x5c"] = new JsonArray("AAAA")),
        ["crit"] = i => i.Token(header: h => h["crit"] = new JsonArray("exp")),
        ["unknown kid"] = i => i.Token(header: h => h["kid"] = "key-2"),
        ["kid is a path"] = i => i.Token(header: h => h["kid"] = "../../dev/null"),
        ["no kid"] = i => i.Token(header: h => h.Remove("kid")),
        ["empty kid"] = i => i.Token(header: h => h["kid"] = ""),
        ["kid is a number"] = i => i.Token(header: h => h["kid"] = 1),
        ["typ JWT"] = i => i.Token(header: h => h["typ"] = "JWT"),
        ["typ of an id token"] = i => i.Token(header: h => h["typ"] = "id_token+jwt"),
        ["typ logout+jwt"] = i => i.Token(header: h => h["typ"] = "logout+jwt"),
        ["no typ"] = i => i.Token(header: h => h.Remove("typ")),
        ["other audience"] = i => i.Token(c => c["aud"] = "https://payments.contoso.example"),
        ["audience with a slash more"] = i => i.Token(c => c["aud"] = TestIssuer.Audience + "/"),
        ["audience in capitals"] = i => i.Token(c => c["aud"] = "https://TICKETS.contoso.example"),
        ["two audiences"] = i => i.Token(c => c["aud"] = new JsonArray(TestIssuer.Audience, "https://payments.contoso.example")),
        ["the same audience twice"] = i => i.Token(c => c["aud"] = new JsonArray(TestIssuer.Audience, TestIssuer.Audience)),
        ["empty audiences"] = i => i.Token(c => c["aud"] = new JsonArray()),
        ["no audience"] = i => i.Token(c => c.Remove("aud")),
        ["audience is null"] = i => i.Token(c => c["aud"] = null),
        ["other issuer"] = i => i.Token(c => c["iss"] = "https://attacker.example"),
        ["issuer with a slash more"] = i => i.Token(c => c["iss"] = TestIssuer.Name + "/"),
        ["no issuer"] = i => i.Token(c => c.Remove("iss")),
        ["expired"] = i => i.Token(c => (c["iat"], c["nbf"], c["exp"]) = (Now - 65, Now - 65, Now - 5)),
        ["no expiry"] = i => i.Token(c => c.Remove("exp")),
        ["expiry as text"] = i => i.Token(c => c["exp"] = $"{Now + 60}"),
        ["expiry with a fraction"] = i => i.Sign(i.Header().ToJsonString(), i.Claims().ToJsonString().Replace($"\"exp\":{Now + 60}", $"\"exp\":{Now + 60}.5", StringComparison.Ordinal)),
        ["expiry beyond all years"] = i => i.Token(c => c["exp"] = long.MaxValue),
        ["negative times"] = i => i.Token(c => (c["iat"], c["exp"]) = (-Now, -Now + 60)),
        ["not yet valid"] = i => i.Token(c => c["nbf"] = Now + 6),
        ["nbf as text"] = i => i.Token(c => c["nbf"] = $"{Now}"),
        ["issued in the future"] = i => i.Token(c => (c["iat"], c["nbf"], c["exp"]) = (Now + 6, Now, Now + 60)),
        ["valid for an hour"] = i => i.Token(c => c["exp"] = Now + 3600),
        ["valid for 66 s"] = i => i.Token(c => c["exp"] = Now + 66),
        ["no iat"] = i => i.Token(c => c.Remove("iat")),
        ["no jti"] = i => i.Token(c => c.Remove("jti")),
        ["empty jti"] = i => i.Token(c => c["jti"] = ""),
        ["endless jti"] = i => i.Token(c => c["jti"] = new string('j', 300)),
        ["no sub"] = i => i.Token(c => c.Remove("sub")),
        ["no client_id"] = i => i.Token(c => c.Remove("client_id")),
        ["sender-constrained"] = i => i.Token(c => c["cnf"] = new JsonObject { ["jkt"] = "thumbprint" }),
        ["details are no array"] = i => i.Token(c => c["authorization_details"] = new JsonObject { ["args_sha256"] = "x" }),
        ["details hold text"] = i => i.Token(c => c["authorization_details"] = new JsonArray("args_sha256")),
        ["duplicate claim"] = i => i.Sign(i.Header().ToJsonString(), i.Claims().ToJsonString().Replace("\"scope\":", "\"scope\":\"tickets:delete\",\"scope\":", StringComparison.Ordinal)),
        ["duplicate claim, escaped"] = i => i.Sign(i.Header().ToJsonString(), i.Claims().ToJsonString().Replace("\"scope\":", "\"sc\\u006fpe\":\"tickets:delete\",\"scope\":", StringComparison.Ordinal)),
        ["duplicate inside a claim"] = i => i.Sign(i.Header().ToJsonString(), i.Claims().ToJsonString().Replace("\"scope\":", "\"act\":{\"sub\":\"a\",\"sub\":\"b\"},\"scope\":", StringComparison.Ordinal)),
        ["duplicate deep inside"] = i => i.Sign(i.Header().ToJsonString(), i.Claims().ToJsonString().Replace("\"scope\":", "\"authorization_details\":[{\"type\":\"x\",\"type\":\"y\"}],\"scope\":", StringComparison.Ordinal)),
        ["duplicate header"] = i => i.Sign("""{"alg":"ES256","alg":"none","typ":"at+jwt","kid":"key-1"}""", i.Claims().ToJsonString()),
        ["nested too deeply"] = i => i.Sign(i.Header().ToJsonString(), i.Claims().ToJsonString().Replace("\"scope\":", $"\"x\":{new string('[', 40)}{new string(']', 40)},\"scope\":", StringComparison.Ordinal)),
        ["comment in the claims"] = i => i.Sign(i.Header().ToJsonString(), i.Claims().ToJsonString().Replace("\"scope\":", "/**/\"scope\":", StringComparison.Ordinal)),
        ["claims are an array"] = i => i.Sign(i.Header().ToJsonString(), "[]"),
        ["header is no JSON"] = i => i.Sign("alg=ES256", i.Claims().ToJsonString()),
        ["payload swapped"] = i => (i.Token().Split('.'), i.Token(c => c["scope"] = "tickets:read tickets:delete").Split('.')) is var (a, b) ? $"{a[0]}.{b[1]}.{a[2]}" : "",
        ["header swapped"] = i => (i.Token().Split('.'), i.Token(header: h => h["x"] = 1).Split('.')) is var (a, b) ? $"{b[0]}.{a[1]}.{a[2]}" : "",
        ["padding"] = i => i.Token() + "=",
        ["too large"] = i => i.Token(c => c["x"] = new string('x', 16_000)),
        ["not a token"] = _ => "correct-horse-battery-staple",
        ["only dots"] = _ => "..",
    };

    public static TheoryData<string> AttackNames => [.. Attacks.Keys];

    [Theory]
    [MemberData(nameof(AttackNames))]
    public async Task Attack_IsRefused_WithoutSayingWhy(string attack)
    {
        string token = Attacks[attack](_issuer);

        using HttpResponseMessage response = await _service.SendAsync(HttpMethod.Get, "/tickets", token);

        Assert.Equal(HttpStatusCode.Unauthorized, response.StatusCode);
        Assert.Equal("Bearer error=\"invalid_token\"", response.Headers.WwwAuthenticate.ToString());
        Assert.Empty(await response.Content.ReadAsStringAsync());
        if (token.Length > 10)
            Assert.DoesNotContain(_service.Log.Lines, line => line.Contains(token, StringComparison.Ordinal) || line.Contains(token.Split('.')[^1] is { Length: > 20 } s ? s : token, StringComparison.Ordinal));
    }

    [Fact]
    public async Task NoToken_IsRefused_WithoutAnError()
    {
        using HttpResponseMessage response = await _service.SendAsync(HttpMethod.Get, "/tickets", null);

        Assert.Equal(HttpStatusCode.Unauthorized, response.StatusCode);
        Assert.Equal("Bearer", response.Headers.WwwAuthenticate.ToString());
    }

    [Theory]
    [InlineData("/tickets?access_token=")]
    [InlineData("/tickets?token=")]
    public async Task TokenInQueryString_IsNotRead(string path)
    {
        using HttpResponseMessage response = await _service.SendAsync(HttpMethod.Get, path + _issuer.Token(), null);

        Assert.Equal(HttpStatusCode.Unauthorized, response.StatusCode);
    }

    [Fact]
    public async Task TokenInFormBody_IsNotRead()
    {
        using var content = new FormUrlEncodedContent([new("access_token", _issuer.Token())]);
        using HttpResponseMessage response = await _service.Client.PostAsync(new Uri("/refunds", UriKind.Relative), content);

        Assert.Equal(HttpStatusCode.Unauthorized, response.StatusCode);
    }

    [Theory]
    [InlineData("Authorization: Bearer {0}\r\nAuthorization: Bearer {1}", 401)]
    [InlineData("Authorization: Bearer {0}\r\nAuthorization: Bearer {0}", 401)]
    [InlineData("Authorization: Basic YTpi\r\nAuthorization: Bearer {0}", 401)]
    [InlineData("Authorization: Bearer {0}, Bearer {1}", 401)]
    [InlineData("Authorization: Bearer {0} {1}", 401)]
    [InlineData("Authorization: Bearer", 401)]
    [InlineData("Authorization: Bearer  {0}", 401)]
    [InlineData("Authorization: DPoP {0}", 401)]
    [InlineData("Authorization: {0}", 401)]
    [InlineData("X-Authorization: Bearer {0}", 401)]
    [InlineData("Cookie: Authorization=Bearer {0}", 401)]
    [InlineData("Authorization: bearer {0}", 200)]
    [InlineData("Authorization: Bearer {0}", 200)]
    public async Task AuthorizationHeader_OnTheWire_IsReadOnlyWhenItIsOneBearerToken(string header, int expected)
    {
        using var client = new TcpClient();
        await client.ConnectAsync(_service.Address.Host, _service.Address.Port);
        await using NetworkStream stream = client.GetStream();
        string lines = header.Replace("{0}", _issuer.Token(), StringComparison.Ordinal).Replace("{1}", _issuer.Token(), StringComparison.Ordinal);
        await stream.WriteAsync(Encoding.ASCII.GetBytes($"GET /tickets HTTP/1.1\r\nHost: localhost\r\nConnection: close\r\n{lines}\r\n\r\n"));
        using var reader = new StreamReader(stream);

        string? status = await reader.ReadLineAsync();

        Assert.StartsWith($"HTTP/1.1 {expected} ", status, StringComparison.Ordinal);
    }

    [Fact]
    public async Task MissingScope_IsForbidden_AndNamesTheScopesOfTheEndpoint()
    {
        using HttpResponseMessage response = await _service.SendAsync(HttpMethod.Delete, "/tickets", _issuer.Token());

        Assert.Equal(HttpStatusCode.Forbidden, response.StatusCode);
        Assert.Equal("Bearer error=\"insufficient_scope\", scope=\"tickets:read tickets:delete\"", response.Headers.WwwAuthenticate.ToString());
    }

    [Theory]
    [InlineData("tickets:read tickets:delete", HttpStatusCode.OK)]
    [InlineData("tickets:delete tickets:read x", HttpStatusCode.OK)]
    [InlineData("tickets:delete", HttpStatusCode.Forbidden)]
    [InlineData("tickets:read Tickets:Delete", HttpStatusCode.Forbidden)]
    [InlineData("tickets:read,tickets:delete", HttpStatusCode.Forbidden)]
    [InlineData("tickets:read tickets:delete2", HttpStatusCode.Forbidden)]
    [InlineData("*", HttpStatusCode.Forbidden)]
    [InlineData("", HttpStatusCode.Forbidden)]
    public async Task Scopes_AreComparedWholeAndAllAreNeeded(string scope, HttpStatusCode expected)
    {
        using HttpResponseMessage named = await _service.SendAsync(HttpMethod.Delete, "/tickets", _issuer.Token(c => c["scope"] = scope));
        using HttpResponseMessage added = await _service.SendAsync(HttpMethod.Put, "/tickets", _issuer.Token(c => c["scope"] = scope));

        Assert.Equal(expected, named.StatusCode);
        Assert.Equal(expected, added.StatusCode);
    }

    [Fact]
    public async Task Skew_OfFiveSeconds_IsTheLastThatIsAccepted()
    {
        string token = _issuer.Token();

        _time.Advance(TimeSpan.FromSeconds(64.9));
        Assert.Equal(HttpStatusCode.OK, await _service.GetAsync(token));
        _time.Advance(TimeSpan.FromSeconds(0.1));
        Assert.Equal(HttpStatusCode.Unauthorized, await _service.GetAsync(token));
    }

    [Fact]
    public async Task RoutineToken_IsALease_AndMayBeShownAgain()
    {
        string token = _issuer.Token();

        Assert.Equal(HttpStatusCode.OK, await _service.GetAsync(token));
        Assert.Equal(HttpStatusCode.OK, await _service.GetAsync(token));
    }

    [Fact]
    public async Task BoundToken_IsAcceptedOnce()
    {
        string token = _issuer.Bound("""{"amount":5}""");

        Assert.Equal(HttpStatusCode.OK, await _service.RefundAsync(token, """{"amount":5}"""));
        Assert.Equal(HttpStatusCode.Unauthorized, await _service.RefundAsync(token, """{"amount":5}"""));
        _time.Advance(TimeSpan.FromSeconds(64.9));
        Assert.Equal(HttpStatusCode.Unauthorized, await _service.RefundAsync(token, """{"amount":5}"""));
    }

    [Fact]
    public async Task BoundToken_UsedByManyAtOnce_HasOneWinner()
    {
        string token = _issuer.Bound("""{"amount":5}""");

        HttpStatusCode[] results = await Task.WhenAll(Enumerable.Range(0, 24).Select(_ => _service.RefundAsync(token, """{"amount":5}""")));

        Assert.Single(results, HttpStatusCode.OK);
        Assert.Equal(23, results.Count(r => r == HttpStatusCode.Unauthorized));
    }

    [Fact]
    public async Task TokenWithApprovalButNoDigest_IsSingleUseToo()
    {
        string token = _issuer.Token(c => c["authorization_details"] = new JsonArray(new JsonObject { ["type"] = "urn:zerotrustagents:tool-call", ["approval_id"] = "a" }));

        Assert.Equal(HttpStatusCode.OK, await _service.GetAsync(token));
        Assert.Equal(HttpStatusCode.Unauthorized, await _service.GetAsync(token));
    }

    [Fact]
    public async Task ForgedBoundToken_DoesNotUseUpTheGenuineOne()
    {
        string token = _issuer.Bound("""{"amount":5}""");
        string[] parts = token.Split('.');

        Assert.Equal(HttpStatusCode.Unauthorized, await _service.RefundAsync($"{parts[0]}.{parts[1]}.{_issuer.Token().Split('.')[2]}", """{"amount":5}"""));
        Assert.Equal(HttpStatusCode.OK, await _service.RefundAsync(token, """{"amount":5}"""));
    }

    [Fact]
    public async Task Arguments_OtherThanTheBoundOnes_DoNotMatch()
    {
        Assert.Equal(HttpStatusCode.Conflict, await _service.RefundAsync(_issuer.Bound("""{"amount":5}"""), """{"amount":5000}"""));
        Assert.Equal(HttpStatusCode.Conflict, await _service.RefundAsync(_issuer.Bound("""{"amount":5}""", tool: "Tickets-Read"), """{"amount":5}"""));
        Assert.Equal(HttpStatusCode.Conflict, await _service.RefundAsync(_issuer.Token(), """{"amount":5}"""));
    }

    private static string Hmac(TestIssuer issuer, byte[] secret) =>
        issuer.Sign("""{"alg":"HS256","typ":"at+jwt","kid":"key-1"}""", issuer.Claims().ToJsonString(), b => HMACSHA256.HashData(secret, b));

    private static string Stranger(Func<TestIssuer, string> forge)
    {
        using var stranger = new TestIssuer();
        return forge(stranger);
    }
}
