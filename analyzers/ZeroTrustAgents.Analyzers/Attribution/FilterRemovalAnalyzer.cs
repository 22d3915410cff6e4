using System.Collections.Immutable;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Diagnostics;
using Microsoft.CodeAnalysis.Operations;

namespace ZeroTrustAgents.Analyzers;

/// <summary>ZTA2006: filters of a kernel taken away, replaced, or put before others.</summary>
[DiagnosticAnalyzer(LanguageNames.CSharp)]
public sealed class FilterRemovalAnalyzer : AgentAnalyzer
{
    internal const string Id = "ZTA2006";

    internal static readonly DiagnosticDescriptor Descriptor = Rule.Create(
        Id,
        "A kernel's filters are removed or put out of order",
        "'{0}' takes filters of a kernel away or changes their order: what watches every call no longer does. Add filters at the end, and give a kernel that needs none a session of its own.",
        "Whoever can change the filters of a kernel can switch off what watches its calls. The guard notices and refuses the next call.");

    /// <inheritdoc />
    public override ImmutableArray<DiagnosticDescriptor> SupportedDiagnostics { get; } = ImmutableArray.Create(Descriptor);

    private protected override void Start(CompilationStartAnalysisContext context, AgentTypes types)
    {
        if (types.FunctionFilter is null)
            return;
        context.RegisterOperationAction(operation => AnalyzeCall(operation, types), OperationKind.Invocation);
        context.RegisterOperationAction(operation => AnalyzeAssignment(operation, types), OperationKind.SimpleAssignment);
    }

    private static void AnalyzeCall(OperationAnalysisContext context, AgentTypes types)
    {
        var call = (IInvocationOperation)context.Operation;
        if (call.TargetMethod.Name is "Clear" or "Insert" or "Remove" or "RemoveAt" && IsFilterList(call.Instance?.Type, types))
            context.ReportDiagnostic(Diagnostic.Create(Descriptor, call.Syntax.GetLocation(), call.TargetMethod.Name));
    }

    private static void AnalyzeAssignment(OperationAnalysisContext context, AgentTypes types)
    {
        var assignment = (ISimpleAssignmentOperation)context.Operation;
        if (assignment.Target is IPropertyReferenceOperation { Property.IsIndexer: true } element && IsFilterList(element.Instance?.Type, types))
            context.ReportDiagnostic(Diagnostic.Create(Descriptor, assignment.Syntax.GetLocation(), "[]"));
    }

    /// <summary>A kernel hands its filters out as lists by their interface; a list of one's own has a class.</summary>
    private static bool IsFilterList(ITypeSymbol? type, AgentTypes types) =>
        type is INamedTypeSymbol { TypeKind: TypeKind.Interface, TypeArguments: [var filter] }
        && (AgentTypes.Is(filter, types.FunctionFilter) || AgentTypes.Is(filter, types.AutoFunctionFilter) || AgentTypes.Is(filter, types.PromptFilter));
}
