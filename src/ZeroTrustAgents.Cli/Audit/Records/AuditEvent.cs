using System.Text.Json;
using ZeroTrustAgents.Auditing;

namespace ZeroTrustAgents.Cli.Audit.Records;

/// <summary>
/// A record of a log, read. Nothing is taken for granted: a member that is missing or of another type reads as empty, since
/// reading is not verifying.
/// </summary>
internal sealed class AuditEvent
{
    public const string IntentType = "zerotrustagents.call.intent";
    public const string OutcomeType = "zerotrustagents.call.outcome";
    public const string DeniedType = "zerotrustagents.call.denied";
    public const string EventType = "zerotrustagents.event";

    private readonly JsonElement _record;
    private readonly JsonElement _data;
    private readonly JsonElement _chain;

    public AuditEvent(AuditLogEntry entry)
    {
        Entry = entry;
        _record = entry.Record;
        _data = Member(_record, "data");
        _chain = Member(_data, "chain");
        Phase = Text(_record, "type") switch
        {
            IntentType => AuditPhase.Intent,
            OutcomeType => AuditPhase.Outcome,
            DeniedType => AuditPhase.Denied,
            EventType => AuditPhase.Event,
            _ => null,
        };
    }

    public AuditLogEntry Entry { get; }

    /// <summary>What the record is about; <see langword="null"/> for a type that this version does not know.</summary>
    public AuditPhase? Phase { get; }

    public string Id => Text(_record, "id");
    public DateTimeOffset Time => Member(_record, "time") is { ValueKind: JsonValueKind.String } time && time.TryGetDateTimeOffset(out DateTimeOffset value) ? value : default;
    public string AgentId => Text(_chain, "agentId");
    public string AgentVersion => Text(_chain, "agentVersion");
    public string Owner => Text(_chain, "owner");
    public string Subject => Text(_chain, "subject");
    public string Actors => Text(_chain, "actors");
    public string SessionId => Text(_chain, "sessionId");
    public string Tool => Text(_chain, "tool");
    public string Scopes => Text(_chain, "scopes");
    public string Audience => Text(_chain, "audience");
    public long CallNumber => Number("callNumber") ?? 0;
    public long ParentCallNumber => Number("parentCallNumber") ?? 0;
    public string TransactionId => Text(_data, "transactionId");
    public string Tier => Text(_data, "tier");
    public string PolicyVersion => Text(_data, "policyVersion");
    public string ArgumentsDigest => Text(_data, "argumentsDigest");
    public long? ArgumentsBytes => Number("argumentsBytes");
    public string TokenId => Text(_data, "tokenId");
    public string TokenHash => Text(_data, "tokenHash");
    public string ApprovalId => Text(_data, "approvalId");
    public string Approvers => Text(_data, "approvers");
    public string Reason => Text(_data, "reason");
    public string Status => Text(_data, "status");
    public long? DurationMicroseconds => Number("durationMicroseconds");
    public long? ResultBytes => Number("resultBytes");
    public string ResultDigest => Text(_data, "resultDigest");
    public long? ResultItems => Number("resultItems");
    public string Detail => Text(_data, "detail");

    private long? Number(string name) => Member(_data, name) is { ValueKind: JsonValueKind.Number } number && number.TryGetInt64(out long value) ? value : null;

    private static string Text(JsonElement element, string name) => Member(element, name) is { ValueKind: JsonValueKind.String } text ? text.GetString()! : "";

    private static JsonElement Member(JsonElement element, string name) =>
        element.ValueKind == JsonValueKind.Object && element.TryGetProperty(name, out JsonElement member) ? member : default;
}
