using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Diagnostics;
using ZeroTrustAgents.Analyzers.Flow;

namespace ZeroTrustAgents.Analyzers;

/// <summary>What is known about one member while it is analysed. For one thread; nothing of it is kept but its edges of <see cref="EdgePart.Outward"/> and open targets.</summary>
internal sealed class MemberScope
{
    private readonly CompilationScope _scope;
    private readonly OperationBlockAnalysisContext _context;
    private List<Target>? _targets;
    private List<ComposedNode>? _texts;
    private bool _isLoaded;

    public MemberScope(CompilationScope scope, OperationBlockAnalysisContext context)
    {
        _scope = scope;
        _context = context;
        SyntaxTree = SourcePosition.TreeOf(context.OperationBlocks[0]);
        Tree = scope.Of(SyntaxTree);
        Graph = new ValueGraph(Load);
        Edges = new EdgeCollector(Graph, scope.Builder, EdgePart.Outward);
    }

    public ISymbol Owner => _context.OwningSymbol;

    public bool IsGenerated => _context.IsGeneratedCode;

    public SyntaxTree SyntaxTree { get; }

    public TreeScope Tree { get; }

    /// <summary>What the member writes. Writes of its locals are added when one is asked for.</summary>
    public ValueGraph Graph { get; }

    public EdgeCollector Edges { get; }

    public IReadOnlyList<Target> Targets => _targets ?? (IReadOnlyList<Target>)[];

    public IReadOnlyList<ComposedNode> Texts => _texts ?? (IReadOnlyList<ComposedNode>)[];

    /// <summary>Whether a lambda or local function was met. The walk meets them before what they return, and most members have none.</summary>
    public bool HasFunctions { get; set; }

    /// <summary>Whether there is nothing to judge.</summary>
    public bool IsEmpty => _targets is null && _texts is null;

    /// <inheritdoc cref="Functions.Returning" />
    public ISymbol? Returning(IOperation operation) => HasFunctions ? Functions.Returning(operation, Owner) : Functions.Member(Owner);

    public void Add(Target target) => (_targets ??= []).Add(target);

    public void Add(ComposedNode text) => (_texts ??= []).Add(text);

    public void Report(Diagnostic diagnostic) => _context.ReportDiagnostic(diagnostic);

    private void Load(ValueGraph graph, ISymbol symbol)
    {
        if (_isLoaded)
            return;
        _isLoaded = true;
        foreach (IOperation block in _context.OperationBlocks)
        {
            _scope.Visitor.VisitInward(block, graph);
            _scope.Bodies.Add(block.Syntax);
        }
    }
}
