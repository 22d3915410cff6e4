using System.Collections.Immutable;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Diagnostics;
using Microsoft.CodeAnalysis.Operations;

namespace ZeroTrustAgents.Analyzers;

/// <summary>ZTA3001: a scope that allows everything, where a tool declares it and where an agent is granted it.</summary>
[DiagnosticAnalyzer(LanguageNames.CSharp)]
public sealed class CatchAllScope : AgentAnalyzer
{
    /// <summary>The rule's id.</summary>
    public const string Id = "ZTA3001";

    internal static readonly DiagnosticDescriptor Descriptor = Rule.Create(
        Id,
        "A scope allows everything",
        "The scope '{0}' {1}. Name what is needed, for example 'tickets:read'.",
        "A wildcard or catch-all scope lets a prompt injection do whatever the service can do.");

    /// <inheritdoc />
    public override ImmutableArray<DiagnosticDescriptor> SupportedDiagnostics { get; } = ImmutableArray.Create(Descriptor);

    private protected override void Start(CompilationStartAnalysisContext context, AgentTypes types)
    {
        if (types.ToolAccessAttribute is not { } attribute || TestProject.Is(context.Compilation, context.Options.AnalyzerConfigOptionsProvider.GlobalOptions))
            return;
        INamedTypeSymbol? access = context.Compilation.GetTypeByMetadataName(KnownTypes.ToolAccess);
        context.RegisterOperationAction(operation => AnalyzeCall(operation, types), OperationKind.Invocation);

        // An attribute is the creation of an object too.
        context.RegisterOperationAction(operation => AnalyzeCreation(operation, attribute, access), OperationKind.ObjectCreation);
        context.RegisterAdditionalFileAction(AnalyzeFile);
    }

    private static void AnalyzeCall(OperationAnalysisContext context, AgentTypes types)
    {
        var call = (IInvocationOperation)context.Operation;
        if (Calls.Is(call, types.AgentBuilder, "Grant") && Calls.Argument(call, "scope") is { } scope)
            ConstantTexts.Read(scope, (place, text) => Check(context.ReportDiagnostic, place.Syntax.GetLocation(), text));
    }

    private static void AnalyzeCreation(OperationAnalysisContext context, INamedTypeSymbol attribute, INamedTypeSymbol? access)
    {
        var creation = (IObjectCreationOperation)context.Operation;
        if ((AgentTypes.Is(creation.Type, attribute) || AgentTypes.Is(creation.Type, access)) && Calls.Argument(creation.Arguments, "scopes") is { } scopes)
            ConstantTexts.Read(scopes, (place, text) => Check(context.ReportDiagnostic, place.Syntax.GetLocation(), text));
    }

    private static void AnalyzeFile(AdditionalFileAnalysisContext context)
    {
        if (SettingsFile.Of(context.AdditionalFile, context.CancellationToken) is not { } file)
            return;
        foreach (ConfiguredAgent agent in file.Agents)
        {
            foreach (SettingsNode grant in agent.Grants)
            {
                if (grant["Scope"] is { Children: null } scope)
                    Check(context.ReportDiagnostic, file.At(context.AdditionalFile.Path, scope.Span), scope.Text);
            }
        }
    }

    private static void Check(Action<Diagnostic> report, Location place, string? scope)
    {
        if (ScopeText.Problem(scope) is { } problem)
            report(Diagnostic.Create(Descriptor, place, scope, problem));
    }
}
