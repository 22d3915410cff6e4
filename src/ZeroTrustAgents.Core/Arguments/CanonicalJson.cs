using System.Globalization;
using System.Numerics;
using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;
using System.Text.Json;
using System.Text.Unicode;

namespace ZeroTrustAgents.Arguments;

/// <summary>Canonical JSON (RFC 8785) of scalars and JSON values.</summary>
/// <remarks>
/// RFC 8785 sees numbers as doubles, so that 9007199254740993 would be written as, and approved as, …992. Two kinds of
/// numbers are therefore written as typed strings: integers beyond ±(2^53−1), and decimals whose digits do not survive
/// the way to a double and back. A typed number is the string <c>$number:</c> followed by the exact number in
/// ECMAScript's layout. An ordinary string that begins with <c>$number:</c> or <c>$text:</c> gets <c>$text:</c> put in
/// front, so no string argument can pass for a number. All other output is RFC 8785 to the byte. Numbers outside a
/// double's range are refused as malformed. Floating point values count as the shortest decimal that reads back as
/// them, which is what System.Text.Json writes. Enums are written by name; a name and a number never coincide.
/// </remarks>
internal static class CanonicalJson
{
    /// <summary>The longest way to write one byte of text in JSON: \u0041.</summary>
    public const int MaxEscape = 6;

    public static ReadOnlySpan<byte> NumberPrefix => "$number:"u8;

    public static ReadOnlySpan<byte> TextPrefix => "$text:"u8;

    public static bool CollidesWithTyped(ReadOnlySpan<char> text) =>
        text.Length > 5 && text[0] == '$' && (text.StartsWith("$number:") || text.StartsWith("$text:"));

    /// <summary>Writes an immutable scalar (see <see cref="Scalars"/>).</summary>
    public static ReasonCode? WriteScalar(CanonicalWriter writer, object value)
    {
        if (value is string text)
            return writer.AppendText(text);
        if (value is int number)
            return CanonicalNumber.Write(writer, (long)number);
        if (value is Enum)
            return writer.AppendText(value.ToString());
        return value switch
        {
            bool b => WriteKeyword(writer, b ? "true"u8 : "false"u8),
            long v => CanonicalNumber.Write(writer, v),
            double v => CanonicalNumber.Write(writer, v),
            decimal v => CanonicalNumber.WriteFormatted(writer, v),
            byte v => CanonicalNumber.Write(writer, (long)v),
            sbyte v => CanonicalNumber.Write(writer, (long)v),
            short v => CanonicalNumber.Write(writer, (long)v),
            ushort v => CanonicalNumber.Write(writer, (long)v),
            uint v => CanonicalNumber.Write(writer, (long)v),
            ulong v => CanonicalNumber.WriteFormatted(writer, v),
            nint v => CanonicalNumber.Write(writer, (long)v),
            nuint v => CanonicalNumber.WriteFormatted(writer, (ulong)v),
            Int128 v => CanonicalNumber.WriteFormatted(writer, v),
            UInt128 v => CanonicalNumber.WriteFormatted(writer, v),
            BigInteger v => CanonicalNumber.Write(writer, v),
            float v => float.IsFinite(v) ? CanonicalNumber.WriteFormatted(writer, v) : ReasonCodes.ArgumentMalformed,
            Half v => Half.IsFinite(v) ? CanonicalNumber.WriteFormatted(writer, v) : ReasonCodes.ArgumentMalformed,
            char v => writer.AppendText(new ReadOnlySpan<char>(in v)),
            Guid v => WriteQuoted(writer, v, "D"),
            DateTime v => WriteTime(writer, v),
            DateTimeOffset v => WriteTime(writer, v),
            DateOnly v => WriteQuoted(writer, v, "O"),
            TimeOnly v => WriteQuoted(writer, v.ToTimeSpan(), "c"),
            TimeSpan v => WriteQuoted(writer, v, "c"),
            Uri v => writer.AppendText(v.OriginalString),
            _ => ReasonCodes.ArgumentNotSerializable,
        };
    }

    /// <summary>Writes a JSON value.</summary>
    /// <param name="writer">Where to.</param>
    /// <param name="element">The value.</param>
    /// <param name="depth">How many levels of nesting are left.</param>
    /// <param name="ignoreCase">Whether keys that differ only by case are the same, as they are to a serializer that ignores case.</param>
    public static ReasonCode? Write(CanonicalWriter writer, JsonElement element, int depth, bool ignoreCase)
    {
        switch (element.ValueKind)
        {
            case JsonValueKind.Null:
                return WriteKeyword(writer, "null"u8);
            case JsonValueKind.True:
                return WriteKeyword(writer, "true"u8);
            case JsonValueKind.False:
                return WriteKeyword(writer, "false"u8);
            case JsonValueKind.Number:
                return CanonicalNumber.WriteLiteral(writer, JsonMarshal.GetRawUtf8Value(element));
            case JsonValueKind.String:
                return WriteText(writer, element);
            case JsonValueKind.Undefined:
                return ReasonCodes.ArgumentMalformed;
        }

        if (depth <= 0 || !RuntimeHelpers.TryEnsureSufficientExecutionStack())
            return ReasonCodes.ArgumentTooLarge;
        return element.ValueKind == JsonValueKind.Array
            ? WriteArray(writer, element, depth - 1, ignoreCase)
            : WriteObject(writer, element, depth - 1, ignoreCase);
    }

    public static ReasonCode? WriteKeyword(CanonicalWriter writer, ReadOnlySpan<byte> keyword)
    {
        writer.Append(keyword);
        return writer.CheckSize();
    }

    private static ReasonCode? WriteArray(CanonicalWriter writer, JsonElement array, int depth, bool ignoreCase)
    {
        byte separator = (byte)'[';
        foreach (JsonElement item in array.EnumerateArray())
        {
            writer.Append(separator);
            separator = (byte)',';
            if (Write(writer, item, depth, ignoreCase) is { } reason)
                return reason;
        }

        return WriteKeyword(writer, separator == '[' ? "[]"u8 : "]"u8);
    }

    private static ReasonCode? WriteObject(CanonicalWriter writer, JsonElement element, int depth, bool ignoreCase)
    {
        int count = element.GetPropertyCount();
        var names = new string[count];
        var values = new JsonElement[count];
        var seen = new HashSet<string>(count, ignoreCase ? StringComparer.OrdinalIgnoreCase : StringComparer.Ordinal);
        int i = 0;
        foreach (JsonProperty property in element.EnumerateObject())
        {
            if (!TryGetName(property, out names[i]) || !seen.Add(names[i]))
                return ReasonCodes.ArgumentMalformed;
            values[i++] = property.Value;
        }

        Array.Sort(names, values, StringComparer.Ordinal);
        writer.Append((byte)'{');
        for (i = 0; i < count; i++)
        {
            if (i > 0)
                writer.Append((byte)',');
            if ((writer.AppendKey(names[i]) ?? Write(writer, values[i], depth, ignoreCase)) is { } reason)
                return reason;
        }

        return WriteKeyword(writer, "}"u8);
    }

    private static ReasonCode? WriteText(CanonicalWriter writer, JsonElement element)
    {
        // Without escapes, the bytes between the quotes are the text: JSON has refused raw control characters already.
        ReadOnlySpan<byte> raw = JsonMarshal.GetRawUtf8Value(element)[1..^1];
        if (raw.Length > writer.Remaining * (long)MaxEscape)
            return ReasonCodes.ArgumentTooLarge;
        if (raw.Length > 0 && raw[0] != '$' && !raw.Contains((byte)'\\'))
        {
            writer.Append((byte)'"');
            writer.Append(raw);
            writer.Append((byte)'"');
            return Utf8.IsValid(raw) ? writer.CheckSize() : ReasonCodes.ArgumentMalformed;
        }

        try
        {
            return writer.AppendText(element.GetString());
        }
        catch (InvalidOperationException)
        {
            // An escaped lone surrogate, or bytes that are not UTF-8.
            return ReasonCodes.ArgumentMalformed;
        }
    }

    private static bool TryGetName(JsonProperty property, out string name)
    {
        try
        {
            name = property.Name;
            return true;
        }
        catch (InvalidOperationException)
        {
            name = "";
            return false;
        }
    }

    private static ReasonCode? WriteQuoted<T>(CanonicalWriter writer, T value, string format)
        where T : IUtf8SpanFormattable
    {
        writer.Append((byte)'"');
        value.TryFormat(writer.Reserve(64), out int written, format, CultureInfo.InvariantCulture);
        writer.Advance(written);
        writer.Append((byte)'"');
        return writer.CheckSize();
    }

    /// <summary>Writes ISO 8601 without the trailing zeros of the seconds' fraction, as System.Text.Json does.</summary>
    private static ReasonCode? WriteTime<T>(CanonicalWriter writer, T value)
        where T : IUtf8SpanFormattable
    {
        const int Fraction = 19, Zone = 27;
        Span<byte> text = stackalloc byte[64];
        value.TryFormat(text, out int written, "O", CultureInfo.InvariantCulture);
        writer.Append((byte)'"');
        writer.Append(text[..Fraction]);
        ReadOnlySpan<byte> fraction = text[Fraction..Zone].TrimEnd((byte)'0');
        writer.Append(fraction.Length > 1 ? fraction : default);
        writer.Append(text[Zone..written]);
        writer.Append((byte)'"');
        return writer.CheckSize();
    }
}
