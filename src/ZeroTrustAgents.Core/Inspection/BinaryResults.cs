using System.Buffers;
using System.Text;

namespace ZeroTrustAgents.Inspection;

/// <summary>Bytes of whatever kind: nothing can be cut out of them without breaking what they are.</summary>
internal static class BinaryResults
{
    public static InspectedResult Inspect(object result, ReadOnlySpan<byte> bytes, in SecretSearch search, long maxBytes)
    {
        if (bytes.Length > maxBytes)
            return InspectedResult.Withhold(ReasonCodes.ResultTooLarge, bytes.Length);
        return Finds(bytes, search)
            ? InspectedResult.Withhold(ReasonCodes.ResultWithheld, bytes.Length, secrets: 1)
            : InspectedResult.Pass(result, bytes.Length);
    }

    /// <summary>Reads a stream that can be wound back; another one passes unread, because reading would consume it.</summary>
    public static InspectedResult Inspect(Stream stream, in SecretSearch search, long maxBytes)
    {
        if (!stream.CanSeek || !stream.CanRead)
            return InspectedResult.Pass(stream, -1);
        long start = stream.Position;
        long length = Math.Max(0, stream.Length - start);
        if (length > maxBytes || length > Array.MaxLength)
            return InspectedResult.Withhold(ReasonCodes.ResultTooLarge, length);
        byte[] buffer = ArrayPool<byte>.Shared.Rent((int)length);
        try
        {
            Span<byte> bytes = buffer.AsSpan(0, (int)length);
            stream.ReadExactly(bytes);
            return Inspect(stream, bytes, search, maxBytes);
        }
        finally
        {
            stream.Position = start;
            buffer.AsSpan(0, (int)length).Clear();
            ArrayPool<byte>.Shared.Return(buffer);
        }
    }

    /// <summary>Reads the bytes as UTF-8 where they are, as UTF-16 where they say so, else one character a byte, which shows ASCII inside any format.</summary>
    public static bool Finds(ReadOnlySpan<byte> bytes, in SecretSearch search)
    {
        if (bytes.StartsWith((ReadOnlySpan<byte>)[0xFF, 0xFE]))
            return search.Redact(Encoding.Unicode.GetString(bytes), out _) > 0;
        if (bytes.StartsWith((ReadOnlySpan<byte>)[0xFE, 0xFF]))
            return search.Redact(Encoding.BigEndianUnicode.GetString(bytes), out _) > 0;
        if (!search.MayContain(bytes))
            return false;
        Encoding encoding = System.Text.Unicode.Utf8.IsValid(bytes) ? Encoding.UTF8 : Encoding.Latin1;
        return search.Redact(encoding.GetString(bytes), out _) > 0;
    }
}
