using System.Security.Claims;

namespace ZeroTrustAgents.AspNetCore;

/// <summary>
/// The identity that a tool token made. A principal can have others, from cookies for example, whose claims somebody
/// else wrote.
/// </summary>
internal static class ToolTokenIdentity
{
    public static ClaimsIdentity? Of(ClaimsPrincipal principal) =>
        principal.Identities.FirstOrDefault(i => i.IsAuthenticated && i.AuthenticationType == ToolTokenDefaults.AuthenticationScheme);
}
