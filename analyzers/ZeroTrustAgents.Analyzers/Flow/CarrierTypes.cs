using Microsoft.CodeAnalysis;

namespace ZeroTrustAgents.Analyzers.Flow;

/// <summary>Which types can hold a constant text or key, by name alone: nothing is looked up, nothing depends on references.</summary>
internal static class CarrierTypes
{
    private const int Nesting = 4;

    private static readonly HashSet<string> Names = new(StringComparer.Ordinal)
    {
        "StringBuilder", "SecureString", "Stream", "MemoryStream", "StringReader", "StringWriter", "StreamReader", "StreamWriter", "Uri", "UriBuilder",
        "ArrayList", "Hashtable", "Queue", "Stack", "SortedList", "IEnumerable", "ICollection", "IList", "IDictionary", "StringCollection", "StringDictionary",
        "NameValueCollection", "StringValues", "FormattableString", "BinaryData", "Array", "DefaultInterpolatedStringHandler", "StringContent", "Delegate",
    };

    public static bool Includes(ITypeSymbol? type) => Includes(type, 0);

    private static bool Includes(ITypeSymbol? type, int depth)
    {
        if (type is null || depth > Nesting)
            return false;
        switch (type.SpecialType)
        {
            case SpecialType.System_String or SpecialType.System_Object or SpecialType.System_Char or SpecialType.System_Byte
                or SpecialType.System_Collections_IEnumerable or SpecialType.System_Array or SpecialType.System_Delegate:
                return true;
            case not SpecialType.None when !((INamedTypeSymbol)type).IsGenericType:
                return false;
        }

        switch (type.TypeKind)
        {
            case TypeKind.Array:
                return Includes(((IArrayTypeSymbol)type).ElementType, depth + 1);
            case TypeKind.Pointer:
                return Includes(((IPointerTypeSymbol)type).PointedAtType, depth + 1);
            case TypeKind.TypeParameter or TypeKind.Dynamic or TypeKind.Error or TypeKind.Delegate:
                return true;
            case TypeKind.Enum:
                return false;
        }

        if (type is not INamedTypeSymbol named)
            return false;
        if (!named.IsGenericType)
            return Names.Contains(named.Name);
        foreach (ITypeSymbol argument in named.TypeArguments)
        {
            if (Includes(argument, depth + 1))
                return true;
        }

        return false;
    }
}
