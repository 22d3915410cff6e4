using System.Net;
using System.Net.Http.Headers;

namespace ZeroTrustAgents.Boundary;

/// <summary>What a response may not ask for. A <c>Refresh</c> header is left alone: nothing here or in the transport follows it.</summary>
internal static class ResponseRules
{
    /// <param name="requested">The URL that was requested.</param>
    /// <param name="response">The response.</param>
    /// <param name="redirect">Where it redirects to, if it does.</param>
    public static (ReasonCode Reason, string Message)? Check(Uri requested, HttpResponseMessage response, out Uri? redirect)
    {
        redirect = null;
        if (response.StatusCode == HttpStatusCode.SwitchingProtocols)
            return (ReasonCodes.BoundaryHost, "The service switched protocols without being asked to.");
        if ((int)response.StatusCode is < 300 or > 399)
            return null;
        // Raw: a location that cannot be read counts as one outside, not as none.
        if (!response.Headers.NonValidated.TryGetValues("Location", out HeaderStringValues location))
            return null;
        return location.Count == 1 && Uri.TryCreate(requested, location.ToString(), out redirect)
            ? null
            : (ReasonCodes.BoundaryRedirect, "The service redirected to a place that cannot be read as a URL.");
    }
}
