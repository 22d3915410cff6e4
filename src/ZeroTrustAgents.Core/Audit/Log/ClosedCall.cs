using System.Text.Json;

namespace ZeroTrustAgents.Auditing;

/// <summary>The outcome of a call whose process did not live to record it.</summary>
internal static class ClosedCall
{
    /// <summary>What such an outcome says in its detail.</summary>
    public const string Detail = "process_ended";

    /// <summary>The outcome that closes an intent; <see langword="null"/> for an entry that is none of ours.</summary>
    public static AuditRecord? Of(ReadOnlyMemory<byte> intent, DateTimeOffset now)
    {
        try
        {
            using JsonDocument document = JsonDocument.Parse(intent);
            JsonElement data = document.RootElement.GetProperty("data");
            JsonElement chain = data.GetProperty("chain");
            return new AuditRecord
            {
                Phase = AuditPhase.Outcome,
                Time = now,
                Chain = new AuditChain(
                    Text(chain, "agentId"), Text(chain, "agentVersion"), Text(chain, "owner"), Text(chain, "subject"), Text(chain, "actors"),
                    Text(chain, "sessionId"), Text(chain, "tool"), Text(chain, "scopes"), Text(chain, "audience")),
                CallNumber = data.GetProperty("callNumber").GetInt64(),
                ParentCallNumber = data.TryGetProperty("parentCallNumber", out JsonElement parent) ? parent.GetInt64() : 0,
                Tier = Enum.Parse<TrustTier>(Text(data, "tier")),
                Status = CallStatus.Unknown,
                Detail = Detail,
            };
        }
        catch (Exception e) when (e is JsonException or KeyNotFoundException or InvalidOperationException or ArgumentException or FormatException)
        {
            return null;
        }
    }

    private static string Text(JsonElement element, string name) => element.GetProperty(name).GetString() ?? "";
}
