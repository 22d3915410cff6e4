using System.Collections;
using System.Text;
using System.Text.Json;
using Microsoft.Extensions.Logging;
using ZeroTrustAgents.Telemetry;

namespace ZeroTrustAgents.Auditing;

/// <summary>
/// Writes audit records as structured log messages, category <c>ZeroTrustAgents.Audit</c>, with the attribute names of
/// OpenTelemetry's CloudEvents and GenAI conventions. An application that exports its logs (OTLP) exports them too.
/// Denials are warnings, everything else is information.
/// </summary>
internal sealed class LoggerAuditSink(ILoggerFactory loggers) : IAuditSink
{
    public const string Category = "ZeroTrustAgents.Audit";

    private static readonly EventId Event = new(1, "AuditRecord");

    private readonly ILogger _logger = loggers.CreateLogger(Category);

    public string Name => "logger";

    public ValueTask WriteAsync(IReadOnlyList<AuditLogEntry> entries, CancellationToken cancellationToken)
    {
        foreach (AuditLogEntry entry in entries)
        {
            cancellationToken.ThrowIfCancellationRequested();
            var attributes = new Attributes(entry);
            LogLevel level = attributes.IsDenial ? LogLevel.Warning : LogLevel.Information;
            _logger.Log(level, Event, attributes, exception: null, static (a, _) => a.ToString());
        }

        return ValueTask.CompletedTask;
    }

    /// <summary>What a record says, for the logging pipeline.</summary>
    private sealed class Attributes : IReadOnlyList<KeyValuePair<string, object?>>
    {
        private readonly List<KeyValuePair<string, object?>> _pairs = [];
        private readonly string _message;

        public Attributes(AuditLogEntry entry)
        {
            JsonElement record = entry.Record;
            string type = Text(record, "type") ?? "";
            IsDenial = type == "zerotrustagents.call.denied";
            _message = type + " " + Text(record, "id");
            Add("cloudevents.event_id", Text(record, "id"));
            Add("cloudevents.event_source", Text(record, "source"));
            Add("cloudevents.event_spec_version", Text(record, "specversion"));
            Add("cloudevents.event_subject", Text(record, "subject"));
            Add("cloudevents.event_type", type);
            if (record.TryGetProperty("data", out JsonElement data))
            {
                if (data.TryGetProperty("chain", out JsonElement chain))
                {
                    Add(AgentTelemetry.AgentTag, Text(chain, "agentId"));
                    Add(AgentTelemetry.SessionTag, Text(chain, "sessionId"));
                    Add(AgentTelemetry.ToolTag, Text(chain, "tool"));
                    Add("zerotrustagents.owner", Text(chain, "owner"));
                }

                Add(AgentTelemetry.TierTag, Text(data, "tier"));
                Add(AgentTelemetry.ReasonTag, Text(data, "reason"));
                Add("zerotrustagents.status", Text(data, "status"));
                Add("zerotrustagents.detail", Text(data, "detail"));
            }

            Add("zerotrustagents.audit.log", entry.Log);
            _pairs.Add(new("zerotrustagents.audit.index", entry.Index));
            Add("zerotrustagents.audit.record", Encoding.UTF8.GetString(entry.Bytes.Span));
        }

        public bool IsDenial { get; }

        public int Count => _pairs.Count;

        public KeyValuePair<string, object?> this[int index] => _pairs[index];

        public IEnumerator<KeyValuePair<string, object?>> GetEnumerator() => _pairs.GetEnumerator();

        IEnumerator IEnumerable.GetEnumerator() => GetEnumerator();

        public override string ToString() => _message;

        private void Add(string name, string? value)
        {
            if (!string.IsNullOrEmpty(value))
                _pairs.Add(new(name, value));
        }

        private static string? Text(JsonElement element, string name) => element.TryGetProperty(name, out JsonElement value) && value.ValueKind == JsonValueKind.String ? value.GetString() : null;
    }
}
