using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using Microsoft.Extensions.DependencyInjection;
using ZeroTrustAgents.Tokens;

namespace Microsoft.AspNetCore.Builder;

/// <summary>Publishes the keys of the token broker in this process.</summary>
public static class ToolTokenKeysEndpointRouteBuilderExtensions
{
    /// <summary>Serves the public keys of the local token broker as a JWK set (RFC 7517), without authentication.</summary>
    /// <param name="endpoints">Where to add the endpoint.</param>
    /// <param name="pattern">Its route.</param>
    /// <exception cref="InvalidOperationException">There is no broker with keys of its own in this process.</exception>
    public static IEndpointConventionBuilder MapToolTokenKeys(this IEndpointRouteBuilder endpoints, string pattern = "/.well-known/jwks.json")
    {
        ArgumentNullException.ThrowIfNull(endpoints);
        IToolTokenKeys keys = endpoints.ServiceProvider.GetService<IToolTokenKeys>()
            ?? throw new InvalidOperationException("MapToolTokenKeys needs a token broker with keys of its own: register it with UseLocalTokenBroker().");
        return endpoints.MapGet(pattern, (RequestDelegate)(context =>
        {
            context.Response.ContentType = "application/jwk-set+json";
            // Short: a new key signs as soon as it is there.
            context.Response.Headers.CacheControl = "public, max-age=15";
            return context.Response.WriteAsync(keys.GetJwks(), context.RequestAborted);
        })).AllowAnonymous();
    }
}
