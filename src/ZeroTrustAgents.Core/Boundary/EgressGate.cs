using System.Net.Http.Headers;
using ZeroTrustAgents.Calls;
using ZeroTrustAgents.Policy;

namespace ZeroTrustAgents.Boundary;

/// <summary>The rules for what leaves and what comes back. Whatever they do not let through is reported and thrown.</summary>
internal sealed class EgressGate(LiveCalls calls, BoundaryViolations violations)
{
    /// <summary>Checks a request against the call it is made in, and attaches the call's token where it belongs.</summary>
    public EgressPass Admit(HttpRequestMessage request)
    {
        LiveCall call = calls.Current ?? throw violations.Report(null, ReasonCodes.BoundaryNoCall, calls.CurrentId == 0
            ? "This HTTP client works inside a guarded tool call only. Was the call's execution context suppressed, or the client used by other code?"
            : "The tool call has ended; work it left running may not send requests.");
        if (EgressTarget.TryRead(request.RequestUri, out EgressTarget target) is { } malformed)
            throw violations.Report(call, malformed, "The request URL is not a plain absolute http or https URL without user info.");
        if (Match(call, target) is not { } resource)
            throw violations.Report(call, ReasonCodes.BoundaryHost, $"{target} with this path is not an address of a resource that tool '{call.Tool.Name}' declares as Audience or Boundary.");

        HttpRequestMessage message = EgressMessage.Copy(request, request.RequestUri!);
        if (RequestRules.Check(message, target, request.Headers.Protocol) is { } refused)
            throw violations.Report(call, refused.Reason, refused.Message);
        EgressMessage.Propagate(message);
        if (ReferenceEquals(resource, call.Audience))
            message.Headers.Authorization = Bearer(call);
        return new EgressPass(call, resource, message);
    }

    /// <summary>Checks a response before the tool sees it.</summary>
    public HttpResponseMessage Release(in EgressPass pass, HttpRequestMessage request, HttpResponseMessage response)
    {
        // The tool gets its own request back, not the copy that carries the token.
        response.RequestMessage = request;
        if (!ReferenceEquals(calls.Current, pass.Call))
        {
            response.Dispose();
            throw violations.Report(pass.Call, ReasonCodes.BoundaryNoCall, "The tool call ended while the service was answering.");
        }

        if (ResponseRules.Check(pass.Message.RequestUri!, response, out Uri? redirect) is { } refused)
        {
            response.Dispose();
            throw violations.Report(pass.Call, refused.Reason, refused.Message);
        }

        if (redirect is not null && (EgressTarget.TryRead(redirect, out EgressTarget target) is not null || Match(pass.Call, target) is null))
        {
            response.Dispose();
            throw violations.Report(pass.Call, ReasonCodes.BoundaryRedirect, $"The service at {pass.Message.RequestUri!.Host} redirected to a place that tool '{pass.Call.Tool.Name}' does not declare.");
        }

        return response;
    }

    /// <summary>Reports what the connector refused; it runs outside of any call and cannot itself.</summary>
    public ToolBoundaryException Report(in EgressPass pass, ToolBoundaryException refused) => violations.Report(pass.Call, refused);

    private static Resource? Match(LiveCall call, in EgressTarget target)
    {
        if (call.Audience is { } audience && audience.Covers(target))
            return audience;
        foreach (Resource resource in call.Boundary)
        {
            if (resource.Covers(target))
                return resource;
        }

        return null;
    }

    private AuthenticationHeaderValue Bearer(LiveCall call)
    {
        try
        {
            if (call.Token is { } token)
                return new AuthenticationHeaderValue("Bearer", token.Reveal());
        }
        catch (Exception exception) when (exception is ObjectDisposedException or FormatException)
        {
            // Reported below; the exception may say more about the token than anybody should read.
        }

        throw violations.Report(call, ReasonCodes.BoundaryNoCall, "The call holds no usable token for its audience.");
    }
}
