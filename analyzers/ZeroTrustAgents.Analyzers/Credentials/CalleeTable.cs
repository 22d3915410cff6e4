using System.Collections.Concurrent;
using System.Runtime.CompilerServices;
using Microsoft.CodeAnalysis;
using ZeroTrustAgents.Analyzers.Flow;

namespace ZeroTrustAgents.Analyzers;

/// <summary>What is called in a compilation, under one set of options. Thread-safe.</summary>
internal sealed class CalleeTable(NodeBuilder builder, NameCache names, CredentialOptions options)
{
#pragma warning disable RS1024 // A symbol that is not the same object is looked at again, which is cheaper than comparing symbols.
    private readonly ConcurrentDictionary<ISymbol, Callee> _callees = new(new SameObject());
#pragma warning restore RS1024

    public Callee Of(ISymbol symbol)
    {
        symbol = symbol.OriginalDefinition;
        return _callees.TryGetValue(symbol, out Callee? known) ? known : _callees.GetOrAdd(symbol, new Callee(symbol, builder, names, options));
    }

    private sealed class SameObject : IEqualityComparer<ISymbol>
    {
        public bool Equals(ISymbol? x, ISymbol? y) => ReferenceEquals(x, y);

        public int GetHashCode(ISymbol obj) => RuntimeHelpers.GetHashCode(obj);
    }
}
