using System.Runtime.InteropServices;
using System.Text;
using System.Text.Json;
using ZeroTrustAgents.Inspection;

namespace ZeroTrustAgents.Calls;

/// <summary>A result as bytes, as it is digested and disclosed: texts as UTF-8, bytes as they are, everything else as the JSON that its host makes of it.</summary>
/// <param name="Bytes">The bytes.</param>
/// <param name="MediaType">What they are.</param>
internal readonly record struct ResultContent(byte[] Bytes, string MediaType)
{
    private const string Json = "application/json";
    private const string Text = "text/plain";
    private const string Binary = "application/octet-stream";

    /// <summary>The content of a result that was inspected; <see langword="null"/> for a stream, which reading would consume.</summary>
    public static ResultContent? Of(object? result, JsonSerializerOptions json, long maxBytes) => result switch
    {
        string text => Utf8(text),
        char[] text => Utf8(new string(text)),
        ReadOnlyMemory<char> text => Utf8(text.ToString()),
        Memory<char> text => Utf8(text.ToString()),
        StringBuilder text => Utf8(text.ToString()),
        byte[] bytes => new ResultContent(bytes, Binary),
        ReadOnlyMemory<byte> bytes => new ResultContent(bytes.ToArray(), Binary),
        Memory<byte> bytes => new ResultContent(bytes.ToArray(), Binary),
        ArraySegment<byte> bytes => new ResultContent([.. bytes], Binary),
        Stream => null,
        JsonElement { ValueKind: not JsonValueKind.Undefined } element => new ResultContent(JsonMarshal.GetRawUtf8Value(element).ToArray(), Json),
        _ => Serialized(result, json, maxBytes),
    };

    private static ResultContent Utf8(string text) => new(Encoding.UTF8.GetBytes(text), Text);

    private static ResultContent Serialized(object? result, JsonSerializerOptions json, long maxBytes)
    {
        using var buffer = new ResultBuffer(maxBytes);
        using (var writer = new Utf8JsonWriter(buffer, new JsonWriterOptions { Encoder = json.Encoder, MaxDepth = json.MaxDepth }))
            JsonSerializer.Serialize(writer, result, result?.GetType() ?? typeof(object), json);
        return new ResultContent(buffer.Written.ToArray(), Json);
    }
}
