using Microsoft.CodeAnalysis;

namespace ZeroTrustAgents.Analyzers;

/// <summary>Which types can carry a text of the model on.</summary>
internal static class CarrierText
{
    private const int Deepest = 8;

    public static bool Is(ITypeSymbol? type) => Is(type, 0);

    private static bool Is(ITypeSymbol? type, int depth)
    {
        switch (type)
        {
            case null or { TypeKind: TypeKind.Enum or TypeKind.Delegate or TypeKind.Error or TypeKind.Pointer or TypeKind.FunctionPointer }:
                return false;
            case IArrayTypeSymbol array:
                return IsElement(array.ElementType, depth);
        }

        if (type.SpecialType is >= SpecialType.System_Void and <= SpecialType.System_Double or SpecialType.System_IntPtr or SpecialType.System_UIntPtr or SpecialType.System_DateTime
            && type.SpecialType is not SpecialType.System_String)
            return false;
        if (!DottedName.IsIn(type, "System"))
            return true;

        // The enumerator of a list carries what the list does.
        if (type is INamedTypeSymbol { IsGenericType: true, TypeArguments.IsEmpty: true, ContainingType: { } around })
            return depth < Deepest && Is(around, depth + 1);
        if (type is INamedTypeSymbol { IsGenericType: true } generic)
            return AnyElement(generic.TypeArguments, depth);
        return type.Name is not ("Guid" or "TimeSpan" or "DateTimeOffset" or "DateOnly" or "TimeOnly" or "Version" or "CancellationToken" or "Regex" or "Match" or "Type");
    }

    private static bool AnyElement(System.Collections.Immutable.ImmutableArray<ITypeSymbol> types, int depth)
    {
        foreach (ITypeSymbol type in types)
        {
            if (IsElement(type, depth))
                return true;
        }

        return false;
    }

    /// <summary>One character decides nothing; a row of them is a text.</summary>
    private static bool IsElement(ITypeSymbol type, int depth) =>
        Flow.Constants.IsElement(type) || (depth < Deepest && Is(type, depth + 1));
}
