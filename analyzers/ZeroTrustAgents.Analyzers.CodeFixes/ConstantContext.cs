using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace ZeroTrustAgents.Analyzers.CodeFixes;

/// <summary>Tells where the language wants a constant.</summary>
internal static class ConstantContext
{
    /// <summary>Whether the place takes nothing but a constant: attributes, default values, labels, patterns, enumerations.</summary>
    public static bool Requires(SyntaxNode expression)
    {
        for (SyntaxNode? node = expression.Parent; node is not null; node = node.Parent)
        {
            switch (node)
            {
                case AttributeArgumentSyntax or CaseSwitchLabelSyntax or PatternSyntax or GotoStatementSyntax:
                case EqualsValueClauseSyntax { Parent: ParameterSyntax or EnumMemberDeclarationSyntax }:
                    return true;
                case StatementSyntax or MemberDeclarationSyntax or AnonymousFunctionExpressionSyntax or SwitchExpressionArmSyntax:
                    return false;
            }
        }

        return false;
    }

    /// <summary>The declaration of the constant whose value an expression is part of.</summary>
    public static VariableDeclaratorSyntax? ConstantAround(SyntaxNode expression)
    {
        for (SyntaxNode? node = expression.Parent; node is not null and not StatementSyntax and not MemberDeclarationSyntax; node = node.Parent)
        {
            if (node is VariableDeclaratorSyntax { Parent.Parent: { } declaration } declarator)
                return ConstKeyword(declaration) is null ? null : declarator;
        }

        return null;
    }

    public static SyntaxToken? ConstKeyword(SyntaxNode declaration)
    {
        SyntaxTokenList modifiers = declaration switch
        {
            FieldDeclarationSyntax field => field.Modifiers,
            LocalDeclarationStatementSyntax local => local.Modifiers,
            _ => default,
        };
        foreach (SyntaxToken modifier in modifiers)
        {
            if (modifier.IsKind(SyntaxKind.ConstKeyword))
                return modifier;
        }

        return null;
    }

    /// <summary>Whether code that is translated and not run stands around: a <c>throw</c> has no translation.</summary>
    public static bool IsInExpressionTree(SyntaxNode expression, SemanticModel model, CancellationToken cancellationToken)
    {
        for (SyntaxNode? node = expression.Parent; node is not null and not MemberDeclarationSyntax; node = node.Parent)
        {
            if (node is LambdaExpressionSyntax && IsTree(model.GetTypeInfo(node, cancellationToken).ConvertedType))
                return true;
            if (node is QueryExpressionSyntax query && IsQueryable(model.GetTypeInfo(query.FromClause.Expression, cancellationToken).Type))
                return true;
        }

        return false;
    }

    private static bool IsTree(ITypeSymbol? type) => type is INamedTypeSymbol { Name: "Expression", Arity: 1, ContainingNamespace: { Name: "Expressions", ContainingNamespace.Name: "Linq" } };

    private static bool IsQueryable(ITypeSymbol? type)
    {
        if (type is null)
            return false;
        if (type.Name == "IQueryable")
            return true;
        foreach (INamedTypeSymbol implemented in type.AllInterfaces)
        {
            if (implemented.Name == "IQueryable")
                return true;
        }

        return false;
    }
}
