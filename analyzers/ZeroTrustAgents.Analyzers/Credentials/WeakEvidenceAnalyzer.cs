using System.Collections.Immutable;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Diagnostics;
using ZeroTrustAgents.Analyzers.Flow;
using ZeroTrustAgents.Credentials;

namespace ZeroTrustAgents.Analyzers;

/// <summary>Finds literals that look random under names that say nothing (ZTA1007). An analyzer of its own: the compiler does not start it as long as the rule is off.</summary>
[DiagnosticAnalyzer(LanguageNames.CSharp)]
public sealed class WeakEvidenceAnalyzer : DiagnosticAnalyzer
{
    /// <inheritdoc />
    public override ImmutableArray<DiagnosticDescriptor> SupportedDiagnostics { get; } = ImmutableArray.Create(WeakEvidence.Descriptor);

    /// <inheritdoc />
    public override void Initialize(AnalysisContext context)
    {
        context.EnableConcurrentExecution();
        context.ConfigureGeneratedCodeAnalysis(GeneratedCodeAnalysisFlags.None);
        context.RegisterCompilationStartAction(static start =>
        {
            var scope = new CompilationScope(start.Compilation, start.Options, start.CancellationToken);
            start.RegisterSyntaxNodeAction(node => Check(node, scope), SyntaxKind.StringLiteralExpression, SyntaxKind.Utf8StringLiteralExpression);
        });
    }

    private static void Check(SyntaxNodeAnalysisContext context, CompilationScope scope)
    {
        var literal = (LiteralExpressionSyntax)context.Node;
        string text = literal.Token.ValueText;
        if (!UnnamedSecret.Is(text.AsSpan()) || CredentialMatcher.TryFind(text.AsSpan(), 0, out _))
            return;
        TreeScope tree = scope.Of(literal.SyntaxTree);
        if (!tree.JudgesTargets || !LiteralPlace.TryName(literal, out string name) || !UnnamedSecret.MayBeUnder(name.AsSpan()))
            return;

        // What other rules report for its name is left to them.
        if (CredentialValue.IsCredential(text.AsSpan(), name.AsSpan(), tree.Names.Judge(name)))
            return;
        ConstantNode constant = new(text, SourcePosition.Of(literal));
        new Reporter(scope, context.ReportDiagnostic).Report(new Finding(
            WeakEvidence.Descriptor, Judge.WeakRank, constant, Masked.Show(text.AsSpan()), new Target(name, NameEvidence.Weak, constant, constant.Position), FlowValue.Of(constant)));
    }
}
