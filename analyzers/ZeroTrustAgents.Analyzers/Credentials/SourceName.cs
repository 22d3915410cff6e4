using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace ZeroTrustAgents.Analyzers;

/// <summary>What a local is made from, by how its initialiser is written: <c>var s = config["ApiKey"]</c>, <c>var p = user.Password</c>. Nothing is bound.</summary>
internal static class SourceName
{
    public static string? Of(ILocalSymbol local) =>
        local.DeclaringSyntaxReferences is { Length: 1 } declared && declared[0].GetSyntax() is VariableDeclaratorSyntax { Initializer.Value: { } value } ? Of(value) : null;

    private static string? Of(ExpressionSyntax value)
    {
        while (true)
        {
            switch (value)
            {
                case ParenthesizedExpressionSyntax inner:
                    value = inner.Expression;
                    continue;
                case PostfixUnaryExpressionSyntax postfix when postfix.IsKind(SyntaxKind.SuppressNullableWarningExpression):
                    value = postfix.Operand;
                    continue;
                case AwaitExpressionSyntax wait:
                    value = wait.Expression;
                    continue;
                case BinaryExpressionSyntax either when either.IsKind(SyntaxKind.CoalesceExpression):
                    value = either.Left;
                    continue;
                case MemberAccessExpressionSyntax { Expression: { } from } when Names.Written(from) is { } type && CredentialRead.IsTexts(type):
                    return null;
                case IdentifierNameSyntax or MemberAccessExpressionSyntax or ElementAccessExpressionSyntax:
                    return Names.Written(value);
                case InvocationExpressionSyntax { ArgumentList.Arguments: { Count: > 0 } arguments } call when Names.Written(call.Expression) is { } method && Names.IsReader(method):
                    return (arguments[0].Expression as LiteralExpressionSyntax)?.Token.Value as string;
                default:
                    return null;
            }
        }
    }
}
