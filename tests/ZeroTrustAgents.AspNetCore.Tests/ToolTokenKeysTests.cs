using System.Net;
using Microsoft.AspNetCore.Builder;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Time.Testing;
using ZeroTrustAgents.Tokens;

namespace ZeroTrustAgents.AspNetCore;

/// <summary>The broker's keys on their way from one process to the other.</summary>
public sealed class ToolTokenKeysTests
{
    private readonly FakeTimeProvider _time = new(TestIssuer.Start);

    [Fact]
    public async Task MapToolTokenKeys_Served_ShortlyCacheableAndWithoutAuthentication()
    {
        await using ProtectedService issuer = await StartIssuerAsync();

        using HttpResponseMessage response = await issuer.Client.GetAsync(new Uri("/.well-known/jwks.json", UriKind.Relative));

        Assert.Equal(HttpStatusCode.OK, response.StatusCode);
        Assert.Equal("application/jwk-set+json", response.Content.Headers.ContentType!.MediaType);
        Assert.InRange(response.Headers.CacheControl!.MaxAge!.Value, TimeSpan.FromSeconds(1), TimeSpan.FromSeconds(60));
        Assert.Equal(issuer.Services.GetRequiredService<IToolTokenKeys>().GetJwks(), await response.Content.ReadAsStringAsync());
    }

    [Fact]
    public async Task MapToolTokenKeys_WithoutBroker_SaysWhatIsMissing()
    {
        using var issuer = new TestIssuer();

        var exception = await Assert.ThrowsAsync<InvalidOperationException>(() => ProtectedService.StartAsync(_time, issuer, map: app => app.MapToolTokenKeys()));

        Assert.Contains("UseLocalTokenBroker", exception.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Service_FetchingKeysOverHttp_FollowsTheIssuersRotation()
    {
        await using ProtectedService issuer = await StartIssuerAsync();
        var broker = issuer.Services.GetRequiredService<LocalTokenBroker>();
        await using ProtectedService service = await ProtectedService.StartAsync(_time, o =>
        {
            o.Issuer = broker.Issuer;
            o.Audience = TestIssuer.Audience;
            o.JwksUri = new Uri(issuer.Address, "/.well-known/jwks.json");
        });
        string old = await MintAsync(broker);
        Assert.Equal(HttpStatusCode.OK, await service.GetAsync(old));

        broker.RotateKey();
        _time.Advance(TimeSpan.FromSeconds(5));

        Assert.Equal(HttpStatusCode.OK, await service.GetAsync(await MintAsync(broker)));
        Assert.Equal(HttpStatusCode.OK, await service.GetAsync(old));
    }

    [Fact]
    public async Task Service_WithTheBrokerInTheSameProcess_NeedsNoKeySetting()
    {
        await using ProtectedService both = await StartIssuerAsync();

        Assert.Equal(HttpStatusCode.OK, await both.GetAsync(await MintAsync(both.Services.GetRequiredService<LocalTokenBroker>())));
    }

    private Task<ProtectedService> StartIssuerAsync() => ProtectedService.StartAsync(
        _time, o => (o.Issuer, o.Audience) = (TestIssuer.Name, TestIssuer.Audience),
        services => LocalTokenBrokerRegistration.Add(services, o => o.Issuer = TestIssuer.Name),
        app => app.MapToolTokenKeys());

    private static async Task<string> MintAsync(LocalTokenBroker broker)
    {
        using ToolToken token = await broker.IssueAsync(
            new ToolTokenRequest
            {
                Subject = "alice@contoso.example", AgentId = "helpdesk", Actors = [], Audience = TestIssuer.Audience, Scopes = ["tickets:read"],
                TransactionId = "turn-1", TokenId = "token-1", Tool = "Tickets-Read", Locations = [], NotAfter = DateTimeOffset.MaxValue,
            },
            CancellationToken.None);
        return token.Reveal();
    }
}
