using System.Diagnostics;
using System.Net;
using System.Net.Http.Headers;

namespace ZeroTrustAgents.Boundary;

/// <summary>
/// Copies a request before it is checked. What was checked is then what is sent, whatever the tool does to its own
/// object meanwhile; and the token is attached to an object that no other handler, logger, content or tool has.
/// </summary>
internal static class EgressMessage
{
    public static HttpRequestMessage Copy(HttpRequestMessage request, Uri uri)
    {
        (Version version, HttpVersionPolicy policy) = Protocol(request.Version, request.VersionPolicy);
        var copy = new HttpRequestMessage(request.Method, uri) { Version = version, VersionPolicy = policy };
        if (request.Content is { } content)
            copy.Content = new EgressContent(content);
        foreach (KeyValuePair<string, HeaderStringValues> header in request.Headers.NonValidated)
            copy.Headers.TryAddWithoutValidation(header.Key, header.Value);
        // Options stay behind: they hold call-backs that would be shown the copy.
        return copy;
    }

    /// <summary>Adds the trace context of the current activity, as the transport would do.</summary>
    public static void Propagate(HttpRequestMessage message) =>
        DistributedContextPropagator.Current.Inject(Activity.Current, message, static (carrier, name, value) =>
        {
            HttpRequestHeaders headers = ((HttpRequestMessage)carrier!).Headers;
            if (!headers.NonValidated.Contains(name))
                headers.TryAddWithoutValidation(name, value);
        });

    /// <summary>At most HTTP/2: QUIC connects by itself, past the check of the address, and may be sent elsewhere by an <c>Alt-Svc</c> header.</summary>
    private static (Version Version, HttpVersionPolicy Policy) Protocol(Version version, HttpVersionPolicy policy)
    {
        Version most = version > HttpVersion.Version20 ? HttpVersion.Version20 : version;
        return policy is not HttpVersionPolicy.RequestVersionOrHigher ? (most, policy)
            : most == HttpVersion.Version20 ? (most, HttpVersionPolicy.RequestVersionExact)
            : (HttpVersion.Version20, HttpVersionPolicy.RequestVersionOrLower);
    }
}
