using System.Net;
using ZeroTrustAgents.Calls;

namespace ZeroTrustAgents.Boundary;

public sealed class RedirectTests : IAsyncLifetime
{
    private readonly BoundaryHost _host = BoundaryHost.Create();
    private RecordingServer _crm = null!;
    private RecordingServer _evil = null!;

    public async Task InitializeAsync()
    {
        _crm = await RecordingServer.StartAsync();
        _evil = await RecordingServer.StartAsync();
    }

    public async Task DisposeAsync()
    {
        await _host.DisposeAsync();
        await _crm.DisposeAsync();
        await _evil.DisposeAsync();
    }

    private LiveCall NewCall() => _host.NewCall(
        BoundaryHost.Resource("crm", $"http://crm.example:{_crm.Port}/api"),
        BoundaryHost.Resource("files", $"http://files.example:{_crm.Port}/"));

    private string Url => $"http://crm.example:{_crm.Port}/api/x";

    [Theory]
    [InlineData(301, "http://evil.example:{1}/")]
    [InlineData(302, "http://crm.example:{1}/api/")]
    [InlineData(303, "https://crm.example:{0}/api/")]
    [InlineData(307, "//evil.example:{1}/")]
    [InlineData(308, "/outside")]
    [InlineData(302, "../outside")]
    [InlineData(302, "/api/..%2foutside")]
    [InlineData(302, "http://user@crm.example:{0}/api/")]
    [InlineData(302, "javascript:alert(1)")]
    [InlineData(302, "file:///etc/passwd")]
    [InlineData(302, "http://")]
    [InlineData(300, "http://evil.example:{1}/")]
    [InlineData(399, "http://evil.example:{1}/")]
    public async Task Receive_RedirectOutOfTheBoundary_Throws(int status, string location)
    {
        _crm.Respond = context =>
        {
            context.Response.StatusCode = status;
            context.Response.Headers.Location = string.Format(null, location, _crm.Port, _evil.Port);
            return Task.CompletedTask;
        };
        await _host.RefusedAsync(ReasonCodes.BoundaryRedirect, NewCall(), Url);
        Assert.Single(_crm.Requests);
        Assert.Equal(0, _evil.Connections);
    }

    [Fact]
    public async Task Receive_TwoLocations_Throws()
    {
        _crm.Respond = context =>
        {
            context.Response.StatusCode = 302;
            context.Response.Headers.Location = new(["/api/fine", $"http://evil.example:{_evil.Port}/"]);
            return Task.CompletedTask;
        };
        await _host.RefusedAsync(ReasonCodes.BoundaryRedirect, NewCall(), Url);
    }

    [Theory]
    [InlineData(302, "/api/other")]
    [InlineData(301, "other?x=1")]
    [InlineData(307, "http://CRM.example:{0}/api/y")]
    [InlineData(308, "http://files.example:{0}/download")]
    public async Task Receive_RedirectWithinTheBoundary_ReturnedUnfollowed(int status, string location)
    {
        _crm.Respond = context =>
        {
            context.Response.StatusCode = status;
            context.Response.Headers.Location = string.Format(null, location, _crm.Port);
            return Task.CompletedTask;
        };
        LiveCall call = NewCall();
        HttpResponseMessage response = await _host.GetAsync(call, Url);
        Assert.Equal(status, (int)response.StatusCode);
        Assert.NotNull(response.Headers.Location);
        Assert.Single(_crm.Requests);
        Assert.Null(call.Violation);
    }

    [Theory]
    [InlineData(201)]
    [InlineData(200)]
    [InlineData(404)]
    public async Task Receive_LocationOrRefreshWithoutRedirect_LeftAlone(int status)
    {
        _crm.Respond = context =>
        {
            context.Response.StatusCode = status;
            context.Response.Headers.Location = $"http://evil.example:{_evil.Port}/";
            context.Response.Headers["Refresh"] = $"0; url=http://evil.example:{_evil.Port}/";
            return Task.CompletedTask;
        };
        HttpResponseMessage response = await _host.GetAsync(NewCall(), Url);
        Assert.Equal(status, (int)response.StatusCode);
        Assert.Equal(0, _evil.Connections);
    }

    [Fact]
    public async Task Receive_NotModifiedAndChallenge_ReturnedWithoutASecondRequest()
    {
        _crm.Respond = context =>
        {
            context.Response.StatusCode = _crm.Requests.Count == 1 ? 304 : 401;
            context.Response.Headers.WWWAuthenticate = "Negotiate, Basic realm=\"x\"";
            return Task.CompletedTask;
        };
        Assert.Equal(HttpStatusCode.NotModified, (await _host.GetAsync(NewCall(), Url)).StatusCode);
        Assert.Equal(HttpStatusCode.Unauthorized, (await _host.GetAsync(NewCall(), Url)).StatusCode);
        Assert.Equal(2, _crm.Requests.Count);
    }

    [Fact]
    public async Task Receive_Cookie_NotSentAgain()
    {
        _crm.Respond = context =>
        {
            context.Response.Headers.SetCookie = "session=1; path=/";
            return Task.CompletedTask;
        };
        await _host.GetAsync(NewCall(), Url);
        await _host.GetAsync(NewCall(), Url);
        Assert.All(_crm.Requests, r => Assert.False(r.Headers.ContainsKey("Cookie")));
    }
}
