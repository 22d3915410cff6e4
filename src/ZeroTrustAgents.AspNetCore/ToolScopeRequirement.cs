using Microsoft.AspNetCore.Authorization;

namespace ZeroTrustAgents.AspNetCore;

/// <summary>The tool token has all of these scopes.</summary>
internal sealed class ToolScopeRequirement(string[] scopes) : AuthorizationHandler<ToolScopeRequirement>, IAuthorizationRequirement
{
    public IReadOnlyList<string> Scopes { get; } = scopes;

    /// <summary>For messages of the authorization system.</summary>
    public override string ToString() => $"Tool token with scope {string.Join(' ', Scopes)}";

    protected override Task HandleRequirementAsync(AuthorizationHandlerContext context, ToolScopeRequirement requirement)
    {
        if (ToolTokenIdentity.Of(context.User) is { } identity)
        {
            string[] granted = [.. identity.FindAll("scope").SelectMany(c => c.Value.Split(' '))];
            if (requirement.Scopes.All(s => granted.Contains(s, StringComparer.Ordinal)))
                context.Succeed(requirement);
        }

        return Task.CompletedTask;
    }
}
