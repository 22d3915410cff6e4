using System.IdentityModel.Tokens.Jwt;
using System.Security.Claims;
using System.Text.Json;
using CsCheck;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Options;
using Microsoft.Extensions.Time.Testing;
using Microsoft.IdentityModel.JsonWebTokens;
using Microsoft.IdentityModel.Tokens;
using ZeroTrustAgents.Tokens;

namespace ZeroTrustAgents.AspNetCore;

/// <summary>What our writer writes, other people's readers read.</summary>
public sealed class LocalTokenBrokerInteropTests : IDisposable
{
    private readonly FakeTimeProvider _time = new(TestIssuer.Start);
    private readonly LocalTokenBroker _broker;

    public LocalTokenBrokerInteropTests() =>
        _broker = new LocalTokenBroker(Options.Create(new LocalTokenBrokerOptions { Issuer = TestIssuer.Name }), _time);

    public void Dispose() => _broker.Dispose();

    private static ToolTokenRequest Request(string subject = "alice@contoso.example", string agent = "helpdesk", string tokenId = "token-1", bool bound = true) => new()
    {
        Subject = subject,
        AgentId = agent,
        Actors = [agent, "planner"],
        Audience = TestIssuer.Audience,
        Scopes = ["tickets:list", "tickets:read"],
        TransactionId = "turn-1",
        TokenId = tokenId,
        Tool = "Tickets-Read",
        Locations = ["https://tickets.contoso.example/"],
        NotAfter = DateTimeOffset.MaxValue,
        Arguments = bound ? new ArgumentDigest("AAAAAAAAAAAAAAAAAAAAAA", new string('A', 43)) : null,
        StepUp = new StepUpEvidence("urn:example:mfa", ["otp", "pwd"], TestIssuer.Start),
    };

    [Fact]
    public async Task Token_ReadByJsonWebTokenHandler_SaysWhatWasAsked()
    {
        TokenValidationResult result = await new JsonWebTokenHandler { MapInboundClaims = false }.ValidateTokenAsync(await MintAsync(Request()), Parameters());

        Assert.True(result.IsValid, result.Exception?.Message);
        CheckClaims(result.ClaimsIdentity);
    }

    [Fact]
    public async Task Token_ReadByJwtSecurityTokenHandler_SaysTheSame()
    {
        var handler = new JwtSecurityTokenHandler { MapInboundClaims = false };

        ClaimsPrincipal principal = handler.ValidateToken(await MintAsync(Request()), Parameters(), out SecurityToken token);

        CheckClaims(Assert.Single(principal.Identities));
        Assert.Equal(TestIssuer.Start.UtcDateTime.AddSeconds(60), token.ValidTo);
        Assert.Equal(TestIssuer.Start.UtcDateTime, token.ValidFrom);
    }

    [Fact]
    public async Task Token_Tampered_IsRefusedByBoth()
    {
        string[] parts = (await MintAsync(Request())).Split('.');
        string token = $"{parts[0]}.{(await MintAsync(Request("mallory@contoso.example"))).Split('.')[1]}.{parts[2]}";

        Assert.False((await new JsonWebTokenHandler().ValidateTokenAsync(token, Parameters())).IsValid);
        Assert.ThrowsAny<SecurityTokenException>(() => new JwtSecurityTokenHandler().ValidateToken(token, Parameters(), out _));
    }

    [Fact]
    public async Task Tokens_MintedByManyThreads_AreAllAcceptedOnceByTheService()
    {
        using ServiceProvider provider = Services();
        var handler = provider.GetRequiredService<ToolTokenHandler>();
        var tokens = new string[1000];
        Parallel.For(0, tokens.Length, new ParallelOptions { MaxDegreeOfParallelism = 8 }, i =>
            tokens[i] = MintAsync(Request(tokenId: $"token-{i}")).GetAwaiter().GetResult());

        for (int i = 0; i < tokens.Length; i++)
        {
            TokenValidationResult result = await handler.ValidateTokenAsync(tokens[i], new TokenValidationParameters());
            Assert.True(result.IsValid, result.Exception?.Message);
            Assert.Equal($"token-{i}", result.ClaimsIdentity.FindFirst("jti")!.Value);
        }

        Assert.False((await handler.ValidateTokenAsync(tokens[0], new TokenValidationParameters())).IsValid);
    }

    /// <summary>Names with quotes, line breaks, surrogates and controls come out of the service's principal as they went in.</summary>
    [Fact]
    public async Task Token_OfAnySubject_ArrivesUnchanged()
    {
        using ServiceProvider provider = Services();
        var handler = provider.GetRequiredService<ToolTokenHandler>();
        Gen<string> text = Gen.OneOf(Gen.String[Gen.Char, 1, 40], Gen.String[Gen.Char["\"\\/\n\r\t\0\u2028<>&'{}[],:\uFFFF"], 1, 40])
            .Select(s => new string([.. s.EnumerateRunes().SelectMany(r => r.ToString())]));
        await Gen.Select(text, text).SampleAsync(
            async (subject, agent) =>
            {
                string token = await MintAsync(Request(subject, agent, bound: false));
                TokenValidationResult result = await handler.ValidateTokenAsync(token, new TokenValidationParameters());
                return result.IsValid && result.ClaimsIdentity.Name == subject
                    && result.ClaimsIdentity.FindFirst("client_id")!.Value == agent
                    && JsonDocument.Parse(result.ClaimsIdentity.FindFirst("act")!.Value).RootElement.GetProperty("sub").GetString() == agent;
            },
            iter: PropertyCases.Cases, threads: 2);
    }

    /// <summary>Whatever is done to a token's text, it is refused, or it is the same token spelled differently.</summary>
    [Fact]
    public async Task Token_WithAnyCharacterChanged_IsRefused()
    {
        using ServiceProvider provider = Services();
        var handler = provider.GetRequiredService<ToolTokenHandler>();
        string token = await MintAsync(Request(bound: false));
        Assert.True((await handler.ValidateTokenAsync(token, new TokenValidationParameters())).IsValid);
        await Gen.Select(Gen.Int[0, token.Length - 1], Gen.Char["ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_. =\0é"], Gen.Int[0, 2]).SampleAsync(
            async (at, with, how) =>
            {
                string changed = how switch
                {
                    0 => token.Remove(at, 1),
                    1 => token.Insert(at, with.ToString()),
                    _ => token.Remove(at, 1).Insert(at, with.ToString()),
                };
                return changed == token || IsSameSignature(token, changed)
                    || !(await handler.ValidateTokenAsync(changed, new TokenValidationParameters())).IsValid;
            },
            iter: PropertyCases.Cases, threads: 2);
    }

    /// <summary>The last character of 64 bytes in base64url has four bits that mean nothing.</summary>
    private static bool IsSameSignature(string token, string changed) => changed.Length == token.Length && changed[..^1] == token[..^1];

    private static void CheckClaims(ClaimsIdentity identity)
    {
        string Value(string type) => Assert.Single(identity.FindAll(type)).Value;
        Assert.Equal("alice@contoso.example", Value("sub"));
        Assert.Equal("helpdesk", Value("client_id"));
        Assert.Equal("tickets:list tickets:read", Value("scope"));
        Assert.Equal("token-1", Value("jti"));
        Assert.Equal("turn-1", Value("txn"));
        Assert.Equal("urn:example:mfa", Value("acr"));
        Assert.Equal(["otp", "pwd"], identity.FindAll("amr").Select(c => c.Value));
        Assert.Equal($"{TestIssuer.Start.ToUnixTimeSeconds()}", Value("auth_time"));
        Assert.Equal("planner", JsonDocument.Parse(Value("act")).RootElement.GetProperty("act").GetProperty("sub").GetString());
        JsonElement detail = JsonDocument.Parse(Value("authorization_details")).RootElement;
        Assert.Equal("Tickets-Read", detail.GetProperty("tool").GetString());
    }

    private async Task<string> MintAsync(ToolTokenRequest request)
    {
        using ToolToken token = await _broker.IssueAsync(request, CancellationToken.None);
        return token.Reveal();
    }

    private TokenValidationParameters Parameters() => new()
    {
        ValidTypes = ["at+jwt"],
        ValidAlgorithms = ["ES256"],
        ValidIssuer = TestIssuer.Name,
        ValidAudience = TestIssuer.Audience,
        IssuerSigningKeys = new JsonWebKeySet(_broker.GetJwks()).GetSigningKeys(),
        LifetimeValidator = (notBefore, expires, _, _) => notBefore <= _time.GetUtcNow() && expires > _time.GetUtcNow(),
    };

    private ServiceProvider Services()
    {
        var services = new ServiceCollection();
        services.AddLogging();
        services.AddSingleton<TimeProvider>(_time);
        services.AddSingleton<IToolTokenKeys>(_broker);
        services.AddToolTokenAuthentication(o => (o.Issuer, o.Audience) = (TestIssuer.Name, TestIssuer.Audience));
        return services.BuildServiceProvider();
    }
}
