using System.Globalization;

namespace ZeroTrustAgents.Inspection;

/// <summary>Size of values too plain to hold a credential, without serialising or allocating.</summary>
internal static class ScalarSize
{
    /// <summary>Size as JSON in bytes; -1 for everything else.</summary>
    public static int Of(object value) => value switch
    {
        bool flag => flag ? 4 : 5,
        char => 3,
        // A date or id is written between quotes.
        Guid => 38,
        DateTime or DateTimeOffset or TimeSpan or DateOnly or TimeOnly => Format((IUtf8SpanFormattable)value) + 2,
        Enum => Format((ISpanFormattable)value) + 2,
        byte or sbyte or short or ushort or int or uint or long or ulong or Int128 or UInt128 or Half or float or double or decimal
            => Format((IUtf8SpanFormattable)value),
        _ => -1,
    };

    private static int Format(IUtf8SpanFormattable value)
    {
        Span<byte> text = stackalloc byte[128];
        return value.TryFormat(text, out int length, default, CultureInfo.InvariantCulture) ? length : text.Length;
    }

    private static int Format(ISpanFormattable value)
    {
        Span<char> text = stackalloc char[128];
        return value.TryFormat(text, out int length, default, CultureInfo.InvariantCulture) ? length : text.Length;
    }
}
