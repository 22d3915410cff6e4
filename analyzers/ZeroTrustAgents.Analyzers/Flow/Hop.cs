using Microsoft.CodeAnalysis;

namespace ZeroTrustAgents.Analyzers.Flow;

/// <summary>A symbol that a value went through: written here, read there.</summary>
internal sealed class Hop(ISymbol symbol, EdgeKind kind, SourcePosition written, SourcePosition read, Hop? next)
{
    private const int MostJoined = 32;

    public ISymbol Symbol { get; } = symbol;

    public EdgeKind Kind { get; } = kind;

    public SourcePosition Written { get; } = written;

    public SourcePosition Read { get; } = read;

    public Hop? Next { get; } = next;

    /// <summary>Whether two values came the same way.</summary>
    public static bool Same(Hop? left, Hop? right)
    {
        while (left is not null && right is not null)
        {
            if (ReferenceEquals(left, right))
                return true;
            if (!left.Written.Equals(right.Written) || !left.Read.Equals(right.Read))
                return false;
            left = left.Next;
            right = right.Next;
        }

        return left is null && right is null;
    }

    /// <summary>The hops of two parts of one text.</summary>
    public static Hop? Join(Hop? left, Hop? right)
    {
        if (left is null || right is null)
            return left ?? right;
        Hop joined = right;
        int count = 0;
        for (Hop? hop = left; hop is not null && count < MostJoined; hop = hop.Next, count++)
            joined = new Hop(hop.Symbol, hop.Kind, hop.Written, hop.Read, joined);
        return joined;
    }
}
