using System.Runtime.CompilerServices;
using Microsoft.CodeAnalysis;

namespace ZeroTrustAgents.Analyzers.Flow;

/// <summary>
/// Takes symbols for one that are the same object, which is cheaper than comparing them. For tables of what can be found out again, of symbols as they are declared:
/// for each of those the compiler makes one object.
/// </summary>
internal sealed class SameSymbol : IEqualityComparer<ISymbol>
{
    public static readonly SameSymbol Comparer = new();

    private SameSymbol()
    {
    }

    public bool Equals(ISymbol? x, ISymbol? y) => ReferenceEquals(x, y);

    public int GetHashCode(ISymbol obj) => RuntimeHelpers.GetHashCode(obj);
}
