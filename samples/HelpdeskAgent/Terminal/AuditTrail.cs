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
        JsonElement[] records = [.. AuditLogReader.Read(directory).Select(e => e.Record).Where(r => sessions.Contains(Text(Data(r).GetProperty("chain"), "sessionId")))];
        // Who said no stands in the approval's own record.
        var refusedBy = records.Select(Data)
            .Where(data => Text(data, "detail") == "approval_denied")
            .ToDictionary(data => Text(data, "approvalId")!, data => Text(data, "approvers"), StringComparer.Ordinal);
        return
        [
            .. records
                .Where(r => Text(r, "type") is "zerotrustagents.call.outcome" or "zerotrustagents.call.denied")
                .Select(Data)
                .Select(data => CallOf(data, Text(data, "approvers") ?? (Text(data, "approvalId") is { } approval ? refusedBy.GetValueOrDefault(approval) : null))),
        ];
    }

    private static JsonElement Data(JsonElement record) => record.GetProperty("data");

    private static AuditedCall CallOf(JsonElement data, string? approver)
    {
        JsonElement chain = data.GetProperty("chain");
        return new AuditedCall(
            Text(chain, "agentId")!, Text(chain, "owner")!, Text(chain, "subject")!, Text(chain, "tool")!,
            Text(data, "tier")!, Text(data, "status"), Text(data, "reason"), approver, Text(data, "tokenHash"));
    }

    private static string? Text(JsonElement element, string name) => element.TryGetProperty(name, out JsonElement value) ? value.GetString() : null;
}
