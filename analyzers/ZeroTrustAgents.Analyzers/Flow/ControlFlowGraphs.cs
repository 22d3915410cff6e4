using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.FlowAnalysis;
using Microsoft.CodeAnalysis.Operations;

namespace ZeroTrustAgents.Analyzers.Flow;

/// <summary>The control flow graph around a place, made only for what is about to be reported.</summary>
/// <param name="bind">Gives the semantic model of a tree, or <see langword="null"/> where it is not at hand yet.</param>
/// <param name="cancellationToken">Ends binding.</param>
internal sealed class ControlFlowGraphs(Func<SyntaxTree, SemanticModel?> bind, CancellationToken cancellationToken)
{
    private readonly Dictionary<SyntaxNode, ControlFlowGraph?> _graphs = [];

    /// <summary>The graph of the innermost function around a place.</summary>
    public ControlFlowGraph? Around(SourcePosition position)
    {
        SyntaxNode node = position.Tree.GetRoot(cancellationToken).FindNode(position.Span, getInnermostNodeForTie: true);
        if (Body(node) is not { } body)
            return null;
        if (!_graphs.TryGetValue(body, out ControlFlowGraph? graph))
            _graphs.Add(body, graph = Create(body));
        return Innermost(graph, position);
    }

    private static SyntaxNode? Body(SyntaxNode node)
    {
        SyntaxNode? outermost = null;
        for (SyntaxNode? outer = node; outer is not null; outer = outer.Parent)
        {
            switch (outer)
            {
                case BaseMethodDeclarationSyntax or AccessorDeclarationSyntax or ArrowExpressionClauseSyntax { Parent: BasePropertyDeclarationSyntax }:
                    return outer;
                case GlobalStatementSyntax:
                    outermost = outer.Parent;
                    break;
                case BaseTypeDeclarationSyntax:
                    return null;
            }
        }

        return outermost;
    }

    private ControlFlowGraph? Create(SyntaxNode body) => bind(body.SyntaxTree)?.GetOperation(body, cancellationToken) switch
    {
        IMethodBodyOperation method => Graph.Make(ControlFlowGraph.Create, method, cancellationToken),
        IConstructorBodyOperation constructor => Graph.Make(ControlFlowGraph.Create, constructor, cancellationToken),
        IBlockOperation { Parent: null } block => Graph.Make(ControlFlowGraph.Create, block, cancellationToken),
        _ => null,
    };

    private ControlFlowGraph? Innermost(ControlFlowGraph? graph, SourcePosition position)
    {
        if (graph is null)
            return null;
        foreach (IMethodSymbol local in graph.LocalFunctions)
        {
            if (local.DeclaringSyntaxReferences.Length > 0 && local.DeclaringSyntaxReferences[0].Span.Contains(position.Span))
                return Innermost(Graph.Make(graph.GetLocalFunctionControlFlowGraph, local, cancellationToken), position);
        }

        foreach (BasicBlock block in graph.Blocks)
        {
            foreach (IOperation operation in block.Operations)
            {
                if (Lambda(operation, position) is { } lambda)
                    return Innermost(Graph.Make(graph.GetAnonymousFunctionControlFlowGraph, lambda, cancellationToken), position);
            }

            if (block.BranchValue is not null && Lambda(block.BranchValue, position) is { } last)
                return Innermost(Graph.Make(graph.GetAnonymousFunctionControlFlowGraph, last, cancellationToken), position);
        }

        return graph;
    }

    private static IFlowAnonymousFunctionOperation? Lambda(IOperation operation, SourcePosition position)
    {
        if (!operation.Syntax.Span.Contains(position.Span))
            return null;
        if (operation is IFlowAnonymousFunctionOperation lambda)
            return lambda;
        foreach (IOperation child in operation.ChildOperations)
        {
            if (Lambda(child, position) is { } inner)
                return inner;
        }

        return null;
    }
}
