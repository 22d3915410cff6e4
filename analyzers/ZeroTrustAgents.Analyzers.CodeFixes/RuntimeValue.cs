using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace ZeroTrustAgents.Analyzers.CodeFixes;

/// <summary>Writes the expression that reads a setting, in the form that its place needs.</summary>
internal sealed class RuntimeValue(TypeNames names)
{
    public string FromVariable(FixSite site, Setting setting)
    {
        int position = site.Span.Start;
        string read = names.Write(position, "System", "Environment") + ".GetEnvironmentVariable(" + Quote(setting.Variable) + ")";
        return Fit(site, OrThrow(position, read, "Set the environment variable " + setting.Variable + "."));
    }

    public string FromConfiguration(FixSite site, Setting setting, string configuration, bool hasConnectionMethod)
    {
        string read = setting.IsConnection && hasConnectionMethod
            ? configuration + ".GetConnectionString(" + Quote(setting.Name) + ")"
            : configuration + "[" + Quote(setting.Key) + "]";
        return Fit(site, OrThrow(site.Span.Start, read, $"Set '{setting.Key}' with 'dotnet user-secrets set {setting.Key} <value>' or the environment variable {setting.ConfigurationVariable}."));
    }

    private string OrThrow(int position, string read, string message) =>
        read + " ?? throw new " + names.Write(position, "System", "InvalidOperationException") + "(" + Quote(message) + ")";

    private string Fit(FixSite site, string value)
    {
        int position = site.Span.Start;
        return site.Shape switch
        {
            SiteShape.Text => IsOperand(site.Expression) ? "(" + value + ")" : value,
            SiteShape.LiteralPart => site.Open + "(" + value + ")" + site.Close,
            SiteShape.InterpolatedPart => site.Open + value + site.Close,
            SiteShape.Bytes => Bytes(position, value),
            SiteShape.ByteSpan => "new " + names.Write(position, "System", "ReadOnlySpan<byte>") + "(" + Bytes(position, value) + ")",
            SiteShape.Binary => names.Write(position, "System", "Convert") + ".FromBase64String(" + value + ")",
            _ => "(" + value + ").ToCharArray()",
        };
    }

    private string Bytes(int position, string value) => names.Write(position, "System.Text", "Encoding") + ".UTF8.GetBytes(" + value + ")";

    /// <summary>Whether something that binds tighter than <c>??</c> may stand around.</summary>
    private static bool IsOperand(ExpressionSyntax expression) => expression.Parent switch
    {
        EqualsValueClauseSyntax or ArgumentSyntax or ArrowExpressionClauseSyntax or ReturnStatementSyntax or YieldStatementSyntax or ParenthesizedExpressionSyntax
            or InitializerExpressionSyntax or ExpressionElementSyntax or AnonymousObjectMemberDeclaratorSyntax or InterpolationSyntax or SwitchExpressionArmSyntax
            or LambdaExpressionSyntax => false,
        AssignmentExpressionSyntax assignment => assignment.Right != expression,
        BinaryExpressionSyntax { RawKind: (int)SyntaxKind.CoalesceExpression } coalesce => coalesce.Right != expression,
        ConditionalExpressionSyntax conditional => conditional.Condition == expression,
        _ => true,
    };

    private static string Quote(string text) => SymbolDisplay.FormatLiteral(text, quote: true);
}
