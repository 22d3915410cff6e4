using System.Text.Json;

namespace ZeroTrustAgents.Auditing;

/// <summary>A record of an audit log as it is stored.</summary>
/// <param name="Log">Name of the log's directory.</param>
/// <param name="Index">Its index in the log, from 0.</param>
/// <param name="IsInTree">Whether it is in the log's tree. A record that is not yet is only protected against accidents.</param>
/// <param name="Bytes">The canonical CloudEvent.</param>
public sealed record AuditLogEntry(string Log, long Index, bool IsInTree, ReadOnlyMemory<byte> Bytes)
{
    private JsonElement? _record;

    /// <summary>The CloudEvent.</summary>
    /// <exception cref="InvalidDataException">The bytes are no JSON object.</exception>
    public JsonElement Record => _record ??= Parse();

    private JsonElement Parse()
    {
        try
        {
            using JsonDocument document = JsonDocument.Parse(Bytes);
            if (document.RootElement.ValueKind == JsonValueKind.Object)
                return document.RootElement.Clone();
        }
        catch (JsonException)
        {
            // Said below.
        }

        throw new InvalidDataException($"Record {Index} of '{Log}' is no CloudEvent. Run 'zta audit verify'.");
    }
}
