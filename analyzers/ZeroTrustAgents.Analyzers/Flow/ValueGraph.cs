using System.Collections.Concurrent;
using Microsoft.CodeAnalysis;

namespace ZeroTrustAgents.Analyzers.Flow;

/// <summary>What gets into which symbol, over the whole compilation. Thread-safe.</summary>
internal sealed class ValueGraph
{
    private readonly ConcurrentDictionary<ISymbol, Edge> _edges = new(SymbolEqualityComparer.Default);
    private Dictionary<ISymbol, Edge[]>? _ordered;
    private readonly ConcurrentDictionary<ISymbol, Edge> _delegateArguments = new(SymbolEqualityComparer.Default);

    /// <summary>All symbols that something gets into.</summary>
    public ICollection<ISymbol> Symbols => _edges.Keys;

    public void Add(ISymbol symbol, ValueNode value, SourcePosition written, EdgeKind kind = EdgeKind.Set, string? key = null)
    {
        if (ReferenceEquals(value, ValueNode.Unknown))
            return;
        Push(_edges, Key(symbol), new Edge(value, written, kind, key));
        if (value is FunctionNode function)
            LinkParameters(symbol, function);
    }

    /// <summary>A delegate is called through the symbol that holds it.</summary>
    public void AddDelegateArgument(ISymbol holder, int ordinal, ValueNode value, SourcePosition written)
    {
        if (!ReferenceEquals(value, ValueNode.Unknown))
            Push(_delegateArguments, Key(holder), new Edge(value, written, EdgeKind.Set, ordinal.ToString(System.Globalization.CultureInfo.InvariantCulture)));
    }

    /// <summary>What gets into a symbol, in the order of the source.</summary>
    public Edge[] Into(ISymbol symbol)
    {
        symbol = Key(symbol);
        if (_ordered?.TryGetValue(symbol, out Edge[]? ordered) == true)
            return ordered;
        if (!_edges.TryGetValue(symbol, out Edge? first))
            return [];
        ordered = Edge.Ordered(first);
        _ordered?.Add(symbol, ordered);
        return ordered;
    }

    public Edge[] DelegateArguments(ISymbol holder) => _delegateArguments.TryGetValue(Key(holder), out Edge? first) ? Edge.Ordered(first) : [];

    /// <summary>Nothing will be added any more, and one thread reads.</summary>
    public void Complete() => _ordered = new Dictionary<ISymbol, Edge[]>(SymbolEqualityComparer.Default);

    /// <summary>One symbol for what the language gives several: constructed generics, and the two halves of a partial method.</summary>
    public static ISymbol Key(ISymbol symbol)
    {
        ISymbol original = symbol.OriginalDefinition;
        return original switch
        {
            IMethodSymbol { PartialDefinitionPart: { } definition } => definition,
            IParameterSymbol { ContainingSymbol: IMethodSymbol { PartialDefinitionPart: { } definition } } parameter
                when parameter.Ordinal < definition.Parameters.Length => definition.Parameters[parameter.Ordinal],
            _ => original,
        };
    }

    private static void Push(ConcurrentDictionary<ISymbol, Edge> edges, ISymbol symbol, Edge edge)
    {
        while (!edges.TryAdd(symbol, edge))
        {
            if (!edges.TryGetValue(symbol, out Edge? first))
                continue;
            edge.Next = first;
            if (edges.TryUpdate(symbol, edge, first))
                return;
            edge.Next = null;
        }
    }

    /// <summary>Whoever calls the holder calls the function.</summary>
    private void LinkParameters(ISymbol holder, FunctionNode function)
    {
        foreach (IParameterSymbol parameter in function.Method.Parameters)
            Push(_edges, Key(parameter), new Edge(new DelegateArgumentNode(holder, parameter.Ordinal), function.At, EdgeKind.Set, null));
    }
}
