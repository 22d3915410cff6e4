using System.Net;
using Microsoft.AspNetCore.Server.Kestrel.Core;
using ZeroTrustAgents.Calls;
using ZeroTrustAgents.Policy;
using ZeroTrustAgents.Tokens;

namespace ZeroTrustAgents.Boundary;

public sealed class AudienceTests : IAsyncLifetime
{
    private readonly BoundaryHost _host = BoundaryHost.Create();
    private RecordingServer _crm = null!;
    private RecordingServer _other = null!;

    public async Task InitializeAsync()
    {
        _crm = await RecordingServer.StartAsync();
        _other = await RecordingServer.StartAsync();
    }

    public async Task DisposeAsync()
    {
        await _host.DisposeAsync();
        await _crm.DisposeAsync();
        await _other.DisposeAsync();
    }

    [Fact]
    public async Task Send_ToAudience_CarriesTheCallsToken()
    {
        LiveCall call = _host.NewCall(BoundaryHost.Resource("crm", $"http://crm.example:{_crm.Port}/"));
        HttpResponseMessage response = await _host.GetAsync(call, $"http://crm.example:{_crm.Port}/tickets/7?x=1");
        Assert.Equal(HttpStatusCode.OK, response.StatusCode);
        Received received = Assert.Single(_crm.Requests);
        Assert.Equal("Bearer " + call.Token!.Reveal(), received.Authorization);
        Assert.Equal("/tickets/7?x=1", received.Target);
        Assert.Null(call.Violation);
        Assert.Empty(_host.Alerts);
    }

    [Fact]
    public async Task Send_ToBoundaryOnly_CarriesNoToken()
    {
        LiveCall call = _host.NewCall(
            BoundaryHost.Resource("crm", $"http://crm.example:{_crm.Port}/"),
            BoundaryHost.Resource("weather", $"http://weather.example:{_other.Port}/"));
        await _host.GetAsync(call, $"http://weather.example:{_other.Port}/today");
        Assert.Equal("", Assert.Single(_other.Requests).Authorization);
        Assert.Empty(_crm.Requests);
    }

    [Theory]
    [InlineData("http://evil.example:{0}/")]
    [InlineData("http://crm.example.evil.example:{0}/")]
    [InlineData("http://evilcrm.example:{0}/")]
    [InlineData("http://sub.crm.example:{0}/")]
    [InlineData("http://example:{0}/")]
    [InlineData("http://127.0.0.1:{0}/")]
    [InlineData("http://[::1]:{0}/")]
    [InlineData("http://localhost:{0}/")]
    [InlineData("http://crm.example:{1}/")]
    [InlineData("http://crm.example/")]
    [InlineData("https://crm.example:{0}/")]
    [InlineData("http://crm.example:{0}@evil.example:{1}/", "ZTA-D805")]
    [InlineData("http://evil.example:{1}#@crm.example:{0}/")]
    [InlineData("http://evil.example:{1}?@crm.example:{0}/")]
    [InlineData("http://user:secret@crm.example:{0}/", "ZTA-D805")]
    [InlineData("http://:@crm.example:{0}/", "ZTA-D805")]
    [InlineData("http://сrm.example:{0}/")]
    [InlineData("http://crm-example:{0}/")]
    public async Task Send_ElsewhereThanDeclared_NeverLeaves(string url, string reason = "ZTA-D801")
    {
        LiveCall call = _host.NewCall(BoundaryHost.Resource("crm", $"http://crm.example:{_crm.Port}/"));
        await _host.RefusedAsync(ReasonCodes.All[reason], call, string.Format(null, url, _crm.Port, _other.Port));
        Assert.Empty(_crm.Requests);
        Assert.Empty(_other.Requests);
        Assert.Equal(0, _crm.Connections + _other.Connections);
    }

    [Theory]
    [InlineData("http://CRM.Example:{0}/")]
    [InlineData("http://crm.example.:{0}/")]
    [InlineData("http://crm。example:{0}/")]
    [InlineData("HTTP://ｃrm.example:{0}/")]
    public async Task Send_OtherSpellingOfTheAudience_IsTheAudience(string url)
    {
        LiveCall call = _host.NewCall(BoundaryHost.Resource("crm", $"http://crm.example:{_crm.Port}/"));
        await _host.GetAsync(call, string.Format(null, url, _crm.Port));
        Assert.Equal("Bearer " + call.Token!.Reveal(), Assert.Single(_crm.Requests).Authorization);
    }

    [Fact]
    public async Task Send_ToolWithoutAudience_ReachesNothing()
    {
        LiveCall call = _host.NewCall(audience: null);
        await _host.RefusedAsync(ReasonCodes.BoundaryHost, call, $"http://crm.example:{_crm.Port}/");
    }

    [Fact]
    public async Task Send_AudienceCoversSamePlaceAsBoundary_TokenGoesOnlyUnderTheAudiencesPath()
    {
        LiveCall call = _host.NewCall(
            BoundaryHost.Resource("api", $"http://crm.example:{_crm.Port}/api"),
            BoundaryHost.Resource("site", $"http://crm.example:{_crm.Port}/"));
        await _host.GetAsync(call, $"http://crm.example:{_crm.Port}/public");
        await _host.GetAsync(call, $"http://crm.example:{_crm.Port}/api/x");
        await _host.GetAsync(call, $"http://crm.example:{_crm.Port}/apis");
        await _host.GetAsync(call, $"http://crm.example:{_crm.Port}/api/..%2fpublic");
        Assert.Equal(["", "Bearer " + call.Token!.Reveal(), "", ""], _crm.Requests.Select(r => r.Authorization));
    }

    [Fact]
    public async Task Send_DisposedToken_Refused()
    {
        LiveCall call = _host.NewCall(BoundaryHost.Resource("crm", $"http://crm.example:{_crm.Port}/"));
        call.Token!.Dispose();
        await _host.RefusedAsync(ReasonCodes.BoundaryNoCall, call, $"http://crm.example:{_crm.Port}/");
    }

    [Fact]
    public async Task Send_AbsentToken_Refused()
    {
        LiveCall call = _host.NewCall(BoundaryHost.Resource("crm", $"http://crm.example:{_crm.Port}/"), token: null);
        await _host.RefusedAsync(ReasonCodes.BoundaryNoCall, call, $"http://crm.example:{_crm.Port}/");
        Assert.Empty(_crm.Requests);
    }

    [Fact]
    public async Task Send_TokenWithLineBreak_RefusedWithoutShowingIt()
    {
        Resource crm = BoundaryHost.Resource("crm", $"http://crm.example:{_crm.Port}/");
        string value = BoundaryHost.NewToken().Reveal() + "\r\nX-Injected: 1";
        LiveCall call = _host.NewCall(crm, new ToolToken(value, "jti", DateTimeOffset.MaxValue));
        var exception = await Assert.ThrowsAsync<ToolBoundaryException>(() => _host.GetAsync(call, $"http://crm.example:{_crm.Port}/"));
        Assert.DoesNotContain(value[..20], exception.ToString(), StringComparison.Ordinal);
        Assert.Empty(_crm.Requests);
    }

    [Fact]
    public async Task Send_Synchronously_SameRules()
    {
        LiveCall call = _host.NewCall(BoundaryHost.Resource("crm", $"http://crm.example:{_crm.Port}/"));
        await _host.InCallAsync(call, () =>
        {
            using var request = new HttpRequestMessage(HttpMethod.Get, $"http://crm.example:{_crm.Port}/");
            using HttpResponseMessage response = _host.Client().Send(request);
            Assert.Same(request, response.RequestMessage);
            return Task.FromResult(0);
        });
        Assert.Equal("Bearer " + call.Token!.Reveal(), Assert.Single(_crm.Requests).Authorization);
        await _host.RefusedAsync(ReasonCodes.BoundaryHost, call, () =>
        {
            using var request = new HttpRequestMessage(HttpMethod.Get, $"http://evil.example:{_crm.Port}/");
            _host.Client().Send(request);
            return Task.CompletedTask;
        });
    }

    [Fact]
    public async Task Send_RelativeUrlThroughAnInvoker_Refused()
    {
        LiveCall call = _host.NewCall(BoundaryHost.Resource("crm", $"http://crm.example:{_crm.Port}/"));
        HttpMessageHandler handler = ((IHttpMessageHandlerFactory)_host.Services.GetService(typeof(IHttpMessageHandlerFactory))!).CreateHandler("tool");
        using var invoker = new HttpMessageInvoker(handler, disposeHandler: false);
        await _host.RefusedAsync(ReasonCodes.BoundaryHost, call, () => invoker.SendAsync(new HttpRequestMessage(HttpMethod.Get, "/relative"), default));
        await _host.RefusedAsync(ReasonCodes.BoundaryHost, call, () => invoker.SendAsync(new HttpRequestMessage { RequestUri = null }, default));
    }

    [Fact]
    public async Task Send_Http2AndHigher_UsesAtMostHttp2()
    {
        await using RecordingServer h2 = await RecordingServer.StartAsync(HttpProtocols.Http2);
        LiveCall call = _host.NewCall(BoundaryHost.Resource("crm", $"http://crm.example:{h2.Port}/"));
        foreach ((Version version, HttpVersionPolicy policy) in new[]
        {
            (HttpVersion.Version20, HttpVersionPolicy.RequestVersionExact),
            (HttpVersion.Version20, HttpVersionPolicy.RequestVersionOrHigher),
            (HttpVersion.Version30, HttpVersionPolicy.RequestVersionExact),
            (HttpVersion.Version30, HttpVersionPolicy.RequestVersionOrHigher),
        })
        {
            using var request = new HttpRequestMessage(HttpMethod.Get, $"http://crm.example:{h2.Port}/") { Version = version, VersionPolicy = policy };
            await _host.SendAsync(call, request);
        }

        Assert.Equal(4, h2.Requests.Count);
        Assert.All(h2.Requests, r => Assert.Equal("HTTP/2", r.Protocol));
        Assert.All(h2.Requests, r => Assert.Equal("Bearer " + call.Token!.Reveal(), r.Authorization));
    }
}
