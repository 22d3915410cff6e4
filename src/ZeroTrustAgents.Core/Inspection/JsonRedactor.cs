using System.Buffers;
using System.Text.Json;

namespace ZeroTrustAgents.Inspection;

/// <summary>Looks for credentials in the values and names of a JSON document, and writes the document anew without them.</summary>
internal static class JsonRedactor
{
    private const int MaxDepth = 256;

    /// <summary>
    /// Whether any string or name holds a credential. The document as it stands is searched first; an escape could hide one
    /// there, so strings with escapes are searched again as what they mean.
    /// </summary>
    public static bool Finds(ReadOnlySpan<byte> json, in SecretSearch search)
    {
        if (search.Finds(json))
            return true;
        if (!json.Contains((byte)'\\'))
            return false;
        var reader = new Utf8JsonReader(json, new JsonReaderOptions { MaxDepth = int.MaxValue, CommentHandling = JsonCommentHandling.Skip });
        while (reader.Read())
        {
            if (reader.TokenType is JsonTokenType.String or JsonTokenType.PropertyName && reader.ValueIsEscaped && FindsUnescaped(reader, search))
                return true;
        }

        return false;
    }

    /// <summary>Writes <paramref name="element"/> without credentials and returns how many there were.</summary>
    public static int Write(Utf8JsonWriter writer, JsonElement element, in SecretSearch search)
    {
        // A document parsed without a depth limit must not end the process; the inspector withholds it.
        if (writer.CurrentDepth > MaxDepth)
            throw new InvalidOperationException("The document is nested too deeply to be rewritten.");
        int found = 0;
        switch (element.ValueKind)
        {
            case JsonValueKind.Object:
                writer.WriteStartObject();
                var names = new HashSet<string>(StringComparer.Ordinal);
                foreach (JsonProperty property in element.EnumerateObject())
                {
                    int inName = search.Redact(property.Name, out string name);
                    // Two names that were nothing but credentials would now be the same.
                    for (int number = 2; !names.Add(name) && inName > 0; number++)
                        name = $"{SelfIssuedSecretScanner.Replacement} {number}";
                    writer.WritePropertyName(name);
                    found += inName + Write(writer, property.Value, search);
                }

                writer.WriteEndObject();
                break;
            case JsonValueKind.Array:
                writer.WriteStartArray();
                foreach (JsonElement item in element.EnumerateArray())
                    found += Write(writer, item, search);
                writer.WriteEndArray();
                break;
            case JsonValueKind.String:
                found = search.Redact(element.GetString()!, out string redacted);
                writer.WriteStringValue(redacted);
                break;
            default:
                element.WriteTo(writer);
                break;
        }

        return found;
    }

    private static bool FindsUnescaped(in Utf8JsonReader reader, in SecretSearch search)
    {
        byte[] buffer = ArrayPool<byte>.Shared.Rent(reader.ValueSpan.Length);
        int length = 0;
        try
        {
            length = reader.CopyString(buffer);
            return search.Finds(buffer.AsSpan(0, length));
        }
        finally
        {
            buffer.AsSpan(0, length).Clear();
            ArrayPool<byte>.Shared.Return(buffer);
        }
    }
}
