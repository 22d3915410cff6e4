using System.Net;
using System.Net.Sockets;
using ZeroTrustAgents.Calls;
using ZeroTrustAgents.Policy;

namespace ZeroTrustAgents.Boundary;

public sealed class ConnectorTests : IAsyncLifetime
{
    private readonly BoundaryHost _host = BoundaryHost.Create();
    private RecordingServer _crm = null!;

    public async Task InitializeAsync() => _crm = await RecordingServer.StartAsync();

    public async Task DisposeAsync()
    {
        await _host.DisposeAsync();
        await _crm.DisposeAsync();
    }

    private Resource Public => BoundaryHost.Resource("crm", allowPrivate: false, $"https://crm.example:{_crm.Port}/");

    private Resource Private => BoundaryHost.Resource("crm", allowPrivate: true, $"http://crm.example:{_crm.Port}/");

    [Theory]
    [InlineData("127.0.0.1")]
    [InlineData("10.0.0.5")]
    [InlineData("169.254.169.254")]
    [InlineData("0.0.0.0")]
    [InlineData("::1")]
    [InlineData("::ffff:127.0.0.1")]
    [InlineData("64:ff9b::7f00:1")]
    [InlineData("fd00:ec2::254")]
    public async Task Connect_PublicResourceResolvesInside_Refused(string address)
    {
        _host.Resolve = (_, _) => new([IPAddress.Parse(address)]);
        await _host.RefusedAsync(ReasonCodes.BoundaryPrivateAddress, _host.NewCall(Public), $"https://crm.example:{_crm.Port}/");
        Assert.Equal(0, _crm.Connections);
    }

    [Theory]
    [InlineData("https://127.0.0.1:{0}/")]
    [InlineData("https://[::1]:{0}/")]
    [InlineData("https://[::ffff:127.0.0.1]:{0}/")]
    public async Task Connect_PublicResourceDeclaredAsPrivateLiteral_RefusedWithoutResolving(string address)
    {
        _host.Resolve = (_, _) => throw new InvalidOperationException("a literal is not resolved");
        string url = string.Format(null, address, _crm.Port);
        await _host.RefusedAsync(ReasonCodes.BoundaryPrivateAddress, _host.NewCall(BoundaryHost.Resource("crm", allowPrivate: false, url)), url);
        Assert.Equal(0, _crm.Connections);
    }

    [Theory]
    [InlineData("169.254.169.254")]
    [InlineData("fd00:ec2::254")]
    [InlineData("fe80::1")]
    [InlineData("0.0.0.0")]
    [InlineData("224.0.0.1")]
    [InlineData("::ffff:169.254.169.254")]
    public async Task Connect_PrivateResourceResolvesToMetadata_Refused(string address)
    {
        _host.Resolve = (_, _) => new([IPAddress.Parse(address)]);
        await _host.RefusedAsync(ReasonCodes.BoundaryPrivateAddress, _host.NewCall(Private), $"http://crm.example:{_crm.Port}/");
    }

    [Fact]
    public async Task Connect_UnspecifiedAddressDeclared_RefusedAllTheSame()
    {
        string url = $"http://0.0.0.0:{_crm.Port}/";
        await _host.RefusedAsync(ReasonCodes.BoundaryPrivateAddress, _host.NewCall(BoundaryHost.Resource("crm", url)), url);
        Assert.Equal(0, _crm.Connections);
    }

    [Fact]
    public async Task Connect_MixedAnswer_UsesOnlyWhatPassed()
    {
        _host.Resolve = (_, _) => new([IPAddress.Parse("169.254.169.254"), IPAddress.Any, IPAddress.Parse("::ffff:127.0.0.1")]);
        LiveCall call = _host.NewCall(Private);
        await _host.GetAsync(call, $"http://crm.example:{_crm.Port}/");
        Assert.Single(_crm.Requests);
    }

    [Fact]
    public async Task Connect_NameRebindsBetweenConnections_EachConnectionResolvesOnceAndIsChecked()
    {
        int resolutions = 0;
        _host.Resolve = (_, _) => new([Interlocked.Increment(ref resolutions) == 1 ? IPAddress.Loopback : IPAddress.Parse("169.254.169.254")]);
        _crm.Respond = context =>
        {
            context.Response.Headers.Connection = "close";
            return Task.CompletedTask;
        };
        LiveCall call = _host.NewCall(Private);
        string url = $"http://crm.example:{_crm.Port}/";
        await _host.GetAsync(call, url);
        Assert.Equal(1, resolutions);
        await _host.RefusedAsync(ReasonCodes.BoundaryPrivateAddress, call, url);
        Assert.Equal(2, resolutions);
    }

    [Fact]
    public async Task Connect_ResourceWithoutPrivateNetworkAtTheSameHost_DoesNotReuseTheOthersConnection()
    {
        string url = $"http://127.0.0.1:{_crm.Port}/";
        await _host.GetAsync(_host.NewCall(BoundaryHost.Resource("inside", url)), url);
        Assert.Equal(1, _crm.Connections);
        await _host.GetAsync(_host.NewCall(BoundaryHost.Resource("inside", url)), url);
        Assert.Equal(1, _crm.Connections);
        await _host.GetAsync(_host.NewCall(BoundaryHost.Resource("outside", url)), url);
        Assert.Equal(2, _crm.Connections);
    }

    [Fact]
    public async Task Connect_NameDoesNotResolve_FailsAsOrdinaryTransportError()
    {
        _host.Resolve = (_, _) => new([]);
        LiveCall call = _host.NewCall(Private);
        HttpRequestException exception = await Assert.ThrowsAsync<HttpRequestException>(() => _host.GetAsync(call, $"http://crm.example:{_crm.Port}/"));
        Assert.Equal(SocketError.HostNotFound, Assert.IsType<SocketException>(exception.InnerException).SocketErrorCode);
        Assert.Null(call.Violation);
        Assert.DoesNotContain(call.Token!.Reveal(), exception.ToString(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Connect_ServiceDown_MessageHoldsNoToken()
    {
        await _crm.DisposeAsync();
        LiveCall call = _host.NewCall(Private);
        HttpRequestException exception = await Assert.ThrowsAsync<HttpRequestException>(() => _host.GetAsync(call, $"http://crm.example:{_crm.Port}/"));
        Assert.IsNotType<ToolBoundaryException>(exception);
        Assert.DoesNotContain(call.Token!.Reveal(), exception.ToString(), StringComparison.Ordinal);
    }
}
