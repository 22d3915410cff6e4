using System.Net;

namespace ZeroTrustAgents.Boundary;

/// <summary>The connections of one resource. Resources never share one: a connection that one may open, another may not.</summary>
internal sealed class BoundaryPool(string identity, HostResolver resolver, bool allowPrivateNetwork)
    : DelegatingHandler(CreateTransport(new BoundaryConnector(resolver, allowPrivateNetwork)))
{
    /// <summary>What the pool was made for: name, addresses and network of the resource.</summary>
    public string Identity { get; } = identity;

    /// <summary>Requests being sent; guarded by <see cref="BoundaryPools"/>.</summary>
    public int Users { get; set; }

    /// <summary>Replaced by a pool for a newer policy; guarded by <see cref="BoundaryPools"/>.</summary>
    public bool IsRetired { get; set; }

    public Task<HttpResponseMessage> ForwardAsync(HttpRequestMessage request, CancellationToken cancellationToken) => SendAsync(request, cancellationToken);

    public HttpResponseMessage Forward(HttpRequestMessage request, CancellationToken cancellationToken) => Send(request, cancellationToken);

    private static SocketsHttpHandler CreateTransport(BoundaryConnector connector) => new()
    {
        // A followed redirect would leave the boundary unseen.
        AllowAutoRedirect = false,
        // Cookies are credentials, and a jar would carry them from one session's call to another's.
        UseCookies = false,
        // A proxy resolves names itself, out of reach of the address check.
        UseProxy = false,
        Proxy = null,
        Credentials = null,
        DefaultProxyCredentials = null,
        PreAuthenticate = false,
        // The default. A small response could otherwise become a large one before its size is measured.
        AutomaticDecompression = DecompressionMethods.None,
        // Addresses are checked when a connection is opened, so connections are opened anew now and then.
        PooledConnectionLifetime = TimeSpan.FromMinutes(2),
        ConnectTimeout = TimeSpan.FromSeconds(15),
        // The built-in propagator publishes the request, by then with its token, to every DiagnosticListener; EgressMessage propagates the trace context before the token is attached.
        ActivityHeadersPropagator = null,
        ConnectCallback = connector.ConnectAsync,
    };
}
