using Microsoft.AspNetCore.Authorization;
using ZeroTrustAgents;
using ZeroTrustAgents.AspNetCore;

namespace Microsoft.AspNetCore.Builder;

/// <summary>Protects endpoints with tool tokens.</summary>
public static class ToolScopeEndpointConventionBuilderExtensions
{
    /// <summary>
    /// Lets only requests with a valid tool token in that has all of <paramref name="scopes"/>. Needs
    /// <c>AddToolTokenAuthentication</c>. Answers 401 without a good token and 403 without the scopes (RFC 6750).
    /// </summary>
    /// <typeparam name="TBuilder">The endpoint's builder.</typeparam>
    /// <param name="builder">One endpoint, or a group.</param>
    /// <param name="scopes">At least one scope; wildcards are refused. Further calls add further scopes.</param>
    /// <exception cref="ArgumentException">A scope is missing or malformed.</exception>
    public static TBuilder RequireToolScope<TBuilder>(this TBuilder builder, params string[] scopes)
        where TBuilder : IEndpointConventionBuilder
    {
        ArgumentNullException.ThrowIfNull(builder);
        ArgumentNullException.ThrowIfNull(scopes);
        if (scopes.Length == 0)
            throw new ArgumentException("Name at least one scope, for example RequireToolScope(\"tickets:read\").", nameof(scopes));
        foreach (string scope in scopes)
        {
            if (!ScopeName.IsValid(scope, out string? problem))
                throw new ArgumentException($"Scope '{scope}' {problem}.", nameof(scopes));
        }

        AuthorizationPolicy policy = new AuthorizationPolicyBuilder(ToolTokenDefaults.AuthenticationScheme)
            .RequireAuthenticatedUser()
            .AddRequirements(new ToolScopeRequirement([.. scopes]))
            .Build();
        // AllowAnonymous anywhere on an endpoint silently switches its authorization off.
        builder.Finally(static endpoint =>
        {
            if (endpoint.Metadata.Any(m => m is IAllowAnonymous))
                throw new InvalidOperationException($"Endpoint '{endpoint.DisplayName}' has both RequireToolScope and AllowAnonymous: remove one of them.");
        });
        return builder.RequireAuthorization(policy);
    }
}
