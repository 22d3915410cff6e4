using System.Collections.Concurrent;
using Microsoft.CodeAnalysis;
using ZeroTrustAgents.Analyzers.Flow;

namespace ZeroTrustAgents.Analyzers;

/// <summary>What is called in a compilation, under one set of options. Thread-safe.</summary>
internal sealed class CalleeTable(NodeBuilder builder, NameCache names, CredentialOptions options)
{
    private readonly ConcurrentDictionary<ISymbol, Callee> _callees = new(SameSymbol.Comparer);

    public Callee Of(ISymbol symbol)
    {
        symbol = symbol.OriginalDefinition;
        return _callees.TryGetValue(symbol, out Callee? known) ? known : _callees.GetOrAdd(symbol, new Callee(symbol, builder, names, options));
    }
}
