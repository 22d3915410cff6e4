using System.Collections.Immutable;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Diagnostics;
using Microsoft.CodeAnalysis.Operations;
using ZeroTrustAgents.Analyzers.Flow;

namespace ZeroTrustAgents.Analyzers;

/// <summary>ZTA4004: a tool that uses files because its process can, not because they are below a root that it was given.</summary>
[DiagnosticAnalyzer(LanguageNames.CSharp)]
public sealed class FileOutsideRoot : AgentAnalyzer
{
    internal const string Id = "ZTA4004";

    internal static readonly DiagnosticDescriptor Descriptor = Rule.Create(
        Id,
        "A tool uses files outside a root",
        "'{0}' in a class of tools {1}; take a root from the constructor, and stay below it.",
        "What files a tool can use is decided by the root that it was given, not by what its process may do.");

    private const string Absolute = "is a fixed place on the machine";
    private const string Up = "leads out of the folder that it starts from";
    private const string Process = "is whatever the process has";
    private const string Moves = "moves the current folder of the whole process";

    private OperationWalk? _spare;

    /// <inheritdoc />
    public override ImmutableArray<DiagnosticDescriptor> SupportedDiagnostics { get; } = ImmutableArray.Create(Descriptor);

    private protected override void Start(CompilationStartAnalysisContext context, AgentTypes types)
    {
        ToolClasses classes = types.ToolClasses;
        var sinks = new ArgumentSinks(context.Compilation);
        INamedTypeSymbol? environment = context.Compilation.GetTypeByMetadataName(KnownTypes.Environment);
        INamedTypeSymbol? directory = context.Compilation.GetTypeByMetadataName(KnownTypes.Directory);
        context.RegisterOperationBlockAction(block =>
        {
            if (!classes.Contain(block.OwningSymbol))
                return;
            OperationWalk walk = Interlocked.Exchange(ref _spare, null) ?? new OperationWalk();
            HashSet<SyntaxNode>? reported = null;
            foreach (IOperation root in block.OperationBlocks)
            {
                walk.Start(root);
                while (walk.TryNext(out IOperation operation, out OperationKind kind))
                {
                    if (kind == OperationKind.Argument)
                        ReadPath((IArgumentOperation)operation, root);
                    else if (OfProcess(operation, kind, environment, directory, out string why) is { } name)
                        Report(operation, name, why);
                }
            }

            _spare = walk;

            void ReadPath(IArgumentOperation argument, IOperation root)
            {
                if (argument.Parameter is { } parameter && sinks.IsFile(parameter))
                    new PathReader(root, (part, text, absolute) => Report(part, text, absolute ? Absolute : Up)).Read(argument.Value);
            }

            void Report(IOperation place, string what, string why)
            {
                if ((reported ??= []).Add(place.Syntax))
                    block.ReportDiagnostic(Diagnostic.Create(Descriptor, place.Syntax.GetLocation(), what, why));
            }
        });
    }

    /// <summary>The name of a folder that the process has of itself.</summary>
    private static string? OfProcess(IOperation operation, OperationKind kind, INamedTypeSymbol? environment, INamedTypeSymbol? directory, out string why)
    {
        why = Process;
        switch (kind)
        {
            case OperationKind.PropertyReference when operation is IPropertyReferenceOperation { Property: { IsStatic: true, Name: "CurrentDirectory" or "SystemDirectory" } property } && AgentTypes.Is(property.ContainingType, environment):
                why = operation.Parent is ISimpleAssignmentOperation { Target: { } target } && ReferenceEquals(target, operation) ? Moves : Process;
                return "Environment." + property.Name;
            case OperationKind.Invocation when operation is IInvocationOperation { TargetMethod: { IsStatic: true } method } call:
                if (AgentTypes.Is(method.ContainingType, environment))
                    return method.Name == "GetFolderPath" || (method.Name == "GetEnvironmentVariable" && NamesHome(call)) ? "Environment." + method.Name : null;
                if (method.Name is not ("GetCurrentDirectory" or "SetCurrentDirectory") || !AgentTypes.Is(method.ContainingType, directory))
                    return null;
                why = method.Name == "SetCurrentDirectory" ? Moves : Process;
                return "Directory." + method.Name;
            default:
                return null;
        }
    }

    private static bool NamesHome(IInvocationOperation call) =>
        Calls.Argument(call, "variable")?.ConstantValue is { HasValue: true, Value: "HOME" or "USERPROFILE" or "HOMEPATH" or "APPDATA" or "LOCALAPPDATA" };
}
