using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace ZeroTrustAgents.Analyzers;

/// <summary>What a literal is given to, by how it is written; nothing is bound.</summary>
internal static class LiteralPlace
{
    private const int LongestName = 48;

    /// <summary>The nearest name around a literal: of a variable, a member, an entry, a call. False in attributes and directives, which describe the program.</summary>
    public static bool TryName(LiteralExpressionSyntax literal, out string name)
    {
        name = "";
        SyntaxNode inner = literal;
        for (SyntaxNode? outer = literal.Parent; outer is not null && name.Length == 0; inner = outer, outer = outer.Parent)
        {
            string? found = null;
            switch (outer)
            {
                case AttributeSyntax:
                    return false;
                case VariableDeclaratorSyntax declarator:
                    found = declarator.Identifier.ValueText;
                    break;
                case PropertyDeclarationSyntax property:
                    found = property.Identifier.ValueText;
                    break;
                case ParameterSyntax parameter:
                    found = parameter.Identifier.ValueText;
                    break;
                case AssignmentExpressionSyntax assignment when !ReferenceEquals(assignment.Left, inner):
                    found = Names.Written(assignment.Left);
                    break;
                case BinaryExpressionSyntax comparison:
                    found = Names.Written(ReferenceEquals(comparison.Left, inner) ? comparison.Right : comparison.Left);
                    break;
                case ArgumentSyntax argument:
                    found = argument.NameColon?.Name.Identifier.ValueText ?? Before(argument);
                    break;
                case AnonymousObjectMemberDeclaratorSyntax { NameEquals: { } member }:
                    found = member.Name.Identifier.ValueText;
                    break;
                case InvocationExpressionSyntax call:
                    found = Names.Written(call.Expression);
                    break;
                case ObjectCreationExpressionSyntax creation:
                    found = Names.Written(creation.Type);
                    break;
                case MethodDeclarationSyntax method:
                    found = method.Identifier.ValueText;
                    break;
                case BaseTypeDeclarationSyntax type:
                    found = type.Identifier.ValueText;
                    break;
            }

            name = found ?? "";
        }

        return name.Length > 0;
    }

    /// <summary>The constant name that stands before an argument: <c>Set("etag", …)</c>.</summary>
    private static string? Before(ArgumentSyntax argument)
    {
        if (argument.Parent is not ArgumentListSyntax { Arguments: { Count: > 1 } arguments })
            return null;
        int index = arguments.IndexOf(argument);
        return index > 0 && arguments[index - 1].Expression is LiteralExpressionSyntax { Token.Value: string { Length: > 1 and <= LongestName } before } && before.IndexOf(' ') < 0 ? before : null;
    }
}
