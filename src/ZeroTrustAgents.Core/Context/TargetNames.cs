using ZeroTrustAgents.Credentials;

namespace ZeroTrustAgents.Context;

/// <summary>Parameters that say where something goes or whose it is, by the words of their names: <c>recipient</c>, <c>toAccount</c>, <c>web_url</c>.</summary>
internal static class TargetNames
{
    private static readonly HashSet<string> Words = new(StringComparer.Ordinal)
    {
        "recipient", "recipients", "receiver", "receivers", "payee", "payees", "beneficiary", "beneficiaries", "to", "cc", "bcc", "account", "accounts", "iban", "ibans", "email", "emails", "mail", "mails", "address", "addresses",
        "phone", "phones", "url", "urls", "uri", "uris", "link", "links", "webhook", "webhooks", "endpoint", "endpoints", "host", "hosts", "hostname", "hostnames",
        "domain", "domains", "server", "servers", "website", "websites", "site", "sites",
        "path", "paths", "directory", "directories", "folder", "folders", "user", "users", "username", "usernames", "member", "members", "participant", "participants", "attendee", "attendees", "invitee", "invitees",
        "channel", "channels", "room", "rooms", "group", "groups", "destination", "destinations", "target", "targets",
    };

    public static bool IsTarget(string parameter)
    {
        NameWords words = NameWords.Split(parameter, stackalloc char[NameWords.MaxLetters], stackalloc NameWord[NameWords.MaxWords]);
        HashSet<string>.AlternateLookup<ReadOnlySpan<char>> known = Words.GetAlternateLookup<ReadOnlySpan<char>>();
        for (int i = 0; i < words.Count; i++)
        {
            if (known.Contains(words.Text(i)))
                return true;
        }

        return false;
    }
}
