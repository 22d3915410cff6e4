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

        var code = new CodeCollector(scope);
        context.RegisterOperationAction(code.Declarator, OperationKind.VariableDeclarator);
        context.RegisterOperationAction(code.Field, OperationKind.FieldInitializer);
        context.RegisterOperationAction(code.Property, OperationKind.PropertyInitializer);
        context.RegisterOperationAction(code.Parameter, OperationKind.ParameterInitializer);
        context.RegisterOperationAction(code.Assignment, OperationKind.SimpleAssignment, OperationKind.CompoundAssignment, OperationKind.CoalesceAssignment);
        context.RegisterOperationAction(code.Deconstruction, OperationKind.DeconstructionAssignment);
        context.RegisterOperationAction(code.Tuple, OperationKind.Tuple);
        context.RegisterOperationAction(code.Argument, OperationKind.Argument);
        context.RegisterOperationAction(code.Return, OperationKind.Return, OperationKind.YieldReturn);
        context.RegisterOperationAction(code.Binary, OperationKind.Binary);
        context.RegisterOperationAction(code.Interpolated, OperationKind.InterpolatedString);
        context.RegisterOperationAction(code.Fallback, OperationKind.Coalesce);
        context.RegisterOperationAction(code.Invocation, OperationKind.Invocation);
        context.RegisterOperationAction(code.Creation, OperationKind.ObjectCreation);
        context.RegisterOperationAction(code.Loop, OperationKind.Loop);
        context.RegisterOperationAction(code.Pattern, OperationKind.IsPattern);
        context.RegisterOperationAction(code.Switch, OperationKind.Switch);
        context.RegisterOperationAction(code.SwitchExpression, OperationKind.SwitchExpression);
        context.RegisterOperationAction(code.Function, OperationKind.AnonymousFunction, OperationKind.LocalFunction);
        context.RegisterOperationAction(code.Event, OperationKind.EventAssignment);
        context.RegisterOperationAction(code.Invalid, OperationKind.Invalid);

        var ends = new Ends(scope);
        context.RegisterOperationBlockAction(ends.Member);
        context.RegisterCompilationEndAction(ends.Compilation);
    }
}
