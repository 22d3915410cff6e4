using System.Globalization;
using Microsoft.CodeAnalysis;

namespace ZeroTrustAgents.Analyzers.Flow;

/// <summary>
/// What gets into which symbol: in one member while it is analysed, over the whole compilation at its end. Adding is a push on a chain and nothing
/// more, because most of what is added is never asked for; symbols are looked up when somebody asks. For one thread.
/// </summary>
/// <param name="load">Adds the edges of the member that a symbol of <see cref="EdgePart.Inward"/> stands in, when one is asked for.</param>
internal sealed class ValueGraph(Action<ValueGraph, ISymbol> load)
{
    private Action<ValueGraph, ISymbol>? _load = load;
    private EdgeIndex? _writes;
    private EdgeIndex? _arguments;

    public bool IsEmpty => _writes is null && _arguments is null;

    /// <summary>All symbols that something gets into.</summary>
    public IEnumerable<ISymbol> Symbols => _writes?.Symbols ?? [];

    public void Add(ISymbol symbol, ValueNode value, SourcePosition written, EdgeKind kind = EdgeKind.Set, string? key = null)
    {
        if (!ReferenceEquals(value, ValueNode.Unknown))
            (_writes ??= new EdgeIndex()).Add(new Edge(symbol, value, written, kind, key));
    }

    /// <summary>A delegate is called through the symbol that holds it.</summary>
    public void AddDelegateArgument(ISymbol holder, int ordinal, ValueNode value, SourcePosition written)
    {
        if (!ReferenceEquals(value, ValueNode.Unknown))
            (_arguments ??= new EdgeIndex()).Add(new Edge(holder, value, written, EdgeKind.Set, ordinal.ToString(CultureInfo.InvariantCulture)));
    }

    /// <summary>Nobody asks any more: lets go of the operations that would answer.</summary>
    public void Close() => _load = null;

    /// <summary>What gets into a symbol, in the order of the source.</summary>
    public Edge[] Into(ISymbol symbol)
    {
        ISymbol key = Loaded(symbol);
        return _writes?.Find(key) ?? [];
    }

    public Edge[] DelegateArguments(ISymbol holder)
    {
        ISymbol key = Loaded(holder);
        return _arguments?.Find(key) ?? [];
    }

    /// <summary>Takes all edges of another graph, which is empty afterwards.</summary>
    public void Absorb(ValueGraph other)
    {
        if (other._writes is not null)
            (_writes ??= new EdgeIndex()).Absorb(other._writes);
        if (other._arguments is not null)
            (_arguments ??= new EdgeIndex()).Absorb(other._arguments);
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

    private ISymbol Loaded(ISymbol symbol)
    {
        ISymbol key = Key(symbol);
        if (EdgeParts.Of(key) == EdgePart.Inward)
            _load?.Invoke(this, key);
        return key;
    }
}
