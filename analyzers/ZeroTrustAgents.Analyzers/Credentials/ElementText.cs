using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace ZeroTrustAgents.Analyzers;

/// <summary>Reads the text of an array initialiser or collection expression whose elements are literals of characters or small numbers.</summary>
internal static class ElementText
{
    private const int Fewest = 8;

    public static string? Read(SyntaxNode node) => node switch
    {
        InitializerExpressionSyntax { Expressions: { Count: >= Fewest } expressions } when IsElement(expressions[0]) => Read(expressions),
        CollectionExpressionSyntax { Elements: { Count: >= Fewest } elements } when elements[0] is ExpressionElementSyntax first && IsElement(first.Expression) => Read(elements),
        _ => null,
    };

    private static bool IsElement(ExpressionSyntax expression) => Under(expression).Kind() is SyntaxKind.CharacterLiteralExpression or SyntaxKind.NumericLiteralExpression;

    private static string? Read(SeparatedSyntaxList<ExpressionSyntax> expressions)
    {
        var text = new char[expressions.Count];
        for (int i = 0; i < text.Length; i++)
        {
            if (!TryRead(expressions[i], out text[i]))
                return null;
        }

        return new string(text);
    }

    private static string? Read(SeparatedSyntaxList<CollectionElementSyntax> elements)
    {
        var text = new char[elements.Count];
        for (int i = 0; i < text.Length; i++)
        {
            if (elements[i] is not ExpressionElementSyntax element || !TryRead(element.Expression, out text[i]))
                return null;
        }

        return new string(text);
    }

    private static bool TryRead(ExpressionSyntax expression, out char element)
    {
        element = default;
        if (Under(expression) is not LiteralExpressionSyntax { Token.Value: { } value })
            return false;
        if (value is char c)
        {
            element = c;
            return true;
        }

        if (value is not int number || number is < 0 or > byte.MaxValue)
            return false;
        element = (char)number;
        return true;
    }

    private static ExpressionSyntax Under(ExpressionSyntax expression) => expression is CastExpressionSyntax cast ? cast.Expression : expression;

}
