using ZeroTrustAgents.Credentials;

namespace ZeroTrustAgents.Context;

/// <summary>Parameters that say where something goes or whose it is, by the words of their names: <c>recipient</c>, <c>toAccount</c>, <c>web_url</c>.</summary>
internal static class TargetNames
{
    private static readonly HashSet<string> Words = new(StringComparer.Ordinal)
    {
        "recipient", "recipients", "receiver", "payee", "beneficiary", "to", "cc", "bcc", "account", "accounts", "iban", "email", "emails", "mail", "address", "addresses",
        "phone", "url", "urls", "uri", "link", "links", "webhook", "endpoint", "host", "hostname", "domain", "server", "website", "site",
        "path", "directory", "folder", "user", "users", "username", "member", "members", "participant", "participants", "attendee", "attendees", "invitee", "invitees",
        "channel", "channels", "room", "group", "destination", "target",
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
