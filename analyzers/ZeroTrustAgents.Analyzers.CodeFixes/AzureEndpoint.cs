using Microsoft.CodeAnalysis;

namespace ZeroTrustAgents.Analyzers.CodeFixes;

/// <summary>Reads where a connection string leads: the part of it that is no secret.</summary>
internal static class AzureEndpoint
{
    private static readonly (string Namespace, string Service)[] Services =
    [
        ("Blobs", "blob"), ("Queues", "queue"), ("Shares", "file"), ("DataLake", "dfs"), ("Tables", "table"),
    ];

    /// <summary>The endpoint, and whether it is an address; null where the text names none.</summary>
    public static (string Text, bool IsAddress)? Of(string connection, ITypeSymbol client)
    {
        Dictionary<string, string> parts = Parts(connection);
        if (parts.TryGetValue("Endpoint", out string? endpoint) || parts.TryGetValue("AccountEndpoint", out endpoint) || parts.TryGetValue("BlobEndpoint", out endpoint))
        {
            return !Uri.TryCreate(endpoint, UriKind.Absolute, out Uri? address) || address.UserInfo.Length > 0 || address.Query.Length > 0 ? null
                : address.Scheme == "sb" ? (address.Host, false)
                : (address.GetLeftPart(UriPartial.Path), true);
        }

        if (!parts.TryGetValue("AccountName", out string? account))
            return null;
        parts.TryGetValue("EndpointSuffix", out string? suffix);
        string space = client.ContainingNamespace.ToDisplayString();
        foreach ((string name, string service) in Services)
        {
            if (space.EndsWith(name, StringComparison.Ordinal) || space.IndexOf(name + ".", StringComparison.Ordinal) >= 0)
                return ("https://" + account + "." + service + "." + (suffix ?? "core.windows.net"), true);
        }

        return null;
    }

    private static Dictionary<string, string> Parts(string connection)
    {
        var parts = new Dictionary<string, string>(StringComparer.OrdinalIgnoreCase);
        foreach (string part in connection.Split(';'))
        {
            int equals = part.IndexOf('=');
            if (equals > 0)
                parts[part.Substring(0, equals).Trim()] = part.Substring(equals + 1).Trim();
        }

        return parts;
    }
}
