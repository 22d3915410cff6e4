using System.Globalization;
using System.Text.Json;

namespace ZeroTrustAgents.Auditing;

/// <summary>
/// Whether bytes are a JSON object in the one form in which records are written: keys in order and no white space (RFC 8785),
/// integers and no other numbers, texts in ASCII as <see cref="JsonText"/> escapes them.
/// </summary>
internal static class CanonicalRecord
{
    private const int MaxDepth = 8;

    public static bool Is(ReadOnlySpan<byte> bytes)
    {
        var reader = new Utf8JsonReader(bytes, new JsonReaderOptions { MaxDepth = MaxDepth, AllowMultipleValues = false });
        Span<Range> keys = stackalloc Range[MaxDepth + 1]; // the last key at each depth
        Span<byte> scratch = stackalloc byte[256];
        long at = 0;
        bool afterValue = false;
        bool first = true;
        try
        {
            while (reader.Read())
            {
                if (first && reader.TokenType != JsonTokenType.StartObject)
                    return false;
                first = false;
                bool isEnd = reader.TokenType is JsonTokenType.EndObject or JsonTokenType.EndArray;
                if (reader.TokenStartIndex != at + (afterValue && !isEnd ? 1 : 0))
                    return false; // white space
                at = reader.BytesConsumed;
                switch (reader.TokenType)
                {
                    case JsonTokenType.PropertyName:
                        Range name = (int)(reader.TokenStartIndex + 1)..(int)(reader.TokenStartIndex + 1 + reader.ValueSpan.Length);
                        if (!IsCanonical(reader.ValueSpan, reader.ValueIsEscaped) || (keys[reader.CurrentDepth].End.Value > 0 && bytes[keys[reader.CurrentDepth]].SequenceCompareTo(bytes[name]) >= 0))
                            return false;
                        keys[reader.CurrentDepth] = name;
                        afterValue = false;
                        continue;
                    case JsonTokenType.String when !IsCanonical(reader.ValueSpan, reader.ValueIsEscaped):
                        return false;
                    case JsonTokenType.Number:
                        if (!reader.TryGetInt64(out long number) || !number.TryFormat(scratch, out int length, default, CultureInfo.InvariantCulture) || !reader.ValueSpan.SequenceEqual(scratch[..length]))
                            return false;
                        break;
                    case JsonTokenType.StartObject:
                        keys[reader.CurrentDepth + 1] = default;
                        afterValue = false;
                        continue;
                    case JsonTokenType.StartArray:
                        afterValue = false;
                        continue;
                }

                afterValue = true;
            }
        }
        catch (JsonException)
        {
            return false;
        }

        return !first && at == bytes.Length;
    }

    /// <summary>What needs an escape has the one that is made for it, and nothing else has any.</summary>
    private static bool IsCanonical(ReadOnlySpan<byte> raw, bool isEscaped)
    {
        if (!isEscaped)
            return true;
        string? text = JsonSerializer.Deserialize<string>((ReadOnlySpan<byte>)[(byte)'"', .. raw, (byte)'"']);
        byte[] again = new byte[6 * text!.Length];
        return raw.SequenceEqual(again.AsSpan(0, JsonText.Write(again, text)));
    }
}
