using System.Buffers;
using System.Text.Json;
using ZeroTrustAgents.Cli.Audit.Records;

namespace ZeroTrustAgents.Cli.Audit.Export;

/// <summary>
/// OCSF 1.8 API Activity, an event a line. 1.8 has no object for an AI agent (1.9 has): the agent is the application that
/// acts for the user, and what else is known of it is under <c>unmapped</c>, with everything that OCSF has no place for.
/// </summary>
internal sealed class OcsfFormat : ExportFormat
{
    public const string Version = "1.8.0";

    private const int Category = 6;
    private const int Class = 6003;

    // Records do not say whether a tool creates, reads, updates or deletes.
    private const int OtherActivity = 99;

    private static readonly string ProductVersion = typeof(OcsfFormat).Assembly.GetName().Version!.ToString(3);

    private readonly ArrayBufferWriter<byte> _line = new();

    public override string Name => "ocsf";

    public override string Description => "OCSF 1.8 API Activity (6003) as JSON, one event a line.";

    public override void Write(AuditEvent record, Stream to)
    {
        _line.ResetWrittenCount();
        using (var json = new Utf8JsonWriter(_line))
            Write(record, json);
        to.Write(_line.WrittenSpan);
        to.WriteByte((byte)'\n');
    }

    private static void Write(AuditEvent record, Utf8JsonWriter json)
    {
        OcsfStatus status = OcsfStatus.Of(record);
        json.WriteStartObject();
        json.WriteNumber("activity_id", OtherActivity);
        json.WriteString("activity_name", status.Activity);
        OcsfObjects.Actor(json, record);
        OcsfObjects.Api(json, record);
        json.WriteNumber("category_uid", Category);
        json.WriteString("category_name", "Application Activity");
        json.WriteNumber("class_uid", Class);
        json.WriteString("class_name", "API Activity");
        if (record.DurationMicroseconds is { } duration)
            json.WriteNumber("duration", duration / 1000);
        OcsfObjects.Destination(json, record);
        WriteMetadata(record, json);
        OcsfObjects.Resources(json, record);
        json.WriteNumber("severity_id", status.SeverityId);
        json.WriteString("severity", status.Severity);
        OcsfObjects.Source(json, record);
        json.WriteNumber("status_id", status.StatusId);
        json.WriteString("status", status.Status);
        OcsfObjects.Text(json, "status_code", record.Reason);
        OcsfObjects.Text(json, "status_detail", status.Detail);
        json.WriteNumber("time", record.Time.ToUnixTimeMilliseconds());
        json.WriteNumber("type_uid", (Class * 100L) + OtherActivity);
        json.WriteString("type_name", "API Activity: Other");
        OcsfUnmapped.Write(json, record);
        json.WriteEndObject();
    }

    private static void WriteMetadata(AuditEvent record, Utf8JsonWriter json)
    {
        json.WriteStartObject("metadata");
        OcsfObjects.Text(json, "correlation_uid", record.TransactionId);
        json.WriteString("log_name", record.Entry.Log);
        json.WriteStartObject("product");
        json.WriteString("name", "ZeroTrustAgents");
        json.WriteString("vendor_name", "ZeroTrustAgents");
        json.WriteString("version", ProductVersion);
        json.WriteEndObject();
        json.WriteNumber("sequence", record.Entry.Index);
        json.WriteString("uid", record.Id);
        json.WriteString("version", Version);
        json.WriteEndObject();
    }
}
