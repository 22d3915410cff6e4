using System.Text.Json;
using ZeroTrustAgents.Cli.Audit.Records;

namespace ZeroTrustAgents.Cli.Audit.Export;

/// <summary>What OCSF 1.8 has no place for. The agent is in the words of 1.9's <c>ai_agent</c>, of which owner and actors are no part.</summary>
internal static class OcsfUnmapped
{
    public static void Write(Utf8JsonWriter json, AuditEvent record)
    {
        json.WriteStartObject("unmapped");
        json.WriteStartObject("ai_agent");
        OcsfObjects.Text(json, "uid", record.AgentId);
        OcsfObjects.Text(json, "instance_uid", record.SessionId);
        OcsfObjects.Text(json, "version", record.AgentVersion);
        OcsfObjects.Text(json, "owner", record.Owner);
        OcsfObjects.Text(json, "actors", record.Actors);
        json.WriteEndObject();
        OcsfObjects.Text(json, "phase", record.Phase?.ToString() ?? "");
        OcsfObjects.Text(json, "call_status", record.Status);
        OcsfObjects.Text(json, "tier", record.Tier);
        OcsfObjects.Text(json, "detail", record.Detail);
        json.WriteNumber("call_number", record.CallNumber);
        Number(json, "parent_call_number", record.ParentCallNumber == 0 ? null : record.ParentCallNumber);
        OcsfObjects.Text(json, "approval_id", record.ApprovalId);
        OcsfObjects.Text(json, "approvers", record.Approvers);
        Number(json, "arguments_bytes", record.ArgumentsBytes);
        OcsfObjects.Text(json, "arguments_digest", record.ArgumentsDigest);
        Number(json, "duration_microseconds", record.DurationMicroseconds);
        Number(json, "result_bytes", record.ResultBytes);
        OcsfObjects.Text(json, "result_digest", record.ResultDigest);
        Number(json, "result_items", record.ResultItems);
        OcsfObjects.Text(json, "token_id", record.TokenId);
        OcsfObjects.Text(json, "token_hash", record.TokenHash);
        json.WriteBoolean("in_signed_tree", record.Entry.IsInTree);
        json.WriteEndObject();
    }

    private static void Number(Utf8JsonWriter json, string name, long? value)
    {
        if (value is { } number)
            json.WriteNumber(name, number);
    }
}
