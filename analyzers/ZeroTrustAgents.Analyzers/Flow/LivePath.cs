using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.FlowAnalysis;

namespace ZeroTrustAgents.Analyzers.Flow;

/// <summary>
/// Whether a constant can arrive: it is not overwritten before it is read, and neither stands where nothing ever runs. Where that cannot be told, it can.
/// </summary>
internal sealed class LivePath(ControlFlowGraphs graphs, SettledValues settled)
{
    public bool Arrives(FlowValue value, SourcePosition target)
    {
        if (!IsReachable(target))
            return false;
        for (Hop? hop = value.Hops; hop is not null; hop = hop.Next)
        {
            if (!Arrives(hop))
                return false;
        }

        return true;
    }

    private bool Arrives(Hop hop)
    {
        ControlFlowGraph? written = graphs.Around(hop.Written), read = graphs.Around(hop.Read);
        if ((written is not null && !IsReachable(written, hop.Written)) || (read is not null && !IsReachable(read, hop.Read)))
            return false;
        if (read is null || hop.Kind != EdgeKind.Set || BlockPlace.Find(read, hop.Read) is not { } to)
            return true;

        // An argument is there when the member begins.
        if (hop.Symbol is IParameterSymbol && !ReferenceEquals(written, read))
            return IsCaptured(hop, read) || Walk(read, read.Blocks[0], 0, hop.Symbol, to, out _);
        if (!ReferenceEquals(written, read) || (BlockPlace.Find(read, hop.Written, hop.Symbol) ?? BlockPlace.Find(read, hop.Written)) is not { } from)
            return true;
        if (from.Equals(to) || Walk(read, from.Block, from.Index + 1, hop.Symbol, to, out bool leaves))
            return true;

        // Another run of the same member may read what this run leaves behind.
        return hop.Symbol is not (ILocalSymbol or IParameterSymbol) && leaves && Walk(read, read.Blocks[0], 0, hop.Symbol, to, out _);
    }

    /// <summary>Whether a parameter is read in a function inside the one that has it.</summary>
    private static bool IsCaptured(Hop hop, ControlFlowGraph read) =>
        hop.Symbol.ContainingSymbol.DeclaringSyntaxReferences is not { Length: 1 } declared || declared[0].Span != read.OriginalOperation.Syntax.Span;

    private bool IsReachable(SourcePosition position) => graphs.Around(position) is not { } graph || IsReachable(graph, position);

    private bool IsReachable(ControlFlowGraph graph, SourcePosition position)
    {
        if (BlockPlace.Find(graph, position) is not { } place)
            return true;
        return Walk(graph, graph.Blocks[0], 0, null, place, out _);
    }

    /// <summary>Whether control gets from a place to another without a write of the symbol on the way.</summary>
    /// <param name="graph">The graph.</param>
    /// <param name="start">Where it starts.</param>
    /// <param name="index">The first operation there.</param>
    /// <param name="symbol">What must not be written; <see langword="null"/> for nothing.</param>
    /// <param name="goal">Where it is to get.</param>
    /// <param name="leaves">Whether it gets to the end of the member.</param>
    private bool Walk(ControlFlowGraph graph, BasicBlock start, int index, ISymbol? symbol, BlockPlace goal, out bool leaves)
    {
        leaves = false;
        var seen = new HashSet<int>();
        var waiting = new Stack<BasicBlock>();
        BasicBlock? block = start;
        while (block is not null)
        {
            bool stopped = false;
            AddHandlers(graph, block, seen, waiting);
            for (int i = index; i <= block.Operations.Length && !stopped; i++)
            {
                if (goal.Block.Ordinal == block.Ordinal && goal.Index == i)
                    return true;
                stopped = symbol is not null && i < block.Operations.Length && SymbolWrites.Writes(block.Operations[i], symbol);
            }

            leaves |= block.Kind == BasicBlockKind.Exit;
            if (!stopped)
                AddSuccessors(graph, block, seen, waiting);
            block = waiting.Count > 0 ? waiting.Pop() : null;
            index = 0;
        }

        return false;
    }

    private void AddSuccessors(ControlFlowGraph graph, BasicBlock block, HashSet<int> seen, Stack<BasicBlock> waiting)
    {
        bool? decided = block.ConditionKind == ControlFlowConditionKind.None || block.BranchValue is null ? null : settled.Condition(block.BranchValue);
        bool? taken = decided is null ? null : decided == (block.ConditionKind == ControlFlowConditionKind.WhenTrue);
        if (taken != false)
            Add(block.ConditionalSuccessor);
        if (taken != true)
            Add(block.FallThroughSuccessor);

        void Add(ControlFlowBranch? branch)
        {
            if (branch is null)
                return;
            if (branch.Semantics == ControlFlowBranchSemantics.StructuredExceptionHandling)
                AddAfterFinally(graph, block, seen, waiting);
            if (branch.Destination is { } next && seen.Add(next.Ordinal))
                waiting.Push(next);
            foreach (ControlFlowRegion last in branch.FinallyRegions)
            {
                if (seen.Add(last.FirstBlockOrdinal))
                    waiting.Push(graph.Blocks[last.FirstBlockOrdinal]);
            }
        }
    }

    /// <summary>The end of a <c>finally</c> goes on wherever a branch through it was going.</summary>
    private static void AddAfterFinally(ControlFlowGraph graph, BasicBlock end, HashSet<int> seen, Stack<BasicBlock> waiting)
    {
        foreach (BasicBlock block in graph.Blocks)
        {
            if (block.FallThroughSuccessor is not { Destination: { } next } branch)
                continue;
            foreach (ControlFlowRegion region in branch.FinallyRegions)
            {
                if (region.FirstBlockOrdinal <= end.Ordinal && end.Ordinal <= region.LastBlockOrdinal && seen.Add(next.Ordinal))
                    waiting.Push(next);
            }
        }
    }

    /// <summary>Whatever is tried may throw. Regions around the root are those of the function around this one.</summary>
    private static void AddHandlers(ControlFlowGraph graph, BasicBlock block, HashSet<int> seen, Stack<BasicBlock> waiting)
    {
        for (ControlFlowRegion? region = block.EnclosingRegion; region is { Kind: not ControlFlowRegionKind.Root }; region = region.EnclosingRegion)
        {
            if (region.Kind != ControlFlowRegionKind.Try || region.EnclosingRegion is not { } whole)
                continue;
            foreach (ControlFlowRegion handler in whole.NestedRegions)
            {
                if (handler.Kind != ControlFlowRegionKind.Try && seen.Add(handler.FirstBlockOrdinal))
                    waiting.Push(graph.Blocks[handler.FirstBlockOrdinal]);
            }
        }
    }
}
