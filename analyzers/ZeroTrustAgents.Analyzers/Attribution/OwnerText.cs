namespace ZeroTrustAgents.Analyzers;

/// <summary>Whether a text names a person who can be held to account. Refuses what the runtime refuses, and what is plainly made up.</summary>
internal static class OwnerText
{
    /// <summary>Mailboxes of nobody in particular: the runtime's list, and more of the kind.</summary>
    private static readonly HashSet<string> Roles = new(StringComparer.OrdinalIgnoreCase)
    {
        "admin", "administrator", "agent", "bot", "contact", "dev", "devops", "do-not-reply", "donotreply", "hello", "help", "helpdesk",
        "hostmaster", "info", "it", "mail", "mailer-daemon", "no-reply", "nobody", "noc", "noreply", "office", "ops", "postmaster", "root",
        "security", "service", "support", "sysadmin", "system", "team", "test", "user", "webmaster",
        "abuse", "accounts", "admins", "agents", "ai", "all", "billing", "compliance", "customerservice", "developers", "do_not_reply", "engineering",
        "enquiries", "everyone", "feedback", "finance", "group", "hr", "itsupport", "legal", "marketing", "no_reply", "notifications", "operations",
        "platform", "privacy", "sales", "service-desk", "servicedesk", "staff", "sre", "testing", "users",
    };

    /// <summary>Last words that make a mailbox one of many people: <c>platform-team</c>.</summary>
    private static readonly HashSet<string> Groups = new(StringComparer.OrdinalIgnoreCase)
    {
        "admins", "devops", "group", "helpdesk", "mailbox", "noreply", "ops", "support", "team",
    };

    private static readonly HashSet<string> Placeholders = new(StringComparer.OrdinalIgnoreCase)
    {
        "changeme", "change-me", "change_me", "example", "example.user", "exampleuser", "firstname.lastname", "foo", "foobar", "me", "name",
        "nn", "none", "owner", "person", "placeholder", "replace", "replaceme", "replace-me", "sample", "somebody", "someone", "tba", "tbd", "todo",
        "unknown", "xxx", "you", "your", "your-name", "your.name", "your_name", "yourname", "youremail", "your-email", "your.email", "name.surname",
    };

    /// <summary>What is wrong with the owner, as a clause; <see langword="null"/> when nothing is.</summary>
    public static string? Problem(string? owner)
    {
        if (string.IsNullOrWhiteSpace(owner))
            return "is empty";
        if (IsSubstituted(owner!))
            return null;
        if (IsPlaceholder(owner!))
            return "is a placeholder";
        int at = owner!.IndexOf('@');
        if (at <= 0 || at == owner.Length - 1 || owner.IndexOf('@', at + 1) >= 0 || HasOtherCharacters(owner))
            return "is not a mail address";
        string user = owner.Substring(0, at);
        string host = owner.Substring(at + 1);
        if (Placeholders.Contains(user))
            return "is a placeholder";
        if (host[0] == '.' || host[host.Length - 1] == '.')
            return "is not a mail address";
        if (host.IndexOf('.') < 0)
            return "has no domain that others could reach";
        return IsRole(user) ? "is the mailbox of a role, and so of nobody in particular" : null;
    }

    private static bool IsPlaceholder(string owner) =>
        Placeholders.Contains(owner) || owner[0] is '<' or '[' || owner.StartsWith("todo:", StringComparison.OrdinalIgnoreCase) || owner.StartsWith("todo ", StringComparison.OrdinalIgnoreCase);

    /// <summary>What a deployment puts a value in place of: <c>#{Owner}</c>, <c>${OWNER}</c>, <c>__OWNER__</c>.</summary>
    private static bool IsSubstituted(string owner) =>
        owner.Length > 3 && (owner[0] is '#' or '$' or '{' || (owner[0] == '%' && owner[owner.Length - 1] == '%') || (owner.StartsWith("__", StringComparison.Ordinal) && owner.EndsWith("__", StringComparison.Ordinal)));

    private static bool HasOtherCharacters(string owner)
    {
        foreach (char c in owner)
        {
            if (c is < '!' or > '~' or '<' or '>' or '(' or ')' or ',' or ';' or ':' or '\\')
                return true;
        }

        return false;
    }

    private static bool IsRole(string user)
    {
        int tag = user.IndexOf('+');
        string name = tag > 0 ? user.Substring(0, tag) : user;
        if (Roles.Contains(name) || StartsWith(name, "noreply") || StartsWith(name, "no-reply") || StartsWith(name, "svc"))
            return true;
        int last = name.LastIndexOfAny(['.', '-', '_']);
        return last >= 0 && Groups.Contains(name.Substring(last + 1));
    }

    private static bool StartsWith(string name, string start) =>
        name.StartsWith(start, StringComparison.OrdinalIgnoreCase) && name.Length > start.Length && name[start.Length] is '.' or '-' or '_';
}
