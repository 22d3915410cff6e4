using System.Security.Cryptography;
using System.Text.Json;
using System.Text.Json.Nodes;
using System.Buffers.Text;
using ZeroTrustAgents.Configuration;

namespace ZeroTrustAgents.Policy;

/// <summary>Names a policy by its content, so that reloading an unchanged file changes nothing and voids no approval.</summary>
internal static class PolicyVersion
{
    public static string Of(ZeroTrustAgentsOptions options, string environment)
    {
        var sorted = new
        {
            environment,
            Agents = options.Agents.OrderBy(static a => a.Key, StringComparer.Ordinal).ToArray(),
            Resources = options.Resources.OrderBy(static r => r.Key, StringComparer.Ordinal).ToArray(),
            Approvers = options.Approvers.OrderBy(static a => a.Key).ToArray(),
            options.Limits,
            options.Approvals,
        };
        byte[] json = JsonSerializer.SerializeToUtf8Bytes(Sorted(JsonSerializer.SerializeToNode(sorted)));
        return Base64Url.EncodeToString(SHA256.HashData(json).AsSpan(0, 16));
    }

    // Conditions are dictionaries, too: the order in which they were written says nothing.
    private static JsonNode? Sorted(JsonNode? node) => node switch
    {
        JsonObject o => new JsonObject(o.OrderBy(static p => p.Key, StringComparer.Ordinal).Select(static p => KeyValuePair.Create(p.Key, Sorted(p.Value)))),
        JsonArray a => new JsonArray([.. a.Select(Sorted)]),
        _ => node?.DeepClone(),
    };
}
