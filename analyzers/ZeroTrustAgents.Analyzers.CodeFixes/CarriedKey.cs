using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Text;

namespace ZeroTrustAgents.Analyzers.CodeFixes;

/// <summary>A key that a local or private field carries to the one place that uses it.</summary>
/// <param name="Use">That place.</param>
/// <param name="Declaration">What is to go with the key.</param>
internal sealed record CarriedKey(ExpressionSyntax Use, SyntaxNode Declaration)
{
    /// <summary>Null where the value goes to several places, or nobody can tell to which.</summary>
    public static CarriedKey? Of(ExpressionSyntax value, SemanticModel model, CancellationToken cancellationToken)
    {
        if (value.Parent is not EqualsValueClauseSyntax { Parent: VariableDeclaratorSyntax { Parent: VariableDeclarationSyntax { Variables.Count: 1, Parent: { } declaration } } declarator }
            || model.GetDeclaredSymbol(declarator, cancellationToken) is not { } symbol || Scope(declaration, symbol) is not { } scope)
            return null;
        ExpressionSyntax? only = null;
        foreach (SyntaxNode node in scope.DescendantNodes())
        {
            if (node is not IdentifierNameSyntax use || use.Identifier.ValueText != symbol.Name || !SymbolEqualityComparer.Default.Equals(model.GetSymbolInfo(use, cancellationToken).Symbol, symbol))
                continue;
            if (only is not null)
                return null;
            only = use.Parent is MemberAccessExpressionSyntax access && access.Name == use ? access : use;
        }

        return only is null ? null : new CarriedKey(only, declaration);
    }

    /// <summary>The declaration, with its lines where nothing else stands on them.</summary>
    public TextSpan Gone(SourceText text)
    {
        TextSpan span = Declaration.Span;
        TextLine first = text.Lines.GetLineFromPosition(span.Start);
        TextLine last = text.Lines.GetLineFromPosition(span.End);
        bool isAlone = string.IsNullOrWhiteSpace(text.ToString(TextSpan.FromBounds(first.Start, span.Start)))
            && string.IsNullOrWhiteSpace(text.ToString(TextSpan.FromBounds(span.End, last.End)));
        return isAlone ? TextSpan.FromBounds(first.Start, last.EndIncludingLineBreak) : span;
    }

    private static SyntaxNode? Scope(SyntaxNode declaration, ISymbol symbol) => declaration switch
    {
        LocalDeclarationStatementSyntax { Parent: GlobalStatementSyntax { Parent: { } unit } } => unit,
        LocalDeclarationStatementSyntax { UsingKeyword.RawKind: 0, Parent: BlockSyntax block } => block,
        FieldDeclarationSyntax { AttributeLists.Count: 0, Parent: { } type } when symbol is { DeclaredAccessibility: Accessibility.Private, ContainingType.DeclaringSyntaxReferences.Length: 1 } => type,
        _ => null,
    };
}
