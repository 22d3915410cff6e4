using Microsoft.CodeAnalysis;
using ZeroTrustAgents.Analyzers.Flow;

namespace ZeroTrustAgents.Analyzers;

/// <summary>Dismisses texts that cannot show what none of their parts shows: most texts that a program puts together are messages. Nothing is evaluated.</summary>
internal static class TextFilter
{
    private const int Nesting = 12;

    /// <summary>
    /// Whether there are two fixed parts in a row, or a part behind one that ends in what leads to a value; of what a function makes, whether it has anything
    /// fixed to work on.
    /// </summary>
    public static bool MayHold(ComposedNode text)
    {
        if (text.Function != TextFunction.Concat)
            return MayBeFixed(text, 0);
        ValueNode[] parts = text.Parts;
        for (int i = 0; i + 1 < parts.Length; i++)
        {
            if (parts[i] is ConstantNode { Text: { Length: > 0 } lead } && LeadsToValue(lead))
                return true;
            if (MayBeFixed(parts[i], 0) && MayBeFixed(parts[i + 1], 0))
                return true;
        }

        return parts.Length == 1;
    }

    private static bool LeadsToValue(string lead) =>
        lead[lead.Length - 1] is '=' or ':' or '>' or '\'' or '"' or '@' || (lead[lead.Length - 1] == ' ' && lead.AsSpan().IndexOfAny('=', ':', '-') >= 0);

    /// <summary>Whether something of it is known where it stands: what comes from other members is followed for targets only.</summary>
    private static bool MayBeFixed(ValueNode part, int depth) => depth > Nesting || part switch
    {
        SymbolNode { Symbol: ILocalSymbol or IFieldSymbol { IsConst: true } or IFieldSymbol { IsReadOnly: true } } => true,
        SymbolNode or CallNode => false,
        ComposedNode { Function: TextFunction.Concat or TextFunction.Format } text => AnyFixed(text.Parts, 0, depth),
        ComposedNode { Function: TextFunction.Join } text => AnyFixed(text.Parts, 1, depth),
        ComposedNode text => MayBeFixed(text.Parts[0], depth + 1),
        SelectNode select => MayBeFixed(select.Whole, depth + 1),
        ChoiceNode choice => AnyFixed(choice.Options, 0, depth),
        ElementsNode elements => AnyFixed(elements.Elements, 0, depth),
        _ => !ReferenceEquals(part, ValueNode.Unknown),
    };

    private static bool AnyFixed(ValueNode[] parts, int from, int depth)
    {
        for (int i = from; i < parts.Length; i++)
        {
            if (MayBeFixed(parts[i], depth + 1))
                return true;
        }

        return false;
    }
}
