using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using ZeroTrustAgents.Capabilities;

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

    /// <summary>Where the attribute says what a line of the capability file says; <see langword="null"/> when it stands in another assembly.</summary>
    public static Location? PlaceOf(AttributeData access, Capability capability, CancellationToken cancellation)
    {
        if (access.ApplicationSyntaxReference?.GetSyntax(cancellation) is not AttributeSyntax syntax)
            return null;
        SyntaxNode? place = capability.Fact switch
        {
            CapabilityFacts.Tier => Named(syntax, "Tier"),
            CapabilityFacts.Effect => Named(syntax, "Effect"),
            CapabilityFacts.Returns => Named(syntax, "Returns"),
            CapabilityFacts.Audience => Named(syntax, "Audience"),
            CapabilityFacts.Boundary => Named(syntax, "Boundary"),
            CapabilityFacts.Targets => Named(syntax, "Targets"),
            CapabilityFacts.TrustedField => Named(syntax, "TrustedFields"),
            _ => ScopeOf(syntax, capability.Value),
        };
        return (place ?? syntax.Name).GetLocation();
    }

    private static LiteralExpressionSyntax? ScopeOf(AttributeSyntax attribute, string scope)
    {
        foreach (SyntaxNode node in attribute.DescendantNodes())
        {
            if (node is LiteralExpressionSyntax literal && literal.Token.ValueText == scope)
                return literal;
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
