using System.Net.Mail;

namespace ZeroTrustAgents.Policy;

/// <summary>An owner is a person who can be reached: a role or no-reply address is nobody in particular.</summary>
internal static class OwnerAddress
{
    private static readonly string[] Roles =
    [
        "admin", "administrator", "agent", "bot", "contact", "dev", "devops", "do-not-reply", "donotreply", "hello", "help", "helpdesk",
        "hostmaster", "info", "it", "mail", "mailer-daemon", "no-reply", "nobody", "noc", "noreply", "office", "ops", "postmaster", "root",
        "security", "service", "support", "sysadmin", "system", "team", "test", "user", "webmaster",
    ];

    /// <summary>What is wrong with the address, as the end of a sentence; <see langword="null"/> when nothing is.</summary>
    public static string? Problem(string owner)
    {
        if (owner.Length == 0)
            return "is missing; name the accountable person, for example \"first.last@contoso.example\".";
        if (owner.Any(static c => c is < '!' or > '~') || !MailAddress.TryCreate(owner, out MailAddress? address) || address.Address != owner || address.User.Length == 0)
            return "is not a mail address; name the accountable person, for example \"first.last@contoso.example\".";
        if (!address.Host.Contains('.', StringComparison.Ordinal))
            return "has no domain that people outside this machine could reach.";
        return Roles.Contains(address.User, StringComparer.OrdinalIgnoreCase)
            ? "is a role or no-reply address; name one accountable person."
            : null;
    }
}
