using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Diagnostics;

namespace ZeroTrustAgents.Analyzers;

/// <summary>Which of our rules a <c>SuppressMessage</c> attribute silences.</summary>
internal static class SuppressedRule
{
    private const string AttributeType = "System.Diagnostics.CodeAnalysis.SuppressMessageAttribute";

    public static (string Id, Location Location)? Find(AttributeArgumentListSyntax list, NameSyntax name, SyntaxNodeAnalysisContext context)
    {
        ExpressionSyntax? check = CheckId(list);
        if (check is null)
            return null;

        // By its name, or (an alias hides the name) by what it says: only those are bound.
        bool named = RightmostName(name) is "SuppressMessage" or "SuppressMessageAttribute";
        bool telling = check is LiteralExpressionSyntax { Token.Value: string literal } && literal.StartsWith("ZTA", StringComparison.OrdinalIgnoreCase);
        if (!named && !telling)
            return null;
        if (context.SemanticModel.GetConstantValue(check, context.CancellationToken).Value is not string text)
            return null;
        int colon = text.IndexOf(':');
        string id = (colon < 0 ? text : text.Substring(0, colon)).Trim();
        return SuppressionAnalyzer.IsOurs(id) && IsSuppressMessage(name, context) ? (id, check.GetLocation()) : null;
    }

    private static ExpressionSyntax? CheckId(AttributeArgumentListSyntax list)
    {
        foreach (AttributeArgumentSyntax argument in list.Arguments)
        {
            if (argument.NameColon?.Name.Identifier.ValueText == "checkId")
                return argument.Expression;
        }

        AttributeArgumentSyntax second = list.Arguments[1];
        return second.NameEquals is null && second.NameColon is null ? second.Expression : null;
    }

    private static string RightmostName(NameSyntax name) => name switch
    {
        QualifiedNameSyntax qualified => qualified.Right.Identifier.ValueText,
        AliasQualifiedNameSyntax aliased => aliased.Name.Identifier.ValueText,
        SimpleNameSyntax simple => simple.Identifier.ValueText,
        _ => "",
    };

    private static bool IsSuppressMessage(NameSyntax name, SyntaxNodeAnalysisContext context) =>
        context.SemanticModel.GetSymbolInfo(name, context.CancellationToken).Symbol is IMethodSymbol constructor
        && constructor.ContainingType.ToDisplayString() == AttributeType;
}
