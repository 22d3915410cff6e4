using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace ZeroTrustAgents.Analyzers;

/// <summary>Reads what a <c>[ToolAccess]</c> says.</summary>
internal static class DeclaredAccess
{
    /// <summary>Whether all scopes are for reading only.</summary>
    public static bool OnlyReads(AttributeData access)
    {
        if (access.ConstructorArguments.Length == 0 || access.ConstructorArguments[0] is not { Kind: TypedConstantKind.Array, IsNull: false } scopes || scopes.Values.IsEmpty)
            return false;
        foreach (TypedConstant scope in scopes.Values)
        {
            if (scope.Value is not string text || !IsForReading(text))
                return false;
        }

        return true;
    }

    private static bool IsForReading(string scope)
    {
        string last = scope.Substring(scope.LastIndexOfAny([':', '/', '.']) + 1);
        return last.ToLowerInvariant() is "read" or "readonly" or "read-only" or "read_only" or "view" or "list";
    }

    /// <summary>Where a property of the attribute is set.</summary>
    public static AttributeArgumentSyntax? Named(AttributeSyntax attribute, string name)
    {
        foreach (AttributeArgumentSyntax argument in attribute.ArgumentList?.Arguments ?? default)
        {
            if (argument.NameEquals?.Name.Identifier.ValueText == name)
                return argument;
        }

        return null;
    }

    /// <summary>Where the first scope stands.</summary>
    public static AttributeArgumentSyntax? FirstScope(AttributeSyntax attribute)
    {
        foreach (AttributeArgumentSyntax argument in attribute.ArgumentList?.Arguments ?? default)
        {
            if (argument.NameEquals is null)
                return argument;
        }

        return null;
    }
}
