using Microsoft.CodeAnalysis;
using ZeroTrustAgents.Credentials;

namespace ZeroTrustAgents.Analyzers;

/// <summary>What a tool gives away by the type of its result: the type itself, or a member that is serialised with it.</summary>
internal static class SecretMembers
{
    private const int Wrappers = 4;

    /// <summary>The type itself, or the first of its members that has to stay inside; under tasks, lists and streams.</summary>
    public static Secret? Of(ITypeSymbol type, NameCache names)
    {
        type = Unwrap(type);
        if (SecretTypes.Of(type) is { } what)
            return new Secret(type.Name, what);
        if (type is INamedTypeSymbol { IsTupleType: true } tuple)
        {
            foreach (IFieldSymbol element in tuple.TupleElements)
            {
                if (element.IsExplicitlyNamedTupleElement && OfMember(element.Name, element.Type, names) is { } found)
                    return new Secret(element.Name, found);
            }

            return null;
        }

        // Members of the framework are documented; those of a project are found out by reading.
        if (type is not INamedTypeSymbol { SpecialType: SpecialType.None, TypeKind: TypeKind.Class or TypeKind.Struct or TypeKind.Interface } || DottedName.IsIn(type, "System"))
            return null;
        for (ITypeSymbol? at = type; at is { SpecialType: SpecialType.None }; at = at.BaseType)
        {
            foreach (ISymbol member in at.GetMembers())
            {
                if (member is IPropertySymbol property && IsSerialised(property) && OfMember(property.Name, property.Type, names) is { } found)
                    return new Secret(type.Name + "." + property.Name, found);
            }
        }

        return null;
    }

    /// <summary>Whether a property is written out with its object.</summary>
    public static bool IsSerialised(IPropertySymbol property)
    {
        if (property is not { IsStatic: false, IsIndexer: false, DeclaredAccessibility: Accessibility.Public, GetMethod.DeclaredAccessibility: Accessibility.Public })
            return false;
        foreach (AttributeData attribute in property.GetAttributes())
        {
            if (attribute.AttributeClass?.Name is "JsonIgnoreAttribute" or "IgnoreDataMemberAttribute")
                return false;
        }

        return true;
    }

    private static string? OfMember(string name, ITypeSymbol type, NameCache names) => SecretTypes.Of(type)
        ?? (CredentialRead.IsText(type) || type is IArrayTypeSymbol { ElementType.SpecialType: SpecialType.System_Byte } ? names.Judge(name) >= NameEvidence.Telling ? Secret.Credential : null : null);

    private static ITypeSymbol Unwrap(ITypeSymbol type)
    {
        for (int i = 0; i < Wrappers; i++)
        {
            switch (type)
            {
                case IArrayTypeSymbol { ElementType.SpecialType: SpecialType.None } array:
                    type = array.ElementType;
                    break;
                case INamedTypeSymbol { TypeArguments: { Length: 1 } arguments, IsTupleType: false } wrapper when DottedName.IsIn(wrapper, "System"):
                    type = arguments[0];
                    break;
                default:
                    return type;
            }
        }

        return type;
    }
}
