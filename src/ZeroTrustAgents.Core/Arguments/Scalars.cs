using System.Numerics;

namespace ZeroTrustAgents.Arguments;

/// <summary>The types whose values cannot change and have one text in JSON: they are kept as they are.</summary>
internal static class Scalars
{
    public static readonly object True = true;
    public static readonly object False = false;

    public static bool IsScalar(Type type) =>
        type.IsEnum || Type.GetTypeCode(type) is not (TypeCode.Object or TypeCode.DBNull or TypeCode.Empty)
        || type == typeof(Guid) || type == typeof(DateTimeOffset) || type == typeof(DateOnly) || type == typeof(TimeOnly)
        || type == typeof(TimeSpan) || type == typeof(Uri) || IsWideNumber(type);

    public static bool IsNumber(Type type) =>
        !type.IsEnum && (Type.GetTypeCode(type) is >= TypeCode.SByte and <= TypeCode.Decimal || IsWideNumber(type));

    /// <summary>A scalar a caller can hand over as it is, or rebuilt where a derived class could answer differently each time it is asked.</summary>
    public static bool TryKeep(object value, out object kept)
    {
        kept = value;
        if (value is Uri uri)
        {
            kept = new Uri(uri.OriginalString, UriKind.RelativeOrAbsolute);
            return true;
        }

        return IsScalar(value.GetType());
    }

    private static bool IsWideNumber(Type type) =>
        type == typeof(Half) || type == typeof(Int128) || type == typeof(UInt128) || type == typeof(BigInteger)
        || type == typeof(nint) || type == typeof(nuint);
}
