using System.Text.Json;

namespace ZeroTrustAgents.Cli.Audit.Records;

/// <summary>The time of a record, without reading the rest of it.</summary>
internal static class RecordTime
{
    /// <summary>The time; the beginning of time for a record without one.</summary>
    public static DateTimeOffset Of(ReadOnlySpan<byte> record)
    {
        var reader = new Utf8JsonReader(record);
        try
        {
            reader.Read();
            while (reader.Read() && reader.TokenType == JsonTokenType.PropertyName)
            {
                bool isTime = reader.ValueTextEquals("time"u8);
                reader.Read();
                if (isTime)
                    return reader.TokenType == JsonTokenType.String && reader.TryGetDateTimeOffset(out DateTimeOffset time) ? time : default;
                reader.Skip();
            }
        }
        catch (JsonException)
        {
            // Whoever reads more of it says so.
        }

        return default;
    }
}
