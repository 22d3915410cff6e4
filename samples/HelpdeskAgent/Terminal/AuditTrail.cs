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
    public static IReadOnlyList<AuditedCall> Read(string directory, IReadOnlyCollection<string> sessions)
    {
        var calls = new List<AuditedCall>();
        var refusedBy = new Dictionary<string, string?>(StringComparer.Ordinal);
        foreach (JsonElement record in AuditFileReader.Read(directory))
        {
            JsonElement data = record.GetProperty("data");
            if (!sessions.Contains(Text(data.GetProperty("chain"), "sessionId")))
                continue;
            string? approval = Text(data, "approvalId");
            if (Text(data, "detail") == "approval_denied" && approval is not null)
                refusedBy[approval] = Text(data, "approvers");
            if (Text(record, "type") is "zerotrustagents.call.outcome" or "zerotrustagents.call.denied")
                calls.Add(CallOf(data, Text(data, "approvers") ?? (approval is null ? null : refusedBy.GetValueOrDefault(approval))));
        }

        return calls;
    }

    private static AuditedCall CallOf(JsonElement data, string? approver)
    {
        JsonElement chain = data.GetProperty("chain");
        return new AuditedCall(
            Text(chain, "agentId")!, Text(chain, "owner")!, Text(chain, "subject")!, Text(chain, "tool")!,
            Text(data, "tier")!, Text(data, "status"), Text(data, "reason"), approver, Text(data, "tokenHash"));
    }

    private static string? Text(JsonElement element, string name) => element.TryGetProperty(name, out JsonElement value) ? value.GetString() : null;
}
