using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace ZeroTrustAgents.Analyzers;

/// <summary>Command lines in pieces: an option and its value side by side in an array, a collection or a list of arguments.</summary>
internal static class OptionRule
{
    /// <summary>No option that says anything is shorter.</summary>
    public const int Shortest = 4;

    /// <summary>The literal that stands behind an option and is no option itself.</summary>
    public static LiteralExpressionSyntax? Value(SyntaxNode option)
    {
        SyntaxNode element = option.Parent is ArgumentSyntax or ExpressionElementSyntax ? option.Parent : option;
        LiteralExpressionSyntax? next = element.Parent switch
        {
            ArgumentListSyntax list => Behind(list.Arguments, element) is { } argument ? argument.Expression as LiteralExpressionSyntax : null,
            InitializerExpressionSyntax row when !row.IsKind(SyntaxKind.ComplexElementInitializerExpression) => Behind(row.Expressions, element) as LiteralExpressionSyntax,
            CollectionExpressionSyntax row => Behind(row.Elements, element) is ExpressionElementSyntax behind ? behind.Expression as LiteralExpressionSyntax : null,
            _ => null,
        };
        return next is not null && next.IsKind(SyntaxKind.StringLiteralExpression) && next.Token.ValueText is { Length: > 0 } text && text[0] is not ('-' or '/') ? next : null;
    }

    private static T? Behind<T>(SeparatedSyntaxList<T> row, SyntaxNode element) where T : SyntaxNode
    {
        for (int i = 0; i + 1 < row.Count; i++)
        {
            if (ReferenceEquals(row[i], element))
                return row[i + 1];
        }

        return null;
    }
}
