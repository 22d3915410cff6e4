using System.Globalization;
using Microsoft.CodeAnalysis;

namespace ZeroTrustAgents.Analyzers.Flow;

/// <summary>
/// What gets into which symbol: in one member while it is analysed, over the whole compilation at its end. Adding is a push on a chain and nothing
/// more, because most of what is added is never asked for; symbols are looked up when somebody asks. Thread-safe.
/// </summary>
internal sealed class ValueGraph
{
    private readonly EdgeIndex _writes = new();
    private readonly EdgeIndex _arguments = new();

    /// <summary>All symbols that something gets into.</summary>
    public IEnumerable<ISymbol> Symbols => _writes.Symbols;

    public void Add(ISymbol symbol, ValueNode value, SourcePosition written, EdgeKind kind = EdgeKind.Set, string? key = null)
    {
        if (ReferenceEquals(value, ValueNode.Unknown))
            return;
        _writes.Add(new Edge(symbol, value, written, kind, key));
        if (value is FunctionNode function)
            LinkParameters(symbol, function);
    }

    /// <summary>A delegate is called through the symbol that holds it.</summary>
    public void AddDelegateArgument(ISymbol holder, int ordinal, ValueNode value, SourcePosition written)
    {
        if (!ReferenceEquals(value, ValueNode.Unknown))
            _arguments.Add(new Edge(holder, value, written, EdgeKind.Set, ordinal.ToString(CultureInfo.InvariantCulture)));
    }

    /// <summary>What gets into a symbol, in the order of the source.</summary>
    public Edge[] Into(ISymbol symbol) => _writes.Find(Key(symbol));

    public Edge[] DelegateArguments(ISymbol holder) => _arguments.Find(Key(holder));

    /// <summary>Takes all edges of another graph, which is empty afterwards.</summary>
    public void Absorb(ValueGraph other)
    {
        _writes.Absorb(other._writes);
        _arguments.Absorb(other._arguments);
    }

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

    /// <summary>Whoever calls the holder calls the function.</summary>
    private void LinkParameters(ISymbol holder, FunctionNode function)
    {
        foreach (IParameterSymbol parameter in function.Method.Parameters)
            _writes.Add(new Edge(parameter, new DelegateArgumentNode(holder, parameter.Ordinal), function.At, EdgeKind.Set, null));
    }
}
