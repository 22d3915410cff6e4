using System.Globalization;
using System.Numerics;

namespace ZeroTrustAgents.Arguments;

/// <summary>Reads number texts into any number type, and turns one number type into another without loss.</summary>
internal static class NumberText
{
    /// <summary>Reads <paramref name="text"/> as the type's own <c>Parse(text)</c> would, with the type's default style.</summary>
    public static object? Parse(string text, Type type, CultureInfo culture) =>
        Parse(text, type, type == typeof(decimal) ? NumberStyles.Number
            : type == typeof(double) || type == typeof(float) || type == typeof(Half) ? NumberStyles.Float | NumberStyles.AllowThousands
            : NumberStyles.Integer, culture);

    /// <summary>
    /// Converts between number types where both stand for the same decimal, as their canonical JSON shows; otherwise
    /// <see langword="null"/>. The host would round instead, and what runs would not be what the caller gave.
    /// </summary>
    public static object? Convert(object number, Type type)
    {
        if (number is not IFormattable formattable)
            return null;
        string text = formattable.ToString(number is decimal or double or float or Half or BigInteger ? null : "D", CultureInfo.InvariantCulture);
        object? result = Parse(text, type, NumberStyles.Float, CultureInfo.InvariantCulture);
        return result is not null && SameCanonical(number, result) ? result : null;
    }

    private static object? Parse(string text, Type type, NumberStyles style, CultureInfo culture) => Type.GetTypeCode(type) switch
    {
        TypeCode.SByte => Parse<sbyte>(text, style, culture),
        TypeCode.Byte => Parse<byte>(text, style, culture),
        TypeCode.Int16 => Parse<short>(text, style, culture),
        TypeCode.UInt16 => Parse<ushort>(text, style, culture),
        TypeCode.Int32 => Parse<int>(text, style, culture),
        TypeCode.UInt32 => Parse<uint>(text, style, culture),
        TypeCode.Int64 => Parse<long>(text, style, culture),
        TypeCode.UInt64 => Parse<ulong>(text, style, culture),
        TypeCode.Single => Parse<float>(text, style, culture),
        TypeCode.Double => Parse<double>(text, style, culture),
        TypeCode.Decimal => Parse<decimal>(text, style, culture),
        _ when type == typeof(Half) => Parse<Half>(text, style, culture),
        _ when type == typeof(Int128) => Parse<Int128>(text, style, culture),
        _ when type == typeof(UInt128) => Parse<UInt128>(text, style, culture),
        // BigInteger expands an exponent; a short text must not become a million digits.
        _ when type == typeof(BigInteger) => text.Length <= 400 ? Parse<BigInteger>(text, style & ~NumberStyles.AllowExponent, culture) : null,
        _ when type == typeof(nint) => Parse<nint>(text, style, culture),
        _ when type == typeof(nuint) => Parse<nuint>(text, style, culture),
        _ => null,
    };

    private static object? Parse<T>(string text, NumberStyles style, CultureInfo culture)
        where T : struct, INumberBase<T> => T.TryParse(text, style, culture, out T value) ? value : null;

    private static bool SameCanonical(object left, object right)
    {
        CanonicalWriter writer = CanonicalWriter.Rent(4096);
        try
        {
            if (CanonicalJson.WriteScalar(writer, left) is not null)
                return false;
            int middle = writer.Length;
            return CanonicalJson.WriteScalar(writer, right) is null
                && writer.Written[..middle].SequenceEqual(writer.Written[middle..]);
        }
        finally
        {
            writer.Return();
        }
    }
}
