using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Operations;
using ZeroTrustAgents.Credentials;

namespace ZeroTrustAgents.Analyzers;

/// <summary>Whether reading something gives a credential as text: by what it is called, by its constant value, or because a library says so.</summary>
internal static class CredentialRead
{
    public static bool Is(IOperation operation, NameCache names)
    {
        if (operation is ILiteralOperation || operation.Kind is not (OperationKind.LocalReference or OperationKind.ParameterReference or OperationKind.FieldReference or OperationKind.PropertyReference
            or OperationKind.Invocation or OperationKind.ArrayElementReference))
            return false;
        if (CredentialGiver.Gives(operation))
            return true;
        if (!IsText(operation.Type) || Names.Of(operation) is not { } name)
            return false;
        if (operation.ConstantValue is { HasValue: true, Value: string constant })
            return CredentialMatcher.TryFind(constant.AsSpan(), 0, out _) || CredentialValue.IsCredential(constant.AsSpan(), name.AsSpan(), names.Judge(name));
        if (operation is IInvocationOperation call)
        {
            // A method that is called after a credential may mask, hash or describe one: only reads of settings count.
            if (!Names.IsReader(call.TargetMethod.Name))
                return false;
        }
        else if (operation is IPropertyReferenceOperation { Property: { IsStatic: true, ContainingType.Name: var type } } && IsTexts(type))
        {
            return false;
        }

        return names.Judge(name) >= NameEvidence.Telling
            || (operation is ILocalReferenceOperation { Local: { IsConst: false } local } && SourceName.Of(local) is { } source && names.Judge(source) >= NameEvidence.Telling);
    }

    /// <summary>What a credential is called: a local with a name that says nothing is called what it was made from, a member of a library also after its type.</summary>
    public static string? NameOf(IOperation found, NameCache names)
    {
        string? name = Names.Of(found);
        if (name is not null && names.Judge(name) >= NameEvidence.Telling)
            return name;
        return found switch
        {
            ILocalReferenceOperation { Local: { } local } when name is not null => SourceName.Of(local) ?? name,
            IPropertyReferenceOperation { Property: { IsIndexer: false } property } when CredentialGiver.Gives(found) => property.ContainingType.Name + "." + property.Name,
            IInvocationOperation { TargetMethod: { } method } when CredentialGiver.Gives(found) => method.ContainingType.Name + "." + method.Name,
            _ => name,
        };
    }

    public static bool IsText(ITypeSymbol? type) => type?.SpecialType == SpecialType.System_String
        || type is IArrayTypeSymbol { ElementType.SpecialType: SpecialType.System_Char } || type?.Name is "StringValues" or "SecureString";

    /// <summary>Classes of texts for people, which say "Password" and hold none.</summary>
    public static bool IsTexts(string type) => type.EndsWith("Resources", StringComparison.Ordinal) || type.EndsWith("Resource", StringComparison.Ordinal) || type.EndsWith("Strings", StringComparison.Ordinal)
        || type.EndsWith("Messages", StringComparison.Ordinal) || type.EndsWith("Labels", StringComparison.Ordinal) || type.EndsWith("Texts", StringComparison.Ordinal) || type is "SR";
}
