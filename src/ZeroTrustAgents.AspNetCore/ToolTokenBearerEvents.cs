using Microsoft.AspNetCore.Authentication.JwtBearer;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Primitives;

namespace ZeroTrustAgents.AspNetCore;

/// <summary>Where a token may come from, and what a caller without a good one is told (RFC 6750).</summary>
internal static class ToolTokenBearerEvents
{
    private const string Prefix = "Bearer ";

    public static JwtBearerEvents Create() => new()
    {
        OnMessageReceived = ReadToken,
        OnChallenge = static context =>
        {
            // That it was refused, never why: the reason is in the log.
            context.Error = context.AuthenticateFailure is null ? null : "invalid_token";
            return Task.CompletedTask;
        },
        OnForbidden = static context =>
        {
            context.Response.Headers.WWWAuthenticate = RequiredScopes(context.HttpContext) is { Length: > 0 } scopes
                ? $"Bearer error=\"insufficient_scope\", scope=\"{scopes}\""
                : "Bearer error=\"insufficient_scope\"";
            return Task.CompletedTask;
        },
    };

    private static Task ReadToken(MessageReceivedContext context)
    {
        StringValues values = context.Request.Headers.Authorization;
        if (values.Count > 1)
        {
            // A proxy may have looked at one of them and the service at the other.
            context.Fail("There is more than one Authorization header.");
        }
        else if (values.Count == 0 || !values[0]!.StartsWith(Prefix, StringComparison.OrdinalIgnoreCase))
        {
            context.NoResult();
        }
        else if (values[0]!.Length == Prefix.Length)
        {
            context.Fail("The Authorization header has no token.");
        }
        else
        {
            context.Token = values[0]![Prefix.Length..];
        }

        return Task.CompletedTask;
    }

    private static string RequiredScopes(HttpContext context) =>
        string.Join(' ', (context.GetEndpoint()?.Metadata.GetOrderedMetadata<AuthorizationPolicy>() ?? [])
            .SelectMany(p => p.Requirements.OfType<ToolScopeRequirement>())
            .SelectMany(r => r.Scopes)
            .Distinct(StringComparer.Ordinal));
}
