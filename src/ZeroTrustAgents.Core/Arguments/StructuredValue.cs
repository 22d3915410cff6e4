using System.Text;
using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Nodes;
using ZeroTrustAgents.Configuration;

namespace ZeroTrustAgents.Arguments;

/// <summary>
/// Copies values that are not scalars by way of JSON. A value is serialised once; the canonical form and the body's copy
/// both come from those bytes, so a caller that changes the original meanwhile changes neither or both.
/// </summary>
internal static class StructuredValue
{
    private static readonly JsonWriterOptions WriterOptions = new() { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };
    private static readonly UTF8Encoding StrictUtf8 = new(false, throwOnInvalidBytes: true);

    public static ReasonCode? Copy(object value, Type declared, JsonSerializerOptions json, LimitOptions limits, CanonicalWriter writer, out object? copy)
    {
        copy = null;
        int start = writer.Length;
        if ((Read(value, json, limits, out JsonElement source)
            ?? CanonicalJson.Write(writer, source, limits.MaxArgumentDepth, json.PropertyNameCaseInsensitive)) is { } reason)
            return reason;
        if (!declared.IsInstanceOfType(value) || value is string)
            return Deserialize(source, declared, json, ReasonCodes.ArgumentInvalid, out copy);
        if (value is JsonElement)
        {
            copy = source;
            return null;
        }

        if (value is JsonNode or JsonDocument)
            return Deserialize(source, value is JsonNode ? typeof(JsonNode) : typeof(JsonDocument), json, ReasonCodes.ArgumentNotSerializable, out copy);

        // The runtime type may be a compiler's or a private one; a declared collection type can then still be read.
        reason = Deserialize(source, value.GetType(), json, ReasonCodes.ArgumentNotSerializable, out copy);
        if (reason is not null && declared != typeof(object))
            reason = Deserialize(source, declared, json, ReasonCodes.ArgumentNotSerializable, out copy);
        return reason ?? VerifyCopy(copy, json, limits, writer, start);
    }

    /// <summary>A type that loses a part of itself on the way, or turns it around, would run with other values than were given.</summary>
    private static ReasonCode? VerifyCopy(object? copy, JsonSerializerOptions json, LimitOptions limits, CanonicalWriter writer, int start)
    {
        if (copy is null)
            return ReasonCodes.ArgumentNotSerializable;
        int end = writer.Length;
        if (Read(copy, json, limits, out JsonElement again) is { } reason)
            return reason;
        CanonicalWriter second = CanonicalWriter.Rent(limits.MaxArgumentBytes);
        try
        {
            return CanonicalJson.Write(second, again, limits.MaxArgumentDepth, json.PropertyNameCaseInsensitive) is null
                && second.Written.SequenceEqual(writer.Written[start..end]) ? null : ReasonCodes.ArgumentNotSerializable;
        }
        finally
        {
            second.Return();
        }
    }

    /// <summary>Turns a value into JSON nobody else refers to.</summary>
    private static ReasonCode? Read(object value, JsonSerializerOptions json, LimitOptions limits, out JsonElement element)
    {
        element = default;
        switch (value)
        {
            case JsonElement { ValueKind: JsonValueKind.Undefined }:
                return ReasonCodes.ArgumentMalformed;
            case JsonElement given:
                // A document may lie in memory that its owner still writes to; a clone does not.
                element = given.Clone();
                return null;
            case JsonDocument document:
                element = document.RootElement.Clone();
                return null;
            case string text:
                return ParseText(text, json, limits, out element);
            case Task or Stream or Delegate:
                // Serialising these would block or read them.
                return ReasonCodes.ArgumentNotSerializable;
            default:
                return Serialize(value, json, limits, out element);
        }
    }

    private static ReasonCode? ParseText(string text, JsonSerializerOptions json, LimitOptions limits, out JsonElement element)
    {
        element = default;
        if (text.Length > (long)limits.MaxArgumentBytes * CanonicalJson.MaxEscape)
            return ReasonCodes.ArgumentTooLarge;
        try
        {
            element = Parse(StrictUtf8.GetBytes(text), json);
            return null;
        }
        catch (EncoderFallbackException)
        {
            return ReasonCodes.ArgumentMalformed;
        }
        catch (JsonException)
        {
            return ReasonCodes.ArgumentInvalid;
        }
    }

    private static ReasonCode? Serialize(object value, JsonSerializerOptions json, LimitOptions limits, out JsonElement element)
    {
        element = default;
        var buffer = new CappedBuffer((long)limits.MaxArgumentBytes * CanonicalJson.MaxEscape);
        try
        {
            using var writer = new Utf8JsonWriter(buffer, WriterOptions);
            JsonSerializer.Serialize(writer, value, value is JsonNode ? typeof(JsonNode) : value.GetType(), json);
            writer.Flush();
            if (HasReplacedSurrogate(buffer.Written.Span))
                return ReasonCodes.ArgumentMalformed;
            element = Parse(buffer.Written, json);
            return null;
        }
        catch (Exception) when (buffer.IsFull)
        {
            return ReasonCodes.ArgumentTooLarge;
        }
        catch (ArgumentException e) when (e.Source == typeof(JsonSerializer).Assembly.GetName().Name)
        {
            // Thrown by the JSON writer itself, not by a getter: NaN, infinity, or text that is not UTF-16.
            return ReasonCodes.ArgumentMalformed;
        }
        catch (Exception)
        {
            return ReasonCodes.ArgumentNotSerializable;
        }
    }

    /// <summary>The writer puts an escaped U+FFFD where text is not UTF-16, silently; a real U+FFFD it leaves unescaped.</summary>
    private static bool HasReplacedSurrogate(ReadOnlySpan<byte> json)
    {
        for (int at; (at = json.IndexOf(@"\uFFFD"u8)) >= 0; json = json[(at + 1)..])
        {
            int backslashes = json[..(at + 1)].Length - json[..(at + 1)].TrimEnd((byte)'\\').Length;
            if (backslashes % 2 == 1)
                return true;
        }

        return false;
    }

    private static JsonElement Parse(ReadOnlyMemory<byte> text, JsonSerializerOptions json)
    {
        // Depth is judged where the canonical form is written, so that too deep is told apart from malformed.
        using JsonDocument document = JsonDocument.Parse(text, new JsonDocumentOptions
        {
            AllowTrailingCommas = json.AllowTrailingCommas,
            CommentHandling = json.ReadCommentHandling == JsonCommentHandling.Skip ? JsonCommentHandling.Skip : JsonCommentHandling.Disallow,
            MaxDepth = int.MaxValue,
        });
        return document.RootElement.Clone();
    }

    private static ReasonCode? Deserialize(JsonElement source, Type type, JsonSerializerOptions json, ReasonCode onMismatch, out object? copy)
    {
        copy = null;
        try
        {
            copy = source.Deserialize(type, json);
            return null;
        }
        catch (JsonException)
        {
            return onMismatch;
        }
        catch (Exception)
        {
            return ReasonCodes.ArgumentNotSerializable;
        }
    }
}
