using System.Collections.Immutable;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.FindSymbols;

namespace ZeroTrustAgents.Analyzers.CodeFixes;

/// <summary>Whether everything that uses a constant can do with a value that is there at run time only.</summary>
internal static class ConstantUses
{
    /// <summary>Whether a constant field can become <c>static readonly</c>.</summary>
    public static Task<bool> AllowStaticAsync(ISymbol field, SyntaxNode declaration, Solution solution, CancellationToken cancellationToken) =>
        AllAsync(field, solution, use => !IsConstant(use) && !IsEarly(use, declaration), cancellationToken);

    /// <summary>Whether it can become a field of the instance, set by the constructor.</summary>
    public static Task<bool> AllowInstanceAsync(ISymbol field, INamedTypeSymbol type, Solution solution, CancellationToken cancellationToken) =>
        AllAsync(field, solution, use => !IsConstant(use) && IsInInstance(use, type), cancellationToken);

    /// <summary>Whether a constant local can become a variable.</summary>
    public static bool AllowLocal(VariableDeclaratorSyntax declarator, SemanticModel model, CancellationToken cancellationToken)
    {
        ISymbol? local = model.GetDeclaredSymbol(declarator, cancellationToken);
        SyntaxNode? scope = declarator.Parent?.Parent?.Parent;

        // Sections share their locals, and only one of them runs.
        if (local is null || scope is null or SwitchSectionSyntax)
            return false;
        if (scope is GlobalStatementSyntax)
            scope = scope.Parent!;
        foreach (SyntaxNode node in scope.DescendantNodes())
        {
            if (node is not IdentifierNameSyntax use || use.Identifier.ValueText != local.Name || !SymbolEqualityComparer.Default.Equals(model.GetSymbolInfo(use, cancellationToken).Symbol, local))
                continue;
            if (IsConstant(use) || IsInStaticFunction(use, scope))
                return false;
        }

        return true;
    }

    private static async Task<bool> AllAsync(ISymbol field, Solution solution, Func<SyntaxNode, bool> allows, CancellationToken cancellationToken)
    {
        IImmutableSet<Document>? documents = null;
        if (field.DeclaredAccessibility == Accessibility.Private)
        {
            // Nobody else can use it, and looking through a solution takes long.
            documents = field.ContainingType.DeclaringSyntaxReferences.Select(r => solution.GetDocument(r.SyntaxTree)).OfType<Document>().ToImmutableHashSet();
        }

        foreach (ReferencedSymbol symbol in await SymbolFinder.FindReferencesAsync(field, solution, documents, cancellationToken).ConfigureAwait(false))
        {
            foreach (ReferenceLocation reference in symbol.Locations)
            {
                SyntaxNode? root = await reference.Document.GetSyntaxRootAsync(cancellationToken).ConfigureAwait(false);
                SyntaxNode? use = root?.FindNode(reference.Location.SourceSpan, findInsideTrivia: true, getInnermostNodeForTie: true);
                if (use is null || (!use.IsPartOfStructuredTrivia() && !IsNameOf(use) && !allows(use)))
                    return false;
            }
        }

        return true;
    }

    private static bool IsConstant(SyntaxNode use) => ConstantContext.Requires(use) || ConstantContext.ConstantAround(use) is not null;

    private static bool IsNameOf(SyntaxNode use)
    {
        SyntaxNode whole = use;
        while (whole.Parent is MemberAccessExpressionSyntax)
            whole = whole.Parent;
        return whole.Parent is ArgumentSyntax { Parent.Parent: InvocationExpressionSyntax { Expression: IdentifierNameSyntax { Identifier.ValueText: "nameof" } } };
    }

    /// <summary>Static initialisers run in the order in which they are written, of several files in any.</summary>
    private static bool IsEarly(SyntaxNode use, SyntaxNode declaration)
    {
        for (SyntaxNode? node = use.Parent; node is not null; node = node.Parent)
        {
            if (node is AnonymousFunctionExpressionSyntax or BlockSyntax or ArrowExpressionClauseSyntax)
                return false;
            if (node is FieldDeclarationSyntax or PropertyDeclarationSyntax)
                return ((MemberDeclarationSyntax)node).Modifiers.Any(SyntaxKind.StaticKeyword) && (node.SyntaxTree != declaration.SyntaxTree || node.SpanStart < declaration.SpanStart);
        }

        return false;
    }

    private static bool IsInInstance(SyntaxNode use, INamedTypeSymbol type)
    {
        if (use.Parent is MemberAccessExpressionSyntax access && access.Name == use)
            return false;
        for (SyntaxNode? node = use.Parent; node is not null; node = node.Parent)
        {
            switch (node)
            {
                case AnonymousFunctionExpressionSyntax { Modifiers: var modifiers } when modifiers.Any(SyntaxKind.StaticKeyword):
                case LocalFunctionStatementSyntax { Modifiers: var functionModifiers } when functionModifiers.Any(SyntaxKind.StaticKeyword):
                case ConstructorInitializerSyntax or BaseFieldDeclarationSyntax or PrimaryConstructorBaseTypeSyntax or BaseTypeDeclarationSyntax or GlobalStatementSyntax:
                case EqualsValueClauseSyntax { Parent: PropertyDeclarationSyntax }:
                    return false;
                case MemberDeclarationSyntax member:
                    return !member.Modifiers.Any(SyntaxKind.StaticKeyword) && member.Parent is TypeDeclarationSyntax declaration
                        && declaration.Identifier.ValueText == type.Name && declaration.Arity() == type.Arity;
            }
        }

        return false;
    }

    private static int Arity(this TypeDeclarationSyntax declaration) => declaration.TypeParameterList?.Parameters.Count ?? 0;

    private static bool IsInStaticFunction(SyntaxNode use, SyntaxNode scope)
    {
        for (SyntaxNode? node = use.Parent; node is not null && node != scope; node = node.Parent)
        {
            if (node is AnonymousFunctionExpressionSyntax function && function.Modifiers.Any(SyntaxKind.StaticKeyword))
                return true;
            if (node is LocalFunctionStatementSyntax local && local.Modifiers.Any(SyntaxKind.StaticKeyword))
                return true;
        }

        return false;
    }
}
