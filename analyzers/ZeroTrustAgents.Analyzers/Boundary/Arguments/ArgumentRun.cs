using System.Collections.Immutable;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.FlowAnalysis;

namespace ZeroTrustAgents.Analyzers;

/// <summary>One member that is followed, with all functions in it.</summary>
internal sealed class ArgumentRun(ISymbol member, ArgumentSinks sinks, MemberFacts facts, HelperCalls helpers, Action<IOperation, ulong, Danger, string> found, CancellationToken cancellationToken)
{
    /// <summary>Functions in functions, or ones that call themselves.</summary>
    private const int Deepest = 4;

    private readonly HashSet<(SyntaxNode, Danger)> _reported = [];
    private readonly List<ISymbol> _active = [];

    /// <summary>The member itself.</summary>
    public ISymbol Member { get; } = member;

    public ArgumentSinks Sinks { get; } = sinks;

    public MemberFacts Facts { get; } = facts;

    public HelperCalls Helpers { get; } = helpers;

    public CancellationToken CancellationToken { get; } = cancellationToken;

    /// <summary>The properties of parameters that are arguments by themselves.</summary>
    public HashSet<MemberKey> Members { get; } = [];

    public ArgumentGraph Start(ControlFlowGraph graph, TaintState state)
    {
        foreach (KeyValuePair<object, Tracked> value in state.Values)
        {
            if (value.Key is MemberKey key)
                Members.Add(key);
        }

        var run = new ArgumentGraph(this, graph, null);
        run.Run(state, reports: true);
        return run;
    }

    /// <summary>Runs a lambda or a local function where it is made or called, on what its variables are there.</summary>
    public (Tracked Returned, Taint Checked) Nested(
        ArgumentGraph outer, ControlFlowGraph? graph, IMethodSymbol function, ImmutableArray<Tracked> arguments, Tracked everything, ArgumentReader reader, bool reports)
    {
        if (graph is null || _active.Count >= Deepest || _active.Contains(function, SymbolEqualityComparer.Default))
            return default;
        TaintState before = reader.State.Settle(outer.Told);
        foreach (IParameterSymbol parameter in function.Parameters)
        {
            Tracked given = parameter.Ordinal < arguments.Length ? arguments[parameter.Ordinal] : everything;
            before[parameter] = CarrierText.Is(parameter.Type) ? new Tracked(given.Unchecked(outer.Told)) : default;
        }

        _active.Add(function);
        var inner = new ArgumentGraph(this, graph, outer);
        inner.Run(before.Clone(), reports && outer.Reports);
        _active.RemoveAt(_active.Count - 1);

        // What the function writes to variables around it.
        if (inner.After is { } after)
        {
            foreach (KeyValuePair<object, Tracked> value in after.Settle(inner.Told).Values)
            {
                if (value.Key is ISymbol symbol && !SymbolEqualityComparer.Default.Equals(symbol.ContainingSymbol, function) && value.Value.Open.Except(before[value.Key].All) is { IsNone: false } written)
                    reader.State.Add(value.Key, new Tracked(written));
            }
        }

        return (inner.Returned, inner.Checked);
    }

    public void Found(ArgumentGraph graph, IOperation place, ulong arguments, Danger danger, string sink)
    {
        if (graph.Reports && _reported.Add((place.Syntax, danger)))
            found(place, arguments, danger, sink);
    }
}
