using System.Net.Http.Headers;
using ZeroTrustAgents.Calls;
using ZeroTrustAgents.Policy;

namespace ZeroTrustAgents.Boundary;

public sealed class RequestRulesTests : IAsyncLifetime
{
    private readonly BoundaryHost _host = BoundaryHost.Create();
    private RecordingServer _crm = null!;

    public async Task InitializeAsync() => _crm = await RecordingServer.StartAsync();

    public async Task DisposeAsync()
    {
        await _host.DisposeAsync();
        await _crm.DisposeAsync();
    }

    private Resource Crm => BoundaryHost.Resource("crm", $"http://crm.example:{_crm.Port}/");

    private HttpRequestMessage Request(string method = "GET") => new(new HttpMethod(method), $"http://crm.example:{_crm.Port}/");

    [Theory]
    [InlineData("Authorization", "Bearer own")]
    [InlineData("authorization", "")]
    [InlineData("AUTHORIZATION", "not a valid value \u00e9")]
    [InlineData("Proxy-Authorization", "Basic x")]
    [InlineData("Cookie", "session=1")]
    public async Task Send_OwnCredentialHeader_Refused(string name, string value)
    {
        foreach (bool audience in new[] { true, false })
        {
            using HttpRequestMessage request = Request();
            Assert.True(request.Headers.TryAddWithoutValidation(name, value));
            LiveCall call = audience ? _host.NewCall(Crm) : _host.NewCall(null, Crm);
            await _host.RefusedAsync(ReasonCodes.BoundaryCredential, call, request);
        }

        Assert.Empty(_crm.Requests);
    }

    [Fact]
    public async Task Send_DefaultAuthorizationOnTheClient_Refused() =>
        await _host.RefusedAsync(ReasonCodes.BoundaryCredential, _host.NewCall(Crm), () =>
        {
            HttpClient client = _host.Client();
            client.DefaultRequestHeaders.Authorization = new AuthenticationHeaderValue("Bearer", "own");
            return client.SendAsync(Request());
        });

    [Fact]
    public async Task Send_CookieOnTheContent_Refused()
    {
        using HttpRequestMessage request = Request("POST");
        request.Content = new StringContent("{}");
        Assert.True(request.Content.Headers.TryAddWithoutValidation("cookie", "session=1"));
        await _host.RefusedAsync(ReasonCodes.BoundaryCredential, _host.NewCall(Crm), request);
        Assert.Empty(_crm.Requests);
    }

    /// <summary>The rules rely on this for the headers that they look for among the request's only.</summary>
    [Theory]
    [InlineData("Authorization")]
    [InlineData("Proxy-Authorization")]
    [InlineData("Host")]
    [InlineData("Upgrade")]
    [InlineData("Transfer-Encoding")]
    public void ContentHeaders_RequestHeader_CannotBeAdded(string name)
    {
        using var content = new StringContent("");
        Assert.False(content.Headers.TryAddWithoutValidation(name, "x"));
    }

    [Fact]
    public async Task Send_ContentGetsHeadersMeanwhile_TheyStayBehind()
    {
        using HttpRequestMessage request = Request("POST");
        request.Content = new StringContent("{}");
        LiveCall call = _host.NewCall(Crm);
        _host.Resolve = (_, _) =>
        {
            request.Content.Headers.TryAddWithoutValidation("Cookie", "session=1");
            request.Content.Headers.TryAddWithoutValidation("Content-Length", "0, 7");
            return new([System.Net.IPAddress.Loopback]);
        };
        await _host.SendAsync(call, request);
        Received received = Assert.Single(_crm.Requests);
        Assert.Equal("Bearer " + call.Token!.Reveal(), received.Authorization);
        Assert.False(received.Headers.ContainsKey("Cookie"));
        Assert.Equal("2", received.Headers["Content-Length"]);
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task Send_Body_ArrivesWhetherItsLengthIsKnownOrNot(bool known)
    {
        string? body = null;
        _crm.Respond = async context => body = await new StreamReader(context.Request.Body).ReadToEndAsync();
        using HttpRequestMessage request = Request("POST");
        request.Content = known ? new StringContent("body") : new StreamContent(new Unseekable("body"u8.ToArray()));
        await _host.SendAsync(_host.NewCall(Crm), request);
        Assert.Equal("body", body);
        Assert.Equal(known, _crm.Requests.Single().Headers.ContainsKey("Content-Length"));
    }

    [Theory]
    [InlineData("evil.example")]
    [InlineData("crm.example")] // another port than the URL's
    [InlineData("crm.example:1")]
    [InlineData("")]
    [InlineData("evil@crm.example:{0}")]
    [InlineData("crm.example:{0}/x")]
    [InlineData("crm.example:{0}?x")]
    [InlineData("crm.example:{0}#x")]
    [InlineData("crm.example:{0}, evil.example")]
    public async Task Send_HostHeaderOfAnotherHost_Refused(string host)
    {
        using HttpRequestMessage request = Request();
        request.Headers.TryAddWithoutValidation("Host", string.Format(null, host, _crm.Port));
        await _host.RefusedAsync(ReasonCodes.BoundaryHost, _host.NewCall(Crm), request);
        Assert.Empty(_crm.Requests);
    }

    [Fact]
    public async Task Send_HostHeaderOfTheSameHost_Passes()
    {
        using HttpRequestMessage request = Request();
        request.Headers.Host = $"CRM.example:{_crm.Port}";
        await _host.SendAsync(_host.NewCall(Crm), request);
        Assert.Equal($"crm.example:{_crm.Port}", Assert.Single(_crm.Requests).Headers["Host"]);
    }

    [Theory]
    [InlineData("CONNECT", "ZTA-D801")]
    [InlineData("connect", "ZTA-D801")]
    [InlineData("TRACE", "ZTA-D805")]
    [InlineData("Trace", "ZTA-D805")]
    [InlineData("TRACK", "ZTA-D805")]
    public async Task Send_MethodThatTunnelsOrEchoes_Refused(string method, string reason)
    {
        await _host.RefusedAsync(ReasonCodes.All[reason], _host.NewCall(Crm), Request(method));
        Assert.Empty(_crm.Requests);
    }

    [Fact]
    public async Task Send_Upgrade_Refused()
    {
        using HttpRequestMessage request = Request();
        request.Headers.Connection.Add("Upgrade");
        request.Headers.Upgrade.Add(new ProductHeaderValue("websocket"));
        await _host.RefusedAsync(ReasonCodes.BoundaryHost, _host.NewCall(Crm), request);
    }

    [Fact]
    public async Task Send_ExtendedConnect_Refused()
    {
        using HttpRequestMessage request = Request();
        request.Headers.Protocol = "websocket";
        await _host.RefusedAsync(ReasonCodes.BoundaryHost, _host.NewCall(Crm), request);
    }

    [Fact]
    public async Task Send_OrdinaryHeaders_ArriveAsTheyWere()
    {
        using HttpRequestMessage request = Request("POST");
        request.Content = new StringContent("{}", MediaTypeHeaderValue.Parse("application/json"));
        request.Headers.UserAgent.ParseAdd("tool/1.0 (test)");
        request.Headers.Accept.ParseAdd("application/json, text/plain;q=0.5");
        request.Headers.Add("X-Many", ["a", "b"]);
        request.Headers.IfMatch.ParseAdd("\"etag\"");
        await _host.SendAsync(_host.NewCall(Crm), request);
        Dictionary<string, string> headers = Assert.Single(_crm.Requests).Headers;
        Assert.Equal("tool/1.0 (test)", headers["User-Agent"]);
        Assert.Equal("application/json, text/plain; q=0.5", headers["Accept"]);
        Assert.Equal("a, b", headers["X-Many"]);
        Assert.Equal("\"etag\"", headers["If-Match"]);
        Assert.Equal("application/json", headers["Content-Type"]);
    }

    private sealed class Unseekable(byte[] bytes) : MemoryStream(bytes)
    {
        public override bool CanSeek => false;
    }
}
