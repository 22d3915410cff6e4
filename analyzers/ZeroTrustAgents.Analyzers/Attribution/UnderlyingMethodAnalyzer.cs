using System.Collections.Immutable;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Diagnostics;
using Microsoft.CodeAnalysis.Operations;

namespace ZeroTrustAgents.Analyzers;

/// <summary>ZTA2007: the method behind a function, got hold of to be called directly.</summary>
[DiagnosticAnalyzer(LanguageNames.CSharp)]
public sealed class UnderlyingMethodAnalyzer : AgentAnalyzer
{
    internal const string Id = "ZTA2007";

    internal static readonly DiagnosticDescriptor Descriptor = Rule.Create(
        Id,
        "The method behind a function is taken out of it",
        "'{0}.UnderlyingMethod' is the tool without its guard: whoever invokes it is not checked, bounded or recorded. Invoke the function on the kernel of a session.",
        "A guarded function hides the method behind it; one that is not guarded gives it away to be called by reflection.");

    /// <inheritdoc />
    public override ImmutableArray<DiagnosticDescriptor> SupportedDiagnostics { get; } = ImmutableArray.Create(Descriptor);

    private protected override void Start(CompilationStartAnalysisContext context, AgentTypes types) =>
        context.RegisterOperationAction(operation => Analyze(operation, types), OperationKind.PropertyReference);

    private static void Analyze(OperationAnalysisContext context, AgentTypes types)
    {
        var reference = (IPropertyReferenceOperation)context.Operation;
        if (reference.Property.Name != "UnderlyingMethod" || reference.Parent is INameOfOperation)
            return;
        INamedTypeSymbol type = reference.Property.ContainingType;
        if ((AgentTypes.IsA(type, types.KernelFunction) || AgentTypes.IsA(type, types.AIFunction)) && !IsOwn(context.ContainingSymbol, types))
            context.ReportDiagnostic(Diagnostic.Create(Descriptor, reference.Syntax.GetLocation(), type.Name));
    }

    /// <summary>A function of one's own may answer for the one that it wraps.</summary>
    private static bool IsOwn(ISymbol member, AgentTypes types) => member is IMethodSymbol { AssociatedSymbol.Name: "UnderlyingMethod" } && AgentTypes.IsA(member.ContainingType, types.AITool);
}
