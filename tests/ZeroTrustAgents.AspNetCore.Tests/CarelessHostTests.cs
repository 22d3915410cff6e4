using System.Buffers.Text;
using System.Net;
using System.Security.Claims;
using System.Security.Cryptography;
using System.Text;
using Microsoft.AspNetCore.Authentication.JwtBearer;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Time.Testing;
using Microsoft.IdentityModel.JsonWebTokens;
using Microsoft.IdentityModel.Tokens;

namespace ZeroTrustAgents.AspNetCore;

/// <summary>What a developer might switch off without meaning to.</summary>
public sealed class CarelessHostTests : IDisposable
{
    private readonly FakeTimeProvider _time = new(TestIssuer.Start);
    private readonly TestIssuer _issuer = new();

    public void Dispose() => _issuer.Dispose();

    [Fact]
    public async Task JwtBearerOptions_MadeLenient_AcceptNothingMore()
    {
        await using ProtectedService service = await ProtectedService.StartAsync(_time, _issuer, services =>
            services.Configure<JwtBearerOptions>(ToolTokenDefaults.AuthenticationScheme, o =>
            {
                o.SaveToken = true;
                o.IncludeErrorDetails = true;
                o.TokenHandlers.Add(new BelieveAnything());
                o.TokenValidationParameters = new TokenValidationParameters
                {
                    ValidateIssuer = false, ValidateAudience = false, ValidateLifetime = false, RequireSignedTokens = false,
                    SignatureValidator = (token, _) => new JsonWebToken(token),
                };
                o.Events = new JwtBearerEvents
                {
                    OnMessageReceived = c =>
                    {
                        c.Token = c.Request.Query["access_token"];
                        return Task.CompletedTask;
                    },
                };
            }));

        string forged = _issuer.Token(header: h => h["alg"] = "none");
        using HttpResponseMessage response = await service.SendAsync(HttpMethod.Get, "/tickets", forged);
        Assert.Equal("Bearer error=\"invalid_token\"", response.Headers.WwwAuthenticate.ToString());
        using HttpResponseMessage query = await service.SendAsync(HttpMethod.Get, "/tickets?access_token=" + _issuer.Token(), null);
        Assert.Equal(HttpStatusCode.Unauthorized, query.StatusCode);
        Assert.Equal(HttpStatusCode.OK, await service.GetAsync(_issuer.Token()));
    }

    [Fact]
    public async Task AllowAnonymous_BesideRequireToolScope_IsAnError()
    {
        await using ProtectedService service = await ProtectedService.StartAsync(_time, _issuer);
        var builder = (IEndpointRouteBuilder)WebApplication.CreateSlimBuilder().Build();
        builder.MapGet("/x", () => "x").RequireToolScope("tickets:read").AllowAnonymous();

        var exception = Assert.Throws<InvalidOperationException>(() => builder.DataSources.SelectMany(d => d.Endpoints).ToList());

        Assert.Contains("AllowAnonymous", exception.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void RequireToolScope_WithoutOrWithMalformedScopes_Throws()
    {
        var builder = (IEndpointRouteBuilder)WebApplication.CreateSlimBuilder().Build();
        RouteHandlerBuilder endpoint = builder.MapGet("/x", () => "x");

        Assert.Throws<ArgumentException>(() => endpoint.RequireToolScope());
        Assert.Throws<ArgumentException>(() => endpoint.RequireToolScope("tickets:*"));
        Assert.Throws<ArgumentException>(() => endpoint.RequireToolScope("tickets:read tickets:write"));
        Assert.Throws<ArgumentException>(() => endpoint.RequireToolScope("tickets:read", ""));
    }

    [Theory]
    [InlineData(ToolTokenDefaults.AuthenticationScheme, true)]
    [InlineData("Cookies", false)]
    [InlineData("tooltoken", false)]
    [InlineData(null, false)]
    public async Task Requirement_LooksAtTheToolTokensIdentityOnly(string? authenticationType, bool expected)
    {
        var requirement = new ToolScopeRequirement(["tickets:read"]);
        var user = new ClaimsPrincipal(
        [
            new ClaimsIdentity([new Claim("name", "x")], "Other"),
            new ClaimsIdentity([new Claim("scope", "tickets:read")], authenticationType),
        ]);
        var context = new AuthorizationHandlerContext([requirement], user, null);

        await requirement.HandleAsync(context);

        Assert.Equal(expected, context.HasSucceeded);
    }

    [Fact]
    public async Task ReplayCache_Failing_RefusesSingleUseTokensAndKeepsRoutineOnesWorking()
    {
        await using ProtectedService service = await ProtectedService.StartAsync(_time, _issuer, s => s.AddSingleton<IToolTokenReplayCache, BrokenCache>());

        Assert.Equal(HttpStatusCode.Unauthorized, await service.RefundAsync(_issuer.Bound("{}"), "{}"));
        Assert.Equal(HttpStatusCode.OK, await service.GetAsync(_issuer.Token()));
    }

    [Fact]
    public async Task GoodToken_IsNotKeptInThePrincipalOrThePropertiesNorLogged()
    {
        var seen = new List<string?>();
        await using ProtectedService service = await ProtectedService.StartAsync(_time, _issuer, map: app => app.MapGet("/peek", async (HttpContext context) =>
        {
            var result = await Microsoft.AspNetCore.Authentication.AuthenticationHttpContextExtensions.AuthenticateAsync(context, ToolTokenDefaults.AuthenticationScheme);
            seen.AddRange(result.Properties!.Items.Values);
            seen.AddRange(context.User.Claims.Select(c => c.Value));
            seen.Add(context.User.Identities.First().BootstrapContext?.ToString());
        }).RequireToolScope("tickets:read"));
        string token = _issuer.Token();

        using HttpResponseMessage response = await service.SendAsync(HttpMethod.Get, "/peek", token);

        Assert.Equal(HttpStatusCode.OK, response.StatusCode);
        Assert.NotEmpty(seen);
        string signature = token.Split('.')[2];
        Assert.DoesNotContain(seen, s => s?.Contains(signature, StringComparison.Ordinal) == true);
        Assert.DoesNotContain(service.Log.Lines, s => s.Contains(signature, StringComparison.Ordinal));
    }

    [Fact]
    public void Matches_CompetingDetails_AreRefused()
    {
        string detail = Detail(saltBytes: 16);
        byte[] arguments = Encoding.UTF8.GetBytes("{}");

        Assert.True(ToolTokenArguments.Matches(Principal(detail), arguments));
        Assert.False(ToolTokenArguments.Matches(Principal(detail, detail), arguments));
        Assert.False(ToolTokenArguments.Matches(Principal(Detail(saltBytes: 15)), arguments));
        Assert.False(ToolTokenArguments.Matches(Principal(Detail(saltBytes: 0)), arguments));
        Assert.False(ToolTokenArguments.Matches(Principal(detail.Replace("urn:", "uri:", StringComparison.Ordinal)), arguments));
        Assert.False(ToolTokenArguments.Matches(Principal("args"), arguments));
        Assert.False(ToolTokenArguments.Matches(Principal(), arguments));
        Assert.False(ToolTokenArguments.Matches(new ClaimsPrincipal(), arguments));
    }

    private static string Detail(int saltBytes)
    {
        string digest = Base64Url.EncodeToString(SHA256.HashData([.. new byte[saltBytes], .. "{}"u8]));
        return $$"""{"type":"urn:zerotrustagents:tool-call","args_sha256":"{{digest}}","args_salt":"{{Base64Url.EncodeToString(new byte[saltBytes])}}"}""";
    }

    private static ClaimsPrincipal Principal(params string[] details) =>
        new(new ClaimsIdentity(details.Select(d => new Claim("authorization_details", d)), ToolTokenDefaults.AuthenticationScheme));

    private sealed class BelieveAnything : TokenHandler
    {
        public override Task<TokenValidationResult> ValidateTokenAsync(string token, TokenValidationParameters validationParameters) =>
            Task.FromResult(new TokenValidationResult { IsValid = true, ClaimsIdentity = new ClaimsIdentity([new("scope", "tickets:read")], ToolTokenDefaults.AuthenticationScheme) });
    }

    private sealed class BrokenCache : IToolTokenReplayCache
    {
        public ValueTask<bool> TryUseAsync(string tokenId, DateTimeOffset expiresAt, CancellationToken cancellationToken) =>
            throw new TimeoutException("The cache does not answer.");
    }
}
