using System.Text.Json;
using ZeroTrustAgents.Auditing;

namespace HelpdeskAgent.Terminal;

/// <summary>One call as the audit log tells it.</summary>
internal sealed record AuditedCall(
    string Agent, string Owner, string Subject, string Tool, string Tier, string? Status, string? Reason, string? Approver, string? TokenHash);

/// <summary>Reads calls back from the audit log.</summary>
internal static class AuditTrail
{
    /// <summary>The calls of some sessions, in the order in which they ended or were denied.</summary>
    public static IReadOnlyList<AuditedCall> Read(string directory, IReadOnlyCollection<string> sessions) =>
    [
        .. AuditFileReader.Read(directory)
            .Where(record => record.GetProperty("type").GetString() is "zerotrustagents.call.outcome" or "zerotrustagents.call.denied")
            .Select(record => record.GetProperty("data"))
            .Where(data => sessions.Contains(Text(data.GetProperty("chain"), "sessionId")))
            .Select(Call),
    ];

    private static AuditedCall Call(JsonElement data)
    {
        JsonElement chain = data.GetProperty("chain");
        return new AuditedCall(
            Text(chain, "agentId")!, Text(chain, "owner")!, Text(chain, "subject")!, Text(chain, "tool")!,
            Text(data, "tier")!, Text(data, "status"), Text(data, "reason"), Text(data, "approvers"), Text(data, "tokenHash"));
    }

    private static string? Text(JsonElement element, string name) => element.TryGetProperty(name, out JsonElement value) ? value.GetString() : null;
}
