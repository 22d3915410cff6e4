using System.Collections.Immutable;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Diagnostics;
using Microsoft.CodeAnalysis.Operations;
using ZeroTrustAgents.Analyzers.Flow;

namespace ZeroTrustAgents.Analyzers;

/// <summary>ZTA4002: what the model says decides, unchecked, what a tool runs, reads, reaches or makes.</summary>
[DiagnosticAnalyzer(LanguageNames.CSharp)]
public sealed class UncheckedArgument : AgentAnalyzer
{
    internal const string Id = "ZTA4002";

    internal static readonly DiagnosticDescriptor Descriptor = Rule.Create(
        Id,
        "A model's argument is used unchecked",
        "The model's '{0}' decides {1} ({2}), and nothing checks it: {3}.",
        "Whoever can put a text before the model, in a mail or a document, can choose the arguments of a tool. They are checked before they become a program, SQL, a path, a host or a type.");

    private OperationWalk? _spare;

    /// <inheritdoc />
    public override ImmutableArray<DiagnosticDescriptor> SupportedDiagnostics { get; } = ImmutableArray.Create(Descriptor);

    private protected override void Start(CompilationStartAnalysisContext context, AgentTypes types)
    {
        ToolClasses classes = types.ToolClasses;
        var sinks = new ArgumentSinks(context.Compilation);
        context.RegisterOperationBlockAction(block =>
        {
            if (classes.Contain(block.OwningSymbol) && block.OwningSymbol is IMethodSymbol { Parameters.Length: > 0 } method && types.IsTool(method.PartialDefinitionPart ?? method))
                Analyze(block, method, types, sinks);
        });
    }

    private void Analyze(OperationBlockAnalysisContext context, IMethodSymbol method, AgentTypes types, ArgumentSinks sinks)
    {
        OperationWalk walk = Interlocked.Exchange(ref _spare, null) ?? new OperationWalk();
        foreach (IOperation root in context.OperationBlocks)
        {
            if (root is not IBlockOperation)
                continue;
            var facts = MemberFacts.Of(root, method, sinks, walk);
            if (facts.IsWorthIt)
                Follow(context, root, method, facts, new HelperCalls(types, sinks, root.SemanticModel, walk, context.CancellationToken), sinks);
        }

        _spare = walk;
    }

    private static void Follow(OperationBlockAnalysisContext context, IOperation root, IMethodSymbol method, MemberFacts facts, HelperCalls helpers, ArgumentSinks sinks)
    {
        var state = new TaintState();
        var arguments = ModelArguments.Of(method, state);
        if (arguments.IsEmpty)
            return;
        var run = new ArgumentRun(method, sinks, facts, helpers, Report, context.CancellationToken);
        if (Graph.Make((of, _) => context.GetControlFlowGraph(of), root, context.CancellationToken) is { } graph)
            run.Start(graph, state);

        void Report(IOperation place, ulong reached, Danger danger, string sink) => context.ReportDiagnostic(Diagnostic.Create(
            Descriptor, place.Syntax.GetLocation(), arguments.NameOf(reached), Decides(danger), sink, Fix(danger)));
    }

    private static string Decides(Danger danger) => danger switch
    {
        Danger.Program => "what is started",
        Danger.Sql => "what SQL is run",
        Danger.Path => "which file is used",
        Danger.Host => "which host is called",
        _ => "what is loaded or made",
    };

    private static string Fix(Danger danger) => danger switch
    {
        Danger.Program => "start a program of a fixed name that is no shell, with ArgumentList, or choose by a list of what is allowed",
        Danger.Sql => "keep the text constant and hand the value over as a parameter",
        Danger.Path => "take Path.GetFileName of it, or require that Path.GetFullPath of the whole starts with the root and a separator",
        Danger.Host => "put it behind a constant scheme and host that end in '/', or compare Uri.Host with a list of what is allowed",
        _ => "choose from known types by a switch, and read data with a serialiser that makes one type",
    };
}
