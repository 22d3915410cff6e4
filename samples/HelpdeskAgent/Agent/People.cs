using System.Security.Claims;

namespace HelpdeskAgent.Agent;

/// <summary>Who works here. In an application these come from signing in.</summary>
internal static class People
{
    public static ClaimsPrincipal Lena { get; } = SignedIn("lena.fischer@contoso.example", "helpdesk");

    public static ClaimsPrincipal Jonas { get; } = SignedIn("jonas.weber@contoso.example", "helpdesk");

    public static ClaimsPrincipal Petra { get; } = SignedIn("petra.vogt@contoso.example", "security");

    public static string IdOf(ClaimsPrincipal person) => person.FindFirst("sub")!.Value;

    private static ClaimsPrincipal SignedIn(string id, string department) =>
        new(new ClaimsIdentity([new Claim("sub", id), new Claim("department", department)], "sample"));
}
