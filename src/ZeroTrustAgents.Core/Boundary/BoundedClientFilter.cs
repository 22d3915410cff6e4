using Microsoft.Extensions.Http;
using Microsoft.Extensions.Options;

namespace ZeroTrustAgents.Boundary;

/// <summary>
/// Looks at every finished handler chain. A primary handler configured after <c>AddToolBoundary()</c> replaces ours
/// without a word; such a client must not exist.
/// </summary>
internal sealed class BoundedClientFilter(IOptionsMonitor<BoundedClientOptions> clients) : IHttpMessageHandlerBuilderFilter
{
    public Action<HttpMessageHandlerBuilder> Configure(Action<HttpMessageHandlerBuilder> next) => builder =>
    {
        next(builder);
        if (clients.Get(builder.Name).IsBounded && builder.PrimaryHandler is not EgressBoundaryHandler)
        {
            throw new InvalidOperationException(
                $"HTTP client '{builder.Name}' was given AddToolBoundary(), but its primary handler was replaced by {builder.PrimaryHandler?.GetType().Name ?? "nothing"}. "
                + "Remove the call of ConfigurePrimaryHttpMessageHandler or UseSocketsHttpHandler: the boundary owns the connections and the token. Wrap requests with AddHttpMessageHandler instead.");
        }
    };
}
