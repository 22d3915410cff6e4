using System.Net.Http.Headers;

namespace ZeroTrustAgents.Boundary;

/// <summary>What a request may not bring along, whoever it is addressed to.</summary>
internal static class RequestRules
{
    public static (ReasonCode Reason, string Message)? Check(HttpRequestMessage message, in EgressTarget target, string? extendedConnect)
    {
        HttpHeadersNonValidated headers = message.Headers.NonValidated;
        // Content headers refuse the known request headers, but Cookie they take, and it goes on the wire like any other.
        if (HasCredential(headers) || (message.Content is { } content && HasCredential(content.Headers.NonValidated)))
            return (ReasonCodes.BoundaryCredential, "The request brings its own Authorization, Proxy-Authorization or Cookie header; remove it, the boundary attaches the call's token.");
        string method = message.Method.Method;
        // TRACE echoes the request, token included, to whoever sent it.
        if (method.Equals("TRACE", StringComparison.OrdinalIgnoreCase) || method.Equals("TRACK", StringComparison.OrdinalIgnoreCase))
            return (ReasonCodes.BoundaryCredential, "TRACE would send the call's token back to the tool.");
        // Behind a tunnel nothing can be checked any more.
        if (method.Equals("CONNECT", StringComparison.OrdinalIgnoreCase) || extendedConnect is not null || headers.Contains("Upgrade"))
            return (ReasonCodes.BoundaryHost, "CONNECT, Upgrade and WebSocket requests open tunnels that the boundary cannot see into.");
        if (headers.TryGetValues("Host", out HeaderStringValues host))
        {
            if (host.Count != 1 || !IsHost(host.ToString(), target))
                return (ReasonCodes.BoundaryHost, "The Host header names another host than the URL.");
            // Also decides which name the server's certificate must have; the transport writes it from the URL.
            message.Headers.Remove("Host");
        }

        return null;
    }

    private static bool HasCredential(HttpHeadersNonValidated headers) =>
        headers.Contains("Authorization") || headers.Contains("Proxy-Authorization") || headers.Contains("Cookie");

    private static bool IsHost(string header, in EgressTarget target) =>
        Uri.TryCreate($"{target.Scheme}://{header}/", UriKind.Absolute, out Uri? stated)
        && stated.AbsolutePath == "/"
        && EgressTarget.TryRead(stated, out EgressTarget named) is null
        && named.Host == target.Host
        && named.Port == target.Port
        && stated.Query.Length == 0 && stated.Fragment.Length == 0;
}
