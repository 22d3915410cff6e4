using System.Text.Json;
using ZeroTrustAgents.AspNetCore;

namespace Microsoft.AspNetCore.Http;

/// <summary>What a service can ask about the tool token of a request.</summary>
public static class ToolTokenHttpContextExtensions
{
    /// <summary>
    /// Says whether the request's tool token is bound to exactly these arguments, so that what a human approved is what
    /// is done. Map the request back to the tool's arguments, by their names, and refuse it when this says no.
    /// </summary>
    /// <param name="context">The request, authenticated with a tool token.</param>
    /// <param name="arguments">An object with a member for each argument of the tool.</param>
    /// <param name="tool">The tool that the token has to be for; <see langword="null"/> for any.</param>
    /// <returns><see langword="false"/> also for a token that is bound to no arguments.</returns>
    public static bool VerifyToolArguments(this HttpContext context, JsonElement arguments, string? tool = null)
    {
        ArgumentNullException.ThrowIfNull(context);
        return CanonicalArguments.Encode(arguments) is { } canonical && ToolTokenArguments.Matches(context.User, canonical, tool);
    }
}
