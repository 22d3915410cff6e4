using System.Collections.Immutable;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Diagnostics;
using Microsoft.CodeAnalysis.Operations;

namespace ZeroTrustAgents.Analyzers;

/// <summary>ZTA2008: a tool's method called as an ordinary method, or made a delegate, from outside its class. Tests may.</summary>
[DiagnosticAnalyzer(LanguageNames.CSharp)]
public sealed class DirectToolCallAnalyzer : AgentAnalyzer
{
    internal const string Id = "ZTA2008";

    internal static readonly DiagnosticDescriptor Descriptor = Rule.Create(
        Id,
        "A tool's method is called directly",
        "'{0}' is a tool, and this calls its method: no agent, no grant, no record. Invoke it on the kernel of a session, or move what is shared out of the tool.",
        "A direct call of a tool's method cannot be guarded at run time.");

    /// <inheritdoc />
    public override ImmutableArray<DiagnosticDescriptor> SupportedDiagnostics { get; } = ImmutableArray.Create(Descriptor);

    private protected override void Start(CompilationStartAnalysisContext context, AgentTypes types)
    {
        if (TestProject.Is(context.Compilation, context.Options.AnalyzerConfigOptionsProvider.GlobalOptions))
            return;
        context.RegisterOperationAction(
            operation => Check(operation, ((IInvocationOperation)operation.Operation).TargetMethod, types), OperationKind.Invocation);
        context.RegisterOperationAction(
            operation => Check(operation, ((IMethodReferenceOperation)operation.Operation).Method, types), OperationKind.MethodReference);
    }

    private static void Check(OperationAnalysisContext context, IMethodSymbol method, AgentTypes types)
    {
        // Cheap first: nearly no method that is called has an attribute.
        if (method.MethodKind != MethodKind.Ordinary || method.ContainingType.SpecialType != SpecialType.None || !types.IsTool(method.OriginalDefinition))
            return;
        if (IsWithin(context.ContainingSymbol.ContainingType, method.ContainingType.OriginalDefinition) || context.Operation.Parent is INameOfOperation || MakesFunction(context.Operation, types))
            return;
        context.ReportDiagnostic(Diagnostic.Create(Descriptor, context.Operation.Syntax.GetLocation(), $"{method.ContainingType.Name}.{method.Name}"));
    }

    /// <summary>Inside the class itself, what is nested in it, and what derives from it.</summary>
    private static bool IsWithin(INamedTypeSymbol? caller, INamedTypeSymbol tool)
    {
        for (INamedTypeSymbol? at = caller; at is not null; at = at.ContainingType)
        {
            if (AgentTypes.IsA(at, tool))
                return true;
        }

        return false;
    }

    /// <summary>Whether a method is only handed to a factory of functions: what becomes of the function is judged.</summary>
    private static bool MakesFunction(IOperation operation, AgentTypes types)
    {
        if (operation is not IMethodReferenceOperation)
            return false;
        for (IOperation? at = operation.Parent; at is IDelegateCreationOperation or IConversionOperation or IArgumentOperation or IInvocationOperation; at = at.Parent)
        {
            if (at is IInvocationOperation call)
            {
                INamedTypeSymbol factory = call.TargetMethod.ContainingType;
                return AgentTypes.Is(factory, types.AIFunctionFactory) || AgentTypes.Is(factory, types.KernelFunctionFactory)
                    || AgentTypes.Is(factory, types.KernelExtensions) || AgentTypes.Is(factory, types.McpServerTool);
            }
        }

        return false;
    }
}
