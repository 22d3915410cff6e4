using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Operations;

namespace ZeroTrustAgents.Analyzers.CodeFixes;

/// <summary>What the source calls the thing that gets a value.</summary>
internal static class SiteName
{
    /// <summary>Names that say nothing.</summary>
    private static readonly HashSet<string> Empty = new(StringComparer.OrdinalIgnoreCase)
    {
        "value", "val", "text", "str", "string", "item", "data", "input", "result", "content", "arg", "args", "argument", "parameter", "param", "name", "format", "temp", "tmp", "obj", "bytes", "buffer", "chars", "s", "Main", "Run", "Execute", "left", "right", "other", "second", "first", "message",
    };

    /// <summary>The name of the nearest target around the site that has a telling one.</summary>
    public static string? Around(FixSite site, SemanticModel model, CancellationToken cancellationToken)
    {
        SyntaxNode? child = site.Expression;
        for (SyntaxNode? node = child.Parent; node is not null; child = node, node = node.Parent)
        {
            string? name = node switch
            {
                VariableDeclaratorSyntax declarator => declarator.Identifier.ValueText,
                PropertyDeclarationSyntax property => property.Identifier.ValueText,
                ParameterSyntax parameter => parameter.Identifier.ValueText,
                AssignmentExpressionSyntax assignment when assignment.Right == child => Names.Written(assignment.Left) ?? Key(assignment.Left),
                AnonymousObjectMemberDeclaratorSyntax { NameEquals: { } equals } => equals.Name.Identifier.ValueText,
                ArgumentSyntax argument => Argument(argument, model, cancellationToken),
                BinaryExpressionSyntax { RawKind: (int)SyntaxKind.EqualsExpression or (int)SyntaxKind.NotEqualsExpression } comparison => Names.Written(comparison.Left == child ? comparison.Right : comparison.Left),
                InitializerExpressionSyntax { RawKind: (int)SyntaxKind.ComplexElementInitializerExpression, Expressions: { Count: 2 } pair } when pair[1] == child => (pair[0] as LiteralExpressionSyntax)?.Token.Value as string,
                MethodDeclarationSyntax method => Result(method.Identifier.ValueText),
                LocalFunctionStatementSyntax function => Result(function.Identifier.ValueText),
                _ => null,
            };
            if (name is not null && Says(name))
                return name;
            if (node is MemberDeclarationSyntax)
                return null;
        }

        return null;
    }

    /// <summary>The parameter in <c>Type.Method(parameter)</c>, the name of the analyzer's target otherwise.</summary>
    public static string OfTarget(string target)
    {
        int open = target.IndexOf('(');
        string name = open >= 0 ? target.Substring(open + 1).TrimEnd(')') : target.Substring(target.LastIndexOf('.') + 1);
        if (Says(name))
            return name;
        string callee = open >= 0 ? target.Substring(0, open) : target;
        return callee.Substring(callee.LastIndexOf('.') + 1);
    }

    public static bool Says(string name) => name.Length > 1 && !Empty.Contains(name);

    private static string? Argument(ArgumentSyntax argument, SemanticModel model, CancellationToken cancellationToken)
    {
        if (argument.NameColon is { } colon)
            return colon.Name.Identifier.ValueText;
        if (model.GetOperation(argument, cancellationToken) is not IArgumentOperation { Parameter: { } parameter, Parent: { } call } || call is IPropertyReferenceOperation)
            return null;

        // What encodes or parses a text is not what it is for.
        return call is IInvocationOperation { TargetMethod.ContainingNamespace: { Name: "System" or "Text" } } ? null : parameter.Name;
    }

    private static string? Key(ExpressionSyntax left) => left is IdentifierNameSyntax identifier ? identifier.Identifier.ValueText : null;

    private static string Result(string method)
    {
        foreach (string verb in (string[])["Get", "Create", "Build", "Read", "Load", "Make", "Fetch"])
        {
            if (method.Length > verb.Length && method.StartsWith(verb, StringComparison.Ordinal) && char.IsUpper(method[verb.Length]))
                return method.Substring(verb.Length);
        }

        return method;
    }
}
