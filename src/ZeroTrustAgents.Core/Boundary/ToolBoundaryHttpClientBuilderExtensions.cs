using System.Net;
using Microsoft.Extensions.DependencyInjection.Extensions;
using Microsoft.Extensions.Http;
using ZeroTrustAgents;
using ZeroTrustAgents.Boundary;
using ZeroTrustAgents.Calls;
using ZeroTrustAgents.Telemetry;

namespace Microsoft.Extensions.DependencyInjection;

/// <summary>Binds HTTP clients to the tool call they are used in.</summary>
public static class ToolBoundaryHttpClientBuilderExtensions
{
    /// <summary>
    /// Lets this client work inside guarded tool calls only, reach only the addresses of the resources that the tool
    /// declares (<see cref="ToolAccessAttribute.Audience"/> and <see cref="ToolAccessAttribute.Boundary"/>), and send the
    /// call's token to the audience alone. Everything else throws <see cref="ToolBoundaryException"/>, is noted on the
    /// call and raises a <c>boundary_violation</c> alert.
    /// </summary>
    /// <remarks>
    /// <para>The boundary is the client's primary handler: handlers added with <c>AddHttpMessageHandler</c> and the
    /// client factory's logging run outside of it and never see the token. A primary handler configured besides it is an
    /// error when the client is created.</para>
    /// <para>Connections go straight to an address that was checked, without proxy, cookies, client credentials or
    /// automatic decompression, over HTTP/1.1 or HTTP/2. Redirects are not followed: one that stays within the boundary is
    /// returned to the tool, one that leaves it throws. Private, loopback, link-local and reserved addresses are refused
    /// unless the resource says <c>AllowPrivateNetwork</c>; link-local ones, where clouds keep the host's credentials, have
    /// to be declared as literals as well.</para>
    /// <para>Requests carry the current activity's trace context; the transport itself starts no activity, because its
    /// diagnostic events would publish the token. May be called more than once.</para>
    /// </remarks>
    /// <param name="builder">The client's builder.</param>
    /// <returns>The same builder.</returns>
    public static IHttpClientBuilder AddToolBoundary(this IHttpClientBuilder builder)
    {
        ArgumentNullException.ThrowIfNull(builder);
        IServiceCollection services = builder.Services;
        services.TryAddSingleton(TimeProvider.System);
        services.TryAddSingleton<LiveCalls>();
        services.TryAddSingleton<Alerts>();
        services.TryAddSingleton<HostResolver>(static (host, cancellationToken) => new ValueTask<IPAddress[]>(Dns.GetHostAddressesAsync(host, cancellationToken)));
        services.TryAddSingleton<BoundaryPools>();
        services.TryAddSingleton<BoundaryViolations>();
        services.TryAddSingleton<EgressGate>();
        // First in the list is outermost and so sees the chain last, after every other filter has changed it.
        if (!services.Any(static service => service.ImplementationType == typeof(BoundedClientFilter)))
            services.Insert(0, ServiceDescriptor.Singleton<IHttpMessageHandlerBuilderFilter, BoundedClientFilter>());

        services.Configure<BoundedClientOptions>(builder.Name, static options => options.IsBounded = true);
        return builder.ConfigurePrimaryHttpMessageHandler(static provider =>
            new EgressBoundaryHandler(provider.GetRequiredService<EgressGate>(), provider.GetRequiredService<BoundaryPools>()));
    }
}
