using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;

namespace HelpdeskAgent.Agent;

/// <summary>Registers the helpdesk agent: who answers for it, what it may do, and under which conditions.</summary>
internal static class HelpdeskRegistration
{
    public const string AgentId = "helpdesk";

    private const string Colleague = @"[a-z]+\.[a-z]+@contoso\.example";

    public static ZeroTrustAgentsBuilder AddHelpdeskAgent(this IServiceCollection services, IConfiguration configuration, string auditDirectory)
    {
        IConfigurationSection section = configuration.GetSection("ZeroTrustAgents");
        services.AddHttpClient<TicketsClient>(http => http.BaseAddress = AddressOf(section, "tickets")).AddToolBoundary();
        services.AddHttpClient<AccountsClient>(http => http.BaseAddress = AddressOf(section, "accounts")).AddToolBoundary();
        services.AddHttpClient<MailClient>(http => http.BaseAddress = AddressOf(section, "mail")).AddToolBoundary();
        return services.AddZeroTrustAgents(section)
            .AddAgent(AgentId, agent => agent
                .OwnedBy("marta.keller@contoso.example")
                .WithPurpose("Resolves level-1 tickets")
                .Grant("tickets:read")
                .Grant("mail:send", g => g.Argument("to").MatchesRegex(Colleague))
                .Grant("mail:send-outside", g => g.WhereSubjectHas("department", "communications"))
                .Grant("accounts:reset-password", g => g.Argument("user").MatchesRegex(Colleague)))
            .AddSemanticKernel(kernel => kernel.AddPlugin<HelpdeskPlugin>("Helpdesk"))
            .UseLocalTokenBroker()
            .AddFileAuditLog(auditDirectory)
            .RefuseUnreviewedCapabilities(typeof(HelpdeskRegistration).Assembly);
    }

    private static Uri AddressOf(IConfigurationSection section, string resource) =>
        new(section[$"Resources:{resource}:Addresses:0"] ?? throw new InvalidOperationException($"Resources:{resource} has no address."));
}
