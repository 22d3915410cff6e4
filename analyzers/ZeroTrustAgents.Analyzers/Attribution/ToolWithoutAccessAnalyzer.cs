using System.Collections.Concurrent;
using System.Collections.Immutable;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Diagnostics;
using Microsoft.CodeAnalysis.Operations;

namespace ZeroTrustAgents.Analyzers;

/// <summary>ZTA2001: a tool that does not say what it needs.</summary>
[DiagnosticAnalyzer(LanguageNames.CSharp)]
public sealed class ToolWithoutAccessAnalyzer : AgentAnalyzer
{
    internal const string Id = "ZTA2001";

    internal static readonly DiagnosticDescriptor Descriptor = Rule.Create(
        Id,
        "A tool does not declare its access",
        "'{0}' is a tool without [ToolAccess]: nothing says which scopes, audience and trust tier it needs, so no agent can be granted it. Declare them.",
        "What a tool may do is decided from what it declares; one that declares nothing is refused at start-up.",
        tags: WellKnownDiagnosticTags.CompilationEnd);

    /// <inheritdoc />
    public override ImmutableArray<DiagnosticDescriptor> SupportedDiagnostics { get; } = ImmutableArray.Create(Descriptor);

    private protected override void Start(CompilationStartAnalysisContext context, AgentTypes types)
    {
        var undeclared = new ConcurrentBag<IMethodSymbol>();
        var declaredInCode = new ConcurrentDictionary<ITypeSymbol, bool>(SymbolEqualityComparer.Default);
        if ((types.KernelFunctionAttribute ?? types.McpServerToolAttribute) is not null)
        {
            context.RegisterSymbolAction(
                symbol =>
                {
                    var method = (IMethodSymbol)symbol.Symbol;
                    if (method.PartialDefinitionPart is null && IsTool(method, types) && !AgentTypes.Has(method, types.ToolAccessAttribute))
                        undeclared.Add(method);
                },
                SymbolKind.Method);
        }

        context.RegisterOperationAction(operation => AnalyzeCall(operation, types, declaredInCode), OperationKind.Invocation);
        context.RegisterCompilationEndAction(end =>
        {
            foreach (IMethodSymbol method in undeclared)
            {
                if (!declaredInCode.ContainsKey(method.ContainingType))
                    end.ReportDiagnostic(Diagnostic.Create(Descriptor, method.Locations[0], method.Name));
            }
        });
    }

    /// <summary>Only its own attribute: what overrides a tool is one because it says so.</summary>
    private static bool IsTool(IMethodSymbol method, AgentTypes types)
    {
        foreach (AttributeData data in method.GetAttributes())
        {
            if (AgentTypes.IsA(data.AttributeClass, types.KernelFunctionAttribute) || AgentTypes.IsA(data.AttributeClass, types.McpServerToolAttribute))
                return true;
        }

        return false;
    }

    private static void AnalyzeCall(OperationAnalysisContext context, AgentTypes types, ConcurrentDictionary<ITypeSymbol, bool> declaredInCode)
    {
        var call = (IInvocationOperation)context.Operation;
        INamedTypeSymbol type = call.TargetMethod.ContainingType;
        if (AgentTypes.Is(type, types.SemanticKernelBuilder) && call.TargetMethod is { Name: "AddPlugin", TypeArguments: [var plugin] })
        {
            // AddPlugin<T>(access: …) declares what attributes do not.
            if (call.Arguments.Any(static a => a.Parameter?.Name == "access" && a.ArgumentKind == ArgumentKind.Explicit))
                declaredInCode.TryAdd(plugin.OriginalDefinition, true);
        }
        else if (call.TargetMethod.Name == "Create" && (AgentTypes.Is(type, types.AIFunctionFactory) || AgentTypes.Is(type, types.McpServerTool)))
        {
            foreach (IArgumentOperation argument in call.Arguments)
            {
                if (MethodOf(argument.Value) is { } method && !AgentTypes.Has(method, types.ToolAccessAttribute) && !IsTool(method, types))
                    context.ReportDiagnostic(Diagnostic.Create(Descriptor, argument.Value.Syntax.GetLocation(), method.MethodKind == MethodKind.AnonymousFunction ? "The lambda" : method.Name));
            }
        }
    }

    private static IMethodSymbol? MethodOf(IOperation value) => value switch
    {
        IConversionOperation conversion => MethodOf(conversion.Operand),
        IDelegateCreationOperation creation => MethodOf(creation.Target),
        IMethodReferenceOperation reference => reference.Method,
        IAnonymousFunctionOperation lambda => lambda.Symbol,
        _ => null,
    };
}
