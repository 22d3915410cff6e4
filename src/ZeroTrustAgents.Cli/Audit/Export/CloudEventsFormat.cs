using ZeroTrustAgents.Cli.Audit.Records;

namespace ZeroTrustAgents.Cli.Audit.Export;

/// <summary>CloudEvents 1.0, byte for byte as stored, so that their hashes are those of the log.</summary>
internal sealed class CloudEventsFormat : ExportFormat
{
    public override string Name => "cloudevents";

    public override string Description => "CloudEvents 1.0 as JSON, byte for byte as stored, one a line.";

    public override void Write(AuditEvent record, Stream to) => StoredLine.Write(record.Entry, to);
}
