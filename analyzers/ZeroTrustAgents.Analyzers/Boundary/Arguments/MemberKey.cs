using Microsoft.CodeAnalysis;

namespace ZeroTrustAgents.Analyzers;

/// <summary>A property of a parameter: a request that the model fills in is as many arguments as it has texts.</summary>
internal readonly record struct MemberKey(ISymbol Parameter, ISymbol Member)
{
    public bool Equals(MemberKey other) =>
        SymbolEqualityComparer.Default.Equals(Parameter, other.Parameter) && SymbolEqualityComparer.Default.Equals(Member, other.Member);

    public override int GetHashCode() =>
        unchecked((SymbolEqualityComparer.Default.GetHashCode(Parameter) * 397) ^ SymbolEqualityComparer.Default.GetHashCode(Member));
}
