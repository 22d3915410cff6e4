using System.Collections.Concurrent;
using Microsoft.CodeAnalysis;

namespace ZeroTrustAgents.Analyzers.Flow;

/// <summary>What gets into which symbol, over the whole compilation. Thread-safe.</summary>
internal sealed class ValueGraph
{
    private readonly ConcurrentDictionary<ISymbol, EdgeList> _edges = new(SymbolEqualityComparer.Default);
    private readonly ConcurrentDictionary<ISymbol, EdgeList> _delegateArguments = new(SymbolEqualityComparer.Default);

    /// <summary>All symbols that something gets into.</summary>
    public ICollection<ISymbol> Symbols => _edges.Keys;

    public void Add(ISymbol symbol, ValueNode value, SourcePosition written, EdgeKind kind = EdgeKind.Set, string? key = null)
    {
        if (ReferenceEquals(value, ValueNode.Unknown))
            return;
        List(_edges, Key(symbol)).Add(new Edge(value, written, kind, key));
        if (value is FunctionNode function)
            LinkParameters(symbol, function);
    }

    /// <summary>A delegate is called through the symbol that holds it.</summary>
    public void AddDelegateArgument(ISymbol holder, int ordinal, ValueNode value, SourcePosition written)
    {
        if (!ReferenceEquals(value, ValueNode.Unknown))
            List(_delegateArguments, Key(holder)).Add(new Edge(value, written, EdgeKind.Set, ordinal.ToString(System.Globalization.CultureInfo.InvariantCulture)));
    }

    public Edge[] Into(ISymbol symbol) => _edges.TryGetValue(Key(symbol), out EdgeList? list) ? list.Ordered() : [];

    public Edge[] DelegateArguments(ISymbol holder) => _delegateArguments.TryGetValue(Key(holder), out EdgeList? list) ? list.Ordered() : [];

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

    private static EdgeList List(ConcurrentDictionary<ISymbol, EdgeList> lists, ISymbol key) => lists.GetOrAdd(key, static _ => new EdgeList());

    /// <summary>Whoever calls the holder calls the function.</summary>
    private void LinkParameters(ISymbol holder, FunctionNode function)
    {
        foreach (IParameterSymbol parameter in function.Method.Parameters)
            List(_edges, Key(parameter)).Add(new Edge(new DelegateArgumentNode(holder, parameter.Ordinal), function.At, EdgeKind.Set, null));
    }
}
