using System.Text.Json;
using ZeroTrustAgents.Auditing;
using ZeroTrustAgents.Cli.Audit.Records;

namespace ZeroTrustAgents.Cli.Audit.Export;

/// <summary>OCSF's objects of an API Activity. Each has one of the attributes that its constraints ask for.</summary>
internal static class OcsfObjects
{
    private const string Host = "ZeroTrustAgents host";

    public static void Actor(Utf8JsonWriter json, AuditEvent record)
    {
        json.WriteStartObject("actor");
        json.WriteString("app_name", record.AgentId.Length > 0 ? record.AgentId : Host);
        Text(json, "app_uid", record.AgentId);
        if (record.Phase is AuditPhase.Intent or AuditPhase.Denied)
        {
            json.WriteStartArray("authorizations");
            json.WriteStartObject();
            json.WriteString("decision", record.Phase == AuditPhase.Intent ? Decision.Permitted : Decision.Denied);
            if (record.PolicyVersion.Length > 0)
            {
                json.WriteStartObject("policy");
                json.WriteString("name", "ZeroTrustAgents");
                json.WriteString("version", record.PolicyVersion);
                json.WriteEndObject();
            }

            json.WriteEndObject();
            json.WriteEndArray();
        }

        Uid(json, "session", record.SessionId);
        Uid(json, "user", record.Subject);
        json.WriteEndObject();
    }

    public static void Api(Utf8JsonWriter json, AuditEvent record)
    {
        json.WriteStartObject("api");
        json.WriteString("operation", record.Tool.Length > 0 ? record.Tool : Decision.Of(record) is { Length: > 0 } word ? word : "unknown");
        Uid(json, "request", record.Id);
        if (record.Phase == AuditPhase.Outcome)
        {
            json.WriteStartObject("response");
            Text(json, "error", record.Status == nameof(CallStatus.Succeeded) ? "" : record.Detail);
            Text(json, "message", record.Status);
            json.WriteEndObject();
        }

        Uid(json, "service", record.Audience);
        json.WriteEndObject();
    }

    /// <summary>The host of the resource, where the audience names one.</summary>
    public static void Destination(Utf8JsonWriter json, AuditEvent record)
    {
        if (!Uri.TryCreate(record.Audience, UriKind.Absolute, out Uri? resource) || resource.IdnHost.Length == 0)
            return;
        json.WriteStartObject("dst_endpoint");
        json.WriteString("hostname", resource.IdnHost);
        json.WriteEndObject();
    }

    /// <summary>Where the call came from: the records know the agent, and not its address.</summary>
    public static void Source(Utf8JsonWriter json, AuditEvent record)
    {
        json.WriteStartObject("src_endpoint");
        json.WriteString("svc_name", record.AgentId.Length > 0 ? record.AgentId : Host);
        json.WriteEndObject();
    }

    public static void Resources(Utf8JsonWriter json, AuditEvent record)
    {
        if (record.Tool.Length == 0)
            return;
        json.WriteStartArray("resources");
        json.WriteStartObject();
        if (record.Scopes.Length > 0)
        {
            json.WriteStartArray("labels");
            foreach (string scope in record.Scopes.Split(' ', StringSplitOptions.RemoveEmptyEntries))
                json.WriteStringValue(scope);
            json.WriteEndArray();
        }

        json.WriteString("name", record.Tool);
        json.WriteString("type", "tool");
        Text(json, "uid", record.Audience);
        json.WriteEndObject();
        json.WriteEndArray();
    }

    /// <summary>A text, where there is one.</summary>
    public static void Text(Utf8JsonWriter json, string name, string value)
    {
        if (value.Length > 0)
            json.WriteString(name, value);
    }

    private static void Uid(Utf8JsonWriter json, string name, string uid)
    {
        if (uid.Length == 0)
            return;
        json.WriteStartObject(name);
        json.WriteString("uid", uid);
        json.WriteEndObject();
    }
}
