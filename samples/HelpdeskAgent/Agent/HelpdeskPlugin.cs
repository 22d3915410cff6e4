using System.ComponentModel;
using Microsoft.SemanticKernel;
using ZeroTrustAgents;

namespace HelpdeskAgent.Agent;

/// <summary>What the helpdesk agent can do. Each tool says what it needs; nothing runs that the agent has no grant for.</summary>
public sealed class HelpdeskPlugin(TicketsClient tickets, AccountsClient accounts, MailClient mail)
{
    [KernelFunction, Description("Lists tickets by status.")]
    [ToolAccess("tickets:read", Tier = TrustTier.Routine, Audience = "tickets", Effect = ToolEffect.Read, Returns = DataLabel.Untrusted, TrustedFields = [nameof(Ticket.From)])]
    public Task<Ticket[]> SearchTicketsAsync([Description("open or closed")] string status, CancellationToken cancellationToken) =>
        tickets.SearchAsync(status, cancellationToken);

    [KernelFunction, Description("Reads one ticket.")]
    [ToolAccess("tickets:read", Tier = TrustTier.Routine, Audience = "tickets", Effect = ToolEffect.Read, Returns = DataLabel.Untrusted, TrustedFields = [nameof(Ticket.From)])]
    public Task<Ticket> GetTicketAsync(string id, CancellationToken cancellationToken) =>
        tickets.GetAsync(id, cancellationToken);

    [KernelFunction, Description("Downloads a ticket's attachment.")]
    [ToolAccess("tickets:read", Tier = TrustTier.Routine, Audience = "tickets", Effect = ToolEffect.Read, Returns = DataLabel.Untrusted)]
    public Task<string> GetAttachmentAsync(Uri url, CancellationToken cancellationToken) =>
        tickets.DownloadAsync(url, cancellationToken);

    [KernelFunction, Description("Sends mail to a colleague.")]
    [ToolAccess("mail:send", Tier = TrustTier.Elevated, Audience = "mail", Effect = ToolEffect.External)]
    public Task SendMailAsync(string to, string subject, string text, CancellationToken cancellationToken) =>
        mail.SendAsync(new Mail(to, subject, text), cancellationToken);

    [KernelFunction, Description("Sends mail to somebody outside the company.")]
    [ToolAccess("mail:send-outside", Tier = TrustTier.HighRisk, Audience = "mail", Effect = ToolEffect.External)]
    public Task SendMailOutsideAsync(string to, string subject, string text, CancellationToken cancellationToken) =>
        mail.SendOutsideAsync(new Mail(to, subject, text), cancellationToken);

    [KernelFunction, Description("Resets a user's password; the user gets a link to choose a new one.")]
    [ToolAccess("accounts:reset-password", Tier = TrustTier.HighRisk, Audience = "accounts", Effect = ToolEffect.Write)]
    public Task ResetPasswordAsync(string user, CancellationToken cancellationToken) =>
        accounts.ResetPasswordAsync(user, cancellationToken);

    [KernelFunction, Description("Exports the list of all customers.")]
#pragma warning disable ZTA3004 // No agent has it on purpose: the sample shows what a model gets that asks for it.
    [ToolAccess("customers:export", Tier = TrustTier.Critical, Audience = "accounts", Effect = ToolEffect.Read, Returns = DataLabel.Sensitive)]
#pragma warning restore ZTA3004
    public Task<string> ExportCustomersAsync(CancellationToken cancellationToken) =>
        accounts.ExportCustomersAsync(cancellationToken);
}
