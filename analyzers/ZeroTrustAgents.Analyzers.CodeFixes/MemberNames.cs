using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;

namespace ZeroTrustAgents.Analyzers.CodeFixes;

/// <summary>Chooses names that mean nothing yet inside a type.</summary>
internal static class MemberNames
{
    public static string Free(INamedTypeSymbol type, string name, CancellationToken cancellationToken)
    {
        var taken = new HashSet<string>(StringComparer.Ordinal);
        foreach (SyntaxReference part in type.DeclaringSyntaxReferences)
        {
            foreach (SyntaxToken token in part.GetSyntax(cancellationToken).DescendantTokens())
            {
                if (token.IsKind(SyntaxKind.IdentifierToken))
                    taken.Add(token.ValueText);
            }
        }

        for (INamedTypeSymbol? t = type.BaseType; t is not null; t = t.BaseType)
        {
            foreach (ISymbol member in t.GetMembers())
                taken.Add(member.Name);
        }

        string free = name;
        for (int i = 1; taken.Contains(free); i++)
            free = name + i;
        return free;
    }

    /// <summary>Whether the fields of the type start with an underscore; so do those of a type without fields.</summary>
    public static bool UsesUnderscore(INamedTypeSymbol type)
    {
        bool hasFields = false;
        foreach (ISymbol member in type.GetMembers())
        {
            if (member is not IFieldSymbol { IsStatic: false, IsConst: false, DeclaredAccessibility: Accessibility.Private, IsImplicitlyDeclared: false } field)
                continue;
            if (field.Name[0] == '_')
                return true;
            hasFields = true;
        }

        return !hasFields;
    }
}
