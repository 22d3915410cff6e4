using Microsoft.CodeAnalysis;

namespace ZeroTrustAgents.Analyzers.Flow;

/// <summary>Assignments that make a text longer.</summary>
internal static class GrownText
{
    /// <summary><c>x = x + y</c> is <c>x += y</c>.</summary>
    public static bool IsGrown(ISymbol symbol, ComposedNode composed, out ValueNode added, out EdgeKind kind)
    {
        ValueNode[] parts = composed.Parts;
        bool behind = IsSymbol(parts[0], symbol), before = !behind && IsSymbol(parts[parts.Length - 1], symbol);
        added = composed;
        kind = behind ? EdgeKind.Append : EdgeKind.Prepend;
        if (parts.Length < 2 || !(behind || before))
            return false;
        var rest = new ValueNode[parts.Length - 1];
        Array.Copy(parts, behind ? 1 : 0, rest, 0, rest.Length);
        added = rest.Length == 1 ? rest[0] : new ComposedNode(TextFunction.Concat, rest, composed.At);
        return true;
    }

    private static bool IsSymbol(ValueNode node, ISymbol symbol) => node is SymbolNode { Symbol: { } read } && SymbolEqualityComparer.Default.Equals(read, symbol);
}
