using System.Collections;
using System.Text;
using System.Text.Json;
using System.Text.Json.Nodes;

namespace ZeroTrustAgents.Inspection;

/// <summary>
/// Measures what a tool returned, and keeps credentials from going on to the model. Text and JSON are redacted; from a
/// binary or typed result nothing can be cut out, so it is withheld. What cannot be inspected is withheld as well.
/// Thread-safe.
/// </summary>
/// <remarks>
/// Items are those of the result itself, not of lists inside it; what hides in there counts as bytes. A stream that
/// cannot seek passes unread and unmeasured: reading would consume it. Members that are not serialised are not looked at.
/// </remarks>
internal sealed class ResultInspector(ISecretScanner scanner)
{
    /// <summary>Inspects one result.</summary>
    /// <param name="result">What the tool returned; a wrapper of the host is taken off before.</param>
    /// <param name="json">How the host serialises the tool's values.</param>
    /// <param name="maxBytes">Most bytes, inclusive.</param>
    /// <param name="maxItems">Most items, inclusive.</param>
    /// <param name="ownTokens">Tokens of this call, searched for as they are.</param>
    public InspectedResult Inspect(object? result, JsonSerializerOptions json, long maxBytes, int maxItems, IReadOnlyList<string>? ownTokens = null)
    {
        if (result is null)
            return InspectedResult.Pass(null, 0);
        int scalar = ScalarSize.Of(result);
        if (scalar >= 0)
            return scalar > maxBytes ? InspectedResult.Withhold(ReasonCodes.ResultTooLarge, scalar) : InspectedResult.Pass(result, scalar);
        var search = new SecretSearch(scanner, ownTokens);
        try
        {
            return result switch
            {
                string text => InspectText(text, search, maxBytes),
                JsonElement element => JsonResults.Inspect(element, search, maxBytes, maxItems),
                JsonDocument document => JsonResults.Inspect(document, search, maxBytes, maxItems),
                JsonNode node => JsonResults.Inspect(node, search, json, maxBytes, maxItems),
                byte[] bytes => BinaryResults.Inspect(bytes, bytes, search, maxBytes),
                ReadOnlyMemory<byte> bytes => BinaryResults.Inspect(result, bytes.Span, search, maxBytes),
                Memory<byte> bytes => BinaryResults.Inspect(result, bytes.Span, search, maxBytes),
                ArraySegment<byte> bytes => BinaryResults.Inspect(result, bytes, search, maxBytes),
                Stream stream => BinaryResults.Inspect(stream, search, maxBytes),
                char[] text => InspectOpaqueText(result, new string(text), search, maxBytes),
                ReadOnlyMemory<char> text => InspectOpaqueText(result, text.ToString(), search, maxBytes),
                Memory<char> text => InspectOpaqueText(result, text.ToString(), search, maxBytes),
                StringBuilder text => InspectOpaqueText(result, text.ToString(), search, maxBytes),
                _ => InspectTyped(result, search, json, maxBytes, maxItems),
            };
        }
        catch (Exception)
        {
            // A getter, converter or enumerator of the tool, or the scanner: what could not be looked at does not go on.
            return InspectedResult.Withhold(ReasonCodes.ResultUninspectable);
        }
    }

    private static InspectedResult InspectText(string text, in SecretSearch search, long maxBytes)
    {
        long bytes = Encoding.UTF8.GetByteCount(text);
        if (bytes > maxBytes)
            return InspectedResult.Withhold(ReasonCodes.ResultTooLarge, bytes);
        int found = search.Redact(text, out string redacted);
        return InspectedResult.Pass(redacted, bytes, secrets: found);
    }

    /// <summary>Text in a form that cannot be replaced by a string.</summary>
    private static InspectedResult InspectOpaqueText(object result, string text, in SecretSearch search, long maxBytes)
    {
        InspectedResult inspected = InspectText(text, search, maxBytes);
        return inspected.Reason is not null ? inspected
            : inspected.SecretsFound > 0 ? InspectedResult.Withhold(ReasonCodes.ResultWithheld, inspected.Bytes, secrets: inspected.SecretsFound)
            : inspected with { Value = result };
    }

    private static InspectedResult InspectTyped(object result, in SecretSearch search, JsonSerializerOptions json, long maxBytes, int maxItems)
    {
        if (!LazySequence.TryRead(ref result, maxItems))
            return InspectedResult.Withhold(ReasonCodes.ResultTooLarge, items: maxItems);
        int items = result is ICollection collection ? collection.Count : -1;
        if (items > maxItems)
            return InspectedResult.Withhold(ReasonCodes.ResultTooLarge, items: items);
        using var buffer = new ResultBuffer(maxBytes);
        try
        {
            using var writer = new Utf8JsonWriter(buffer, new JsonWriterOptions { Encoder = json.Encoder, MaxDepth = json.MaxDepth, SkipValidation = true });
            JsonSerializer.Serialize(writer, result, result.GetType(), json);
        }
        catch (Exception) when (buffer.IsOverLimit)
        {
            return InspectedResult.Withhold(ReasonCodes.ResultTooLarge, items: items);
        }

        ReadOnlySpan<byte> written = buffer.Written.Span;
        if (items < 0 && result is IEnumerable)
            items = JsonResults.CountItems(written);
        if (items > maxItems)
            return InspectedResult.Withhold(ReasonCodes.ResultTooLarge, written.Length, items);
        return JsonRedactor.Finds(written, search)
            ? InspectedResult.Withhold(ReasonCodes.ResultWithheld, written.Length, items, secrets: 1)
            : InspectedResult.Pass(result, written.Length, items) with { Json = written.ToArray() };
    }
}
