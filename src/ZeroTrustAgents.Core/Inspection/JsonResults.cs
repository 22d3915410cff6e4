using System.Runtime.InteropServices;
using System.Text.Json;
using System.Text.Json.Nodes;

namespace ZeroTrustAgents.Inspection;

/// <summary>Results that are JSON already: measured as they are, and rebuilt without credentials where they hold any.</summary>
internal static class JsonResults
{
    public static InspectedResult Inspect(JsonElement element, in SecretSearch search, long maxBytes, int maxItems)
    {
        if (element.ValueKind == JsonValueKind.Undefined)
            return InspectedResult.Pass(element, 0);
        ReadOnlySpan<byte> raw = JsonMarshal.GetRawUtf8Value(element);
        int items = element.ValueKind == JsonValueKind.Array ? element.GetArrayLength() : -1;
        if (raw.Length > maxBytes || items > maxItems)
            return InspectedResult.Withhold(ReasonCodes.ResultTooLarge, raw.Length, items);
        if (!JsonRedactor.Finds(raw, search))
            return InspectedResult.Pass(element, raw.Length, items) with { Json = raw.ToArray() };

        var buffer = new System.Buffers.ArrayBufferWriter<byte>(raw.Length);
        int found;
        using (var writer = new Utf8JsonWriter(buffer, new JsonWriterOptions { MaxDepth = int.MaxValue, SkipValidation = true }))
            found = JsonRedactor.Write(writer, element, search);
        // Found in the text as a whole and in none of its parts, or still there: it cannot be cut out.
        if (found == 0 || JsonRedactor.Finds(buffer.WrittenSpan, search))
            return InspectedResult.Withhold(ReasonCodes.ResultWithheld, raw.Length, items, Math.Max(found, 1));
        using var rebuilt = JsonDocument.Parse(buffer.WrittenMemory, new JsonDocumentOptions { MaxDepth = int.MaxValue });
        return InspectedResult.Pass(rebuilt.RootElement.Clone(), raw.Length, items, found) with { Json = buffer.WrittenSpan.ToArray() };
    }

    public static InspectedResult Inspect(JsonDocument document, in SecretSearch search, long maxBytes, int maxItems)
    {
        InspectedResult inspected = Inspect(document.RootElement, search, maxBytes, maxItems);
        return inspected.SecretsFound == 0 || inspected.Reason is not null
            ? inspected with { Value = inspected.Reason is null ? document : null }
            : inspected with { Value = JsonDocument.Parse(((JsonElement)inspected.Value!).GetRawText(), new JsonDocumentOptions { MaxDepth = int.MaxValue }) };
    }

    public static InspectedResult Inspect(JsonNode node, in SecretSearch search, JsonSerializerOptions json, long maxBytes, int maxItems)
    {
        int items = (node as JsonArray)?.Count ?? -1;
        if (items > maxItems)
            return InspectedResult.Withhold(ReasonCodes.ResultTooLarge, items: items);
        using var buffer = new ResultBuffer(maxBytes);
        try
        {
            using var writer = new Utf8JsonWriter(buffer, new JsonWriterOptions { Encoder = json.Encoder, SkipValidation = true });
            node.WriteTo(writer, json);
        }
        catch (Exception) when (buffer.IsOverLimit)
        {
            return InspectedResult.Withhold(ReasonCodes.ResultTooLarge, items: items);
        }

        long bytes = buffer.Written.Length;
        if (!JsonRedactor.Finds(buffer.Written.Span, search))
            return InspectedResult.Pass(node, bytes, items) with { Json = buffer.Written.ToArray() };
        using var document = JsonDocument.Parse(buffer.Written, new JsonDocumentOptions { MaxDepth = int.MaxValue });
        InspectedResult inspected = Inspect(document.RootElement, search, maxBytes, maxItems);
        return inspected.Reason is not null ? inspected
            : inspected with { Value = JsonNode.Parse(((JsonElement)inspected.Value!).GetRawText(), node.Options, new JsonDocumentOptions { MaxDepth = int.MaxValue }) };
    }

    /// <summary>Items of the outermost array, or members of the outermost object.</summary>
    public static int CountItems(ReadOnlySpan<byte> json)
    {
        var reader = new Utf8JsonReader(json, new JsonReaderOptions { MaxDepth = int.MaxValue });
        if (!reader.Read() || reader.TokenType is not (JsonTokenType.StartArray or JsonTokenType.StartObject))
            return -1;
        bool array = reader.TokenType == JsonTokenType.StartArray;
        int items = 0;
        while (reader.Read() && reader.CurrentDepth > 0)
        {
            items++;
            if (!array)
                reader.Read();
            reader.Skip();
        }

        return items;
    }
}
