using System.Security.Claims;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.IdentityModel.Tokens;
using ZeroTrustAgents.Sessions;

namespace UnsafeAgent;

/// <summary>Agents that nobody answers for, and that may do whatever they like.</summary>
internal static class Registration
{
    public static void AddAgents(IServiceCollection services) => services.AddZeroTrustAgents()
        .AddAgent("mail", agent => agent
            .OwnedBy("admin@contoso.example")
            .WithPurpose("Tidies up mailboxes")
            .Grant("mail:read", grant => grant.Argument("folder").EqualTo("Inbox"))
            .Grant("mail:archive"))
        .AddAgent("mail", agent => agent.Grant("calendar:*"))
        .AddSemanticKernel(kernel => kernel.AddPlugin<ArchivePlugin>("Archive"));

    public static ValueTask<AgentSession> BeginAsync(AgentHost agents, ClaimsPrincipal user)
    {
        GC.KeepAlive(user);
        return agents.BeginSessionAsync("mail", new ClaimsPrincipal());
    }

    public static TokenValidationParameters Verify() => new() { ValidateAudience = false };
}
