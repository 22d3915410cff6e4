using System.Collections.Immutable;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.Diagnostics;

namespace ZeroTrustAgents.Analyzers.Benchmarks;

/// <summary>What it costs to be called at all, and to look at everything without a thought: no analyzer of that form can be cheaper.</summary>
[DiagnosticAnalyzer(LanguageNames.CSharp)]
internal sealed class Floor(string form, Action<AnalysisContext> register) : DiagnosticAnalyzer
{
    private static readonly DiagnosticDescriptor Descriptor = new("FLOOR", "Floor", "Floor", "Test", DiagnosticSeverity.Warning, isEnabledByDefault: true);

    /// <summary>Where the walks leave what they saw, so that nothing is optimised away.</summary>
    public static int Seen { get; private set; }

    public static ImmutableArray<Floor> All { get; } =
    [
        new("operation block, empty", static c => c.RegisterOperationBlockAction(static _ => { })),
        new("operation block, walk of all descendants", static c => c.RegisterOperationBlockAction(static b => Walk(b.OperationBlocks))),
        new("operation block, types and constants of all descendants", static c => c.RegisterOperationBlockAction(static b => Read(b.OperationBlocks))),
        new("syntax node, string literals", static c => c.RegisterSyntaxNodeAction(static _ => Seen++, SyntaxKind.StringLiteralExpression)),
        new("syntax tree, walk of all nodes", static c => c.RegisterSyntaxTreeAction(static t => Walk(t.Tree.GetRoot()))),
        new("code block, walk of all nodes", static c => c.RegisterCodeBlockAction(static b => Walk(b.CodeBlock))),
    ];

    public override ImmutableArray<DiagnosticDescriptor> SupportedDiagnostics { get; } = [Descriptor];

    public override void Initialize(AnalysisContext context)
    {
        context.ConfigureGeneratedCodeAnalysis(GeneratedCodeAnalysisFlags.None);
        context.EnableConcurrentExecution();
        register(context);
    }

    public string Form => form;

    private static void Walk(ImmutableArray<IOperation> blocks)
    {
        var waiting = new Stack<IOperation>(blocks);
        while (waiting.TryPop(out IOperation? operation))
        {
            Seen++;
            foreach (IOperation child in operation.ChildOperations)
                waiting.Push(child);
        }
    }

    private static void Read(ImmutableArray<IOperation> blocks)
    {
        var waiting = new Stack<IOperation>(blocks);
        while (waiting.TryPop(out IOperation? operation))
        {
            Seen += operation.Type is null ? 0 : 1;
            Seen += operation.ConstantValue.HasValue ? 1 : 0;
            foreach (IOperation child in operation.ChildOperations)
                waiting.Push(child);
        }
    }

    private static void Walk(SyntaxNode root)
    {
        foreach (SyntaxNode _ in root.DescendantNodes())
            Seen++;
    }
}
