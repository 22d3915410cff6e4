using System.Collections.Immutable;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Diagnostics;
using Microsoft.CodeAnalysis.Text;

namespace ZeroTrustAgents.Analyzers;

/// <summary>ZTA1008: asks every suppression of one of our rules for its reason.</summary>
[DiagnosticAnalyzer(LanguageNames.CSharp)]
public sealed class SuppressionAnalyzer : DiagnosticAnalyzer
{
    /// <inheritdoc />
    public override ImmutableArray<DiagnosticDescriptor> SupportedDiagnostics { get; } = ImmutableArray.Create(UnjustifiedSuppression.Descriptor);

    /// <inheritdoc />
    public override void Initialize(AnalysisContext context)
    {
        context.ConfigureGeneratedCodeAnalysis(GeneratedCodeAnalysisFlags.None);
        context.EnableConcurrentExecution();
        context.RegisterSyntaxTreeAction(AnalyzePragmas);
        context.RegisterSyntaxNodeAction(AnalyzeAttribute, SyntaxKind.Attribute);
    }

    private static void AnalyzePragmas(SyntaxTreeAnalysisContext context)
    {
        SyntaxNode root = context.Tree.GetRoot(context.CancellationToken);
        if (!root.ContainsDirectives)
            return;
        SourceText? text = null;
        for (DirectiveTriviaSyntax? directive = root.GetFirstDirective(IsPragma); directive is not null; directive = directive.GetNextDirective(IsPragma))
        {
            var pragma = (PragmaWarningDirectiveTriviaSyntax)directive;
            if (!pragma.IsActive || !pragma.DisableOrRestoreKeyword.IsKind(SyntaxKind.DisableKeyword))
                continue;
            foreach (ExpressionSyntax code in pragma.ErrorCodes)
            {
                if (code is IdentifierNameSyntax { Identifier.ValueText: string id } && IsOurs(id) && !HasComment(text ??= context.Tree.GetText(context.CancellationToken), pragma))
                    context.ReportDiagnostic(Diagnostic.Create(UnjustifiedSuppression.Descriptor, code.GetLocation(), id));
            }
        }
    }

    private static bool IsPragma(DirectiveTriviaSyntax directive) => directive.IsKind(SyntaxKind.PragmaWarningDirectiveTrivia);

    /// <summary>Behind the pragma, or alone on the line before it: a comment behind other code is about that code.</summary>
    private static bool HasComment(SourceText text, PragmaWarningDirectiveTriviaSyntax pragma)
    {
        TextLine line = text.Lines.GetLineFromPosition(pragma.SpanStart);
        string behind = text.ToString(TextSpan.FromBounds(Math.Min(pragma.ErrorCodes.Span.End, line.End), line.End));
        int comment = behind.IndexOf("//", StringComparison.Ordinal);
        if (comment >= 0 && Justification.IsOne(behind.Substring(comment)))
            return true;
        if (line.LineNumber == 0)
            return false;
        string before = text.Lines[line.LineNumber - 1].ToString().Trim();
        return (before.StartsWith("//", StringComparison.Ordinal) || before.StartsWith("/*", StringComparison.Ordinal) || before.EndsWith("*/", StringComparison.Ordinal))
            && Justification.IsOne(before);
    }

    private static void AnalyzeAttribute(SyntaxNodeAnalysisContext context)
    {
        var attribute = (AttributeSyntax)context.Node;
        if (attribute.ArgumentList is not { Arguments.Count: >= 2 } list || SuppressedRule.Find(list, attribute.Name, context) is not { } rule)
            return;
        foreach (AttributeArgumentSyntax argument in list.Arguments)
        {
            if (argument.NameEquals?.Name.Identifier.ValueText == "Justification"
                && context.SemanticModel.GetConstantValue(argument.Expression, context.CancellationToken).Value is string reason
                && Justification.IsOne(reason))
                return;
        }

        context.ReportDiagnostic(Diagnostic.Create(UnjustifiedSuppression.Descriptor, rule.Location, rule.Id));
    }

    internal static bool IsOurs(string id) => id.Length == 7 && id.StartsWith("ZTA", StringComparison.OrdinalIgnoreCase) && char.IsDigit(id[3]);
}
