using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Text;

namespace ZeroTrustAgents.Analyzers.CodeFixes;

/// <summary>Finds the expression that puts a value together from several constants: to replace one of them would leave the rest.</summary>
internal static class Pieces
{
    /// <summary>Null where the value stands in one piece, or where something that is not constant is part of it.</summary>
    public static ExpressionSyntax? Whole(Diagnostic diagnostic, SyntaxNode piece, SemanticModel model, CancellationToken cancellationToken)
    {
        SyntaxNode whole = piece;
        foreach (Location other in diagnostic.AdditionalLocations)
        {
            TextSpan span = other.SourceSpan;
            if (other.SourceTree != piece.SyntaxTree || span.Contains(piece.Span))
                continue;
            SyntaxNode? around = whole;
            while (around is not null and not StatementSyntax and not MemberDeclarationSyntax && !around.Span.Contains(span))
                around = around.Parent;
            if (around is ExpressionSyntax or ArgumentListSyntax)
                whole = around;
        }

        while (whole is not null and not StatementSyntax && !ReferenceEquals(whole, piece) && !IsText(whole))
            whole = whole.Parent!;
        return whole is ExpressionSyntax expression && !ReferenceEquals(whole, piece) && IsConstant(expression, model, cancellationToken) ? expression : null;

        bool IsText(SyntaxNode node) => node is ExpressionSyntax e && model.GetTypeInfo(e, cancellationToken).Type?.SpecialType == SpecialType.System_String;
    }

    private static bool IsConstant(ExpressionSyntax expression, SemanticModel model, CancellationToken cancellationToken)
    {
        foreach (SyntaxNode node in expression.DescendantNodesAndSelf())
        {
            switch (node)
            {
                // Methods of texts make texts; of any other nobody knows what it is for.
                case InvocationExpressionSyntax call when model.GetSymbolInfo(call, cancellationToken).Symbol is not IMethodSymbol { ContainingType.SpecialType: SpecialType.System_String }:
                case AssignmentExpressionSyntax or AnonymousFunctionExpressionSyntax or ConditionalExpressionSyntax or BaseObjectCreationExpressionSyntax:
                case BinaryExpressionSyntax binary when !binary.IsKind(SyntaxKind.AddExpression):
                case IdentifierNameSyntax when model.GetSymbolInfo(node, cancellationToken).Symbol is ILocalSymbol { IsConst: false } or IParameterSymbol or IFieldSymbol { IsConst: false } or IPropertySymbol { IsStatic: false }:
                    return false;
            }
        }

        return true;
    }
}
