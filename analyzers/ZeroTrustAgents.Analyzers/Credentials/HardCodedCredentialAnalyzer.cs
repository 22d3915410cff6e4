using System.Collections.Immutable;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.Diagnostics;

namespace ZeroTrustAgents.Analyzers;

/// <summary>Finds credentials in C# code: ZTA1001 to ZTA1004 and ZTA1006.</summary>
[DiagnosticAnalyzer(LanguageNames.CSharp)]
public sealed class HardCodedCredentialAnalyzer : DiagnosticAnalyzer
{
    /// <inheritdoc />
    public override ImmutableArray<DiagnosticDescriptor> SupportedDiagnostics { get; } = ImmutableArray.Create(
        ProviderCredential.Descriptor, CredentialNamedTarget.Descriptor, CredentialSink.Descriptor, KeyInSource.Descriptor, CredentialExposed.Descriptor);

    /// <inheritdoc />
    public override void Initialize(AnalysisContext context)
    {
        context.EnableConcurrentExecution();
        // A generator may have copied a credential: formats count there, names do not.
        context.ConfigureGeneratedCodeAnalysis(GeneratedCodeAnalysisFlags.Analyze | GeneratedCodeAnalysisFlags.ReportDiagnostics);
        context.RegisterCompilationStartAction(Start);
    }

    private static void Start(CompilationStartAnalysisContext context)
    {
        var scope = new CompilationScope(context.Compilation, context.Options, context.CancellationToken);
        var literals = new LiteralCheck(scope);
        context.RegisterSyntaxNodeAction(literals.Literal, SyntaxKind.StringLiteralExpression, SyntaxKind.Utf8StringLiteralExpression);
        context.RegisterSyntaxNodeAction(literals.InterpolatedText, SyntaxKind.InterpolatedStringText);
        context.RegisterSyntaxNodeAction(literals.Elements, SyntaxKind.ArrayInitializerExpression, SyntaxKind.CollectionExpression);

        var ends = new Ends(scope);
        context.RegisterOperationBlockAction(ends.Member);
        context.RegisterCompilationEndAction(ends.Compilation);
    }
}
