using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.FlowAnalysis;

namespace ZeroTrustAgents.Analyzers.Flow;

/// <summary>Where a place of the source is in a control flow graph.</summary>
/// <param name="Block">The block.</param>
/// <param name="Index">The operation in it; the number of operations for the value that the block branches on.</param>
internal readonly record struct BlockPlace(BasicBlock Block, int Index)
{
    /// <summary>Finds the smallest operation around a place.</summary>
    /// <param name="graph">The graph.</param>
    /// <param name="position">The place.</param>
    /// <param name="writing">A symbol that the operation must write: the value of an assignment is often taken apart into several blocks before it.</param>
    public static BlockPlace? Find(ControlFlowGraph graph, SourcePosition position, ISymbol? writing = null)
    {
        BlockPlace? found = null;
        int smallest = int.MaxValue;
        foreach (BasicBlock block in graph.Blocks)
        {
            for (int i = 0; i <= block.Operations.Length; i++)
            {
                SyntaxNode? syntax = i < block.Operations.Length ? block.Operations[i].Syntax : block.BranchValue?.Syntax;
                if (syntax is null || !ReferenceEquals(syntax.SyntaxTree, position.Tree) || !syntax.Span.Contains(position.Span) || syntax.Span.Length >= smallest)
                    continue;
                if (writing is not null && (i == block.Operations.Length || !SymbolWrites.Writes(block.Operations[i], writing)))
                    continue;
                smallest = syntax.Span.Length;
                found = new BlockPlace(block, i);
            }
        }

        return found;
    }
}
