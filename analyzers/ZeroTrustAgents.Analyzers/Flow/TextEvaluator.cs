using Microsoft.CodeAnalysis;

namespace ZeroTrustAgents.Analyzers.Flow;

/// <summary>The texts that a composed node can be.</summary>
internal sealed class TextEvaluator(Evaluator evaluator, ValueGraph graph)
{
    public void Evaluate(ComposedNode node, string? key, CallFrame? frame, int depth, List<FlowValue> values)
    {
        switch (node.Function)
        {
            case TextFunction.Concat:
                Row(Sequence(node.Parts, 0, frame, depth), "", values);
                break;
            case TextFunction.Join:
                Row(Sequence(node.Parts, 1, frame, depth), evaluator.One(node.Parts[0], frame, depth + 1)?.Text ?? "", values);
                break;
            case TextFunction.Format:
                List<List<FlowValue>> arguments = Sequence(node.Parts, 1, frame, depth);
                foreach (FlowValue format in evaluator.Values(node.Parts[0], null, frame, depth + 1))
                {
                    if (TextComposer.Format(format, arguments.ConvertAll(static a => a.Count == 0 ? null : a[0])) is { } filled)
                        FlowValues.Add(values, filled);
                }

                break;
            case TextFunction.Split:
                foreach (FlowValue piece in Pieces(node, frame, depth, key is null ? -1 : ElementsNode.Ordinal(key)))
                    FlowValues.Add(values, piece);
                break;
            default:
                string? argument = node.Parts.Length > 1 ? evaluator.One(node.Parts[1], frame, depth + 1)?.Text : null;
                string? replacement = node.Parts.Length > 2 ? evaluator.One(node.Parts[2], frame, depth + 1)?.Text : null;
                foreach (FlowValue value in evaluator.Values(node.Parts[0], key, frame, depth + 1))
                {
                    if (TextFunctions.Apply(node.Function, value, node.First, node.Second, argument, replacement) is { } made)
                        FlowValues.Add(values, made);
                }

                break;
        }
    }

    private IEnumerable<FlowValue> Pieces(ComposedNode node, CallFrame? frame, int depth, int only)
    {
        string? separator = node.Parts.Length > 1 ? evaluator.One(node.Parts[1], frame, depth + 1)?.Text : null;
        if (string.IsNullOrEmpty(separator))
            yield break;
        foreach (FlowValue whole in evaluator.Values(node.Parts[0], null, frame, depth + 1))
        {
            string[] pieces = whole.Text.Split([separator], StringSplitOptions.None);
            for (int i = 0; i < pieces.Length; i++)
            {
                if (only < 0 || only == i)
                    yield return whole.As(pieces[i]);
            }
        }
    }

    /// <summary>The values of each part; a part that is an array or a list gives one part an element.</summary>
    private List<List<FlowValue>> Sequence(ValueNode[] parts, int from, CallFrame? frame, int depth)
    {
        var row = new List<List<FlowValue>>(parts.Length);
        for (int i = from; i < parts.Length && row.Count < FlowLimits.Edges; i++)
        {
            ValueNode part = Resolve(parts[i]);
            switch (part)
            {
                case ElementsNode elements:
                    foreach (ValueNode element in elements.Elements)
                        row.Add(evaluator.Values(element, null, frame, depth + 1));
                    break;
                case ComposedNode { Function: TextFunction.Split } split:
                    foreach (FlowValue piece in Pieces(split, frame, depth + 1, -1))
                        row.Add([piece]);
                    break;
                case ComposedNode { Function: TextFunction.Reverse } reverse when Resolve(reverse.Parts[0]) is ElementsNode or ComposedNode { Function: TextFunction.Split }:
                    List<List<FlowValue>> forward = Sequence(reverse.Parts, 0, frame, depth + 1);
                    forward.Reverse();
                    row.AddRange(forward);
                    break;
                default:
                    row.Add(evaluator.Values(parts[i], null, frame, depth + 1));
                    break;
            }
        }

        return row;
    }

    /// <summary>The one node that a symbol stands for, where it has only one.</summary>
    private ValueNode Resolve(ValueNode node)
    {
        for (int i = 0; i < 8 && node is SymbolNode { Symbol: ILocalSymbol or IFieldSymbol } symbol; i++)
        {
            Edge[] edges = graph.Into(symbol.Symbol);
            bool single = edges.Length > 0 && edges[0].Kind == EdgeKind.Set;
            for (int e = 1; e < edges.Length; e++)
                single &= edges[e].Kind == EdgeKind.Alias || edges[e].Kind == EdgeKind.Element && edges[e].Key is null && edges[0].Value is ElementsNode;
            if (!single)
                return node;
            if (edges.Length == 1 || edges[0].Value is not ElementsNode written)
            {
                node = edges[0].Value;
                continue;
            }

            var all = new List<ValueNode>(written.Elements);
            for (int e = 1; e < edges.Length; e++)
            {
                if (edges[e].Kind == EdgeKind.Element)
                    all.Add(edges[e].Value);
            }

            return new ElementsNode([.. all]);
        }

        return node;
    }

    /// <summary>All texts that a row of parts can be, up to the width; where all parts are unknown there is none.</summary>
    private static void Row(List<List<FlowValue>> row, string separator, List<FlowValue> values)
    {
        int variants = 1;
        foreach (List<FlowValue> part in row)
            variants = Math.Min(FlowLimits.Width, variants * Math.Max(1, part.Count));
        for (int variant = 0; variant < variants; variant++)
        {
            var composer = new TextComposer();
            int rest = variant;
            for (int i = 0; i < row.Count && !composer.IsFull; i++)
            {
                if (i > 0)
                    composer.Add(separator);
                List<FlowValue> part = row[i];
                composer.Add(part.Count == 0 ? null : part[rest % part.Count]);
                rest /= Math.Max(1, part.Count);
            }

            if (!composer.IsUnknown && !composer.IsFull)
                FlowValues.Add(values, composer.Build());
        }
    }
}
