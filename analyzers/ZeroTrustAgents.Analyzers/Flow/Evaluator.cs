using Microsoft.CodeAnalysis;

namespace ZeroTrustAgents.Analyzers.Flow;

/// <summary>
/// Walks backward from a target to the constants that reach it. Calls are told apart by their arguments; writes of one symbol are not told apart here
/// (<see cref="LivePath"/> does that for what is about to be reported).
/// </summary>
/// <param name="graph">The writes.</param>
/// <param name="dispatch">What stands behind virtual members; <see langword="null"/> as long as the compilation is not complete.</param>
/// <param name="constantsOnly">Whether to follow nothing that can be written more than once: enough for formats, and cheap.</param>
internal sealed class Evaluator(ValueGraph graph, Dispatch? dispatch, bool constantsOnly = false)
{
    private readonly List<(ISymbol Symbol, string? Key)> _active = [];
    private int _work;

    /// <summary>Whether a symbol was met that members not seen yet may write.</summary>
    public bool IsOpen { get; private set; }

    public List<FlowValue> Evaluate(ValueNode node, int work = FlowLimits.Work)
    {
        _active.Clear();
        _work = work;
        IsOpen = false;
        return Values(node, null, null, 0);
    }

    private List<FlowValue> Values(ValueNode node, string? key, CallFrame? frame, int depth)
    {
        var values = new List<FlowValue>();
        if (depth > FlowLimits.Depth || --_work < 0)
            return values;
        switch (node)
        {
            case ConstantNode constant:
                values.Add(key is null ? FlowValue.Of(constant) : Character(constant, ElementsNode.Ordinal(key)));
                break;
            case SymbolNode symbol:
                Read(symbol, key, frame, depth, values);
                break;
            case CallNode call:
                Call(call, key, frame, depth, values);
                break;
            case FunctionNode function:
                IsOpen |= dispatch is null;
                Written(function.Method, function.At, key, frame, depth, values);
                break;
            case DelegateArgumentNode argument:
                foreach (Edge edge in graph.DelegateArguments(argument.Holder))
                {
                    if (ElementsNode.Ordinal(edge.Key!) == argument.Ordinal)
                        Union(values, Values(edge.Value, key, frame, depth + 1));
                }

                IsOpen |= dispatch is null;
                break;
            case ChoiceNode choice:
                foreach (ValueNode option in choice.Options)
                    Union(values, Values(option, key, frame, depth + 1));
                break;
            case ElementsNode elements:
                bool anyOfMany = key is null && elements.IsMany;
                for (int i = 0; i < elements.Elements.Length; i++)
                {
                    if (elements.Has(i, key))
                        Union(values, Values(elements.Elements[i], null, frame, depth + 1), anyOfMany);
                }

                break;
            case SelectNode select:
                Union(values, Values(select.Whole, select.Key, frame, depth + 1));
                break;
            case ComposedNode composed:
                Composed(composed, key, frame, depth, values);
                break;
        }

        return values;
    }

    private static FlowValue Character(ConstantNode constant, int index) =>
        index < 0 || index >= constant.Text.Length ? FlowValue.Of(constant) : FlowValue.Of(constant).As(constant.Text.Substring(index, 1));

    private void Read(SymbolNode node, string? key, CallFrame? frame, int depth, List<FlowValue> values)
    {
        ISymbol symbol = ValueGraph.Key(node.Symbol);
        if (constantsOnly && !IsFixed(symbol))
            return;
        if (symbol is IParameterSymbol parameter && CallFrame.Of(frame, parameter) is { } call)
        {
            ValueNode argument = call.Arguments[parameter.Ordinal];
            Union(values, Values(argument, key, call.Outer, depth + 1));
            Written(symbol, node.Read, key, frame, depth, values, within: parameter.ContainingSymbol);
            return;
        }

        if (symbol is not ILocalSymbol && dispatch is null)
            IsOpen = true;
        Written(symbol, node.Read, key, frame, depth, values);
        switch (symbol)
        {
            case IPropertySymbol { ContainingType.IsRecord: true } positional when Parameter(positional) is { } declaring:
                Read(new SymbolNode(declaring, node.Read), key, frame, depth + 1, values);
                break;
            case IParameterSymbol { ContainingSymbol: IMethodSymbol { MethodKind: MethodKind.PropertySet, AssociatedSymbol: IPropertySymbol property } }:
                Written(property, node.Read, key, frame, depth, values);
                break;
            case IParameterSymbol { ContainingSymbol: IMethodSymbol method } own:
                foreach (ISymbol declared in Dispatch.Declarations(method))
                {
                    if (declared is IMethodSymbol { Parameters: var parameters } && own.Ordinal < parameters.Length)
                        Written(ValueGraph.Key(parameters[own.Ordinal]), node.Read, key, frame, depth, values);
                }

                break;
            case IPropertySymbol property when dispatch is not null:
                foreach (ISymbol implementation in dispatch.Implementations(property))
                    Written(implementation, node.Read, key, frame, depth, values);
                break;
        }
    }

    /// <summary>The parameter that a positional property of a record is declared with.</summary>
    private static IParameterSymbol? Parameter(IPropertySymbol property)
    {
        foreach (IMethodSymbol constructor in property.ContainingType.InstanceConstructors)
        {
            foreach (IParameterSymbol parameter in constructor.Parameters)
            {
                if (parameter.Name == property.Name && parameter.DeclaringSyntaxReferences.Length == 1 && property.DeclaringSyntaxReferences.Length == 1
                    && parameter.DeclaringSyntaxReferences[0].Span == property.DeclaringSyntaxReferences[0].Span
                    && ReferenceEquals(parameter.DeclaringSyntaxReferences[0].SyntaxTree, property.DeclaringSyntaxReferences[0].SyntaxTree))
                    return parameter;
            }
        }

        return null;
    }

    private void Call(CallNode call, string? key, CallFrame? frame, int depth, List<FlowValue> values)
    {
        if (constantsOnly)
            return;
        var method = (IMethodSymbol)ValueGraph.Key(call.Method);
        IsOpen |= dispatch is null;
        Written(method, call.At, key, new CallFrame(method, call.Arguments, frame), depth, values);
        if (dispatch is null)
            return;
        foreach (ISymbol implementation in dispatch.Implementations(method))
        {
            if (implementation is IMethodSymbol { Parameters.Length: var count } body && count == call.Arguments.Length)
                Written(body, call.At, key, new CallFrame(body, call.Arguments, frame), depth, values);
        }
    }

    /// <summary>What is written into a symbol: elements and replacements each for itself, appended text in the order of the source.</summary>
    private void Written(ISymbol symbol, SourcePosition read, string? key, CallFrame? frame, int depth, List<FlowValue> values, ISymbol? within = null)
    {
        foreach ((ISymbol active, string? activeKey) in _active)
        {
            if (string.Equals(activeKey, key, StringComparison.Ordinal) && SymbolEqualityComparer.Default.Equals(active, symbol))
                return;
        }

        Edge[] edges = graph.Into(symbol);
        if (edges.Length == 0)
            return;
        edges = WithAliases(edges);
        _active.Add((symbol, key));
        int first = values.Count;
        bool appended = false, anyOfMany = key is null && HasNames(edges);
        for (int i = 0; i < edges.Length && i < FlowLimits.Edges; i++)
        {
            Edge edge = edges[i];
            if (within is not null && !IsInside(edge.Written, within))
                continue;
            appended |= edge.Kind is EdgeKind.Append or EdgeKind.Prepend;
            if (edge.Kind == EdgeKind.Element && key is not null && edge.Key is not null && !string.Equals(edge.Key, key, StringComparison.Ordinal))
                continue;
            if (edge.Kind is not (EdgeKind.Set or EdgeKind.Element))
                continue;
            foreach (FlowValue value in Values(edge.Value, edge.Kind == EdgeKind.Set ? key : null, frame, depth + 1))
                Union(values, (anyOfMany && edge.Kind == EdgeKind.Element ? value.OneOfMany() : value).Through(new Hop(symbol, edge.Kind, edge.Written, read, null)));
        }

        if (appended)
            Append(symbol, edges, read, frame, depth, first, values);
        _active.RemoveAt(_active.Count - 1);
    }

    /// <summary>Whether elements are written under a name and elsewhere too: a bag of settings, headers or properties, of which one is not the other.</summary>
    private static bool HasNames(Edge[] edges)
    {
        Edge? named = null, other = null;
        foreach (Edge edge in edges)
        {
            if (edge.Kind != EdgeKind.Element)
                continue;
            if (named is null && edge.Key is { } key && ElementsNode.Ordinal(key) < 0)
                named = edge;
            else if (named is null || !string.Equals(edge.Key, named.Key, StringComparison.Ordinal))
                other = edge;
        }

        return named is not null && other is not null;
    }

    /// <summary>The writes of a symbol with what gets into its object through parameters.</summary>
    private Edge[] WithAliases(Edge[] edges)
    {
        List<Edge>? all = null;
        foreach (Edge edge in edges)
        {
            if (edge.Kind != EdgeKind.Alias || edge.Value is not SymbolNode { Symbol: { } other })
                continue;
            IsOpen |= dispatch is null;
            all ??= [.. edges];
            foreach (Edge inner in graph.Into(other))
            {
                if (inner.Kind is EdgeKind.Element or EdgeKind.Append or EdgeKind.Prepend && all.Count < FlowLimits.Edges)
                    all.Add(inner);
            }
        }

        return all is null ? edges : [.. all];
    }

    private void Append(ISymbol symbol, Edge[] edges, SourcePosition read, CallFrame? frame, int depth, int first, List<FlowValue> values)
    {
        var before = new TextComposer();
        for (int i = Math.Min(edges.Length, FlowLimits.Edges) - 1; i >= 0; i--)
        {
            if (edges[i].Kind == EdgeKind.Prepend && !before.IsFull)
                before.Add(One(edges[i].Value, frame, depth + 1));
        }

        var behind = new TextComposer();
        for (int i = 0; i < edges.Length && i < FlowLimits.Edges; i++)
        {
            if (edges[i].Kind == EdgeKind.Append && !behind.IsFull)
                behind.Add(One(edges[i].Value, frame, depth + 1)?.Through(new Hop(symbol, EdgeKind.Append, edges[i].Written, read, null)));
        }

        FlowValue head = before.Build(), tail = behind.Build();
        if (first == values.Count)
            values.Add(new FlowValue("", [], null, binary: false));
        for (int i = first; i < values.Count; i++)
        {
            var whole = new TextComposer();
            whole.Add(head);
            whole.Add(values[i]);
            whole.Add(tail);
            values[i] = whole.Build();
        }
    }

    private void Composed(ComposedNode node, string? key, CallFrame? frame, int depth, List<FlowValue> values)
    {
        switch (node.Function)
        {
            case TextFunction.Concat:
                Row(Sequence(node.Parts, 0, frame, depth), "", values);
                break;
            case TextFunction.Join:
                Row(Sequence(node.Parts, 1, frame, depth), One(node.Parts[0], frame, depth + 1)?.Text ?? "", values);
                break;
            case TextFunction.Format:
                List<List<FlowValue>> arguments = Sequence(node.Parts, 1, frame, depth);
                foreach (FlowValue format in Values(node.Parts[0], null, frame, depth + 1))
                {
                    if (TextComposer.Format(format, arguments.ConvertAll(static a => a.Count == 0 ? null : a[0])) is { } filled)
                        Union(values, filled);
                }

                break;
            case TextFunction.Split:
                foreach (FlowValue piece in Pieces(node, frame, depth, key is null ? -1 : ElementsNode.Ordinal(key)))
                    Union(values, piece);
                break;
            default:
                string? argument = node.Parts.Length > 1 ? One(node.Parts[1], frame, depth + 1)?.Text : null;
                string? replacement = node.Parts.Length > 2 ? One(node.Parts[2], frame, depth + 1)?.Text : null;
                foreach (FlowValue value in Values(node.Parts[0], key, frame, depth + 1))
                {
                    if (TextFunctions.Apply(node.Function, value, node.First, node.Second, argument, replacement) is { } made)
                        Union(values, made);
                }

                break;
        }
    }

    private IEnumerable<FlowValue> Pieces(ComposedNode node, CallFrame? frame, int depth, int only)
    {
        string? separator = node.Parts.Length > 1 ? One(node.Parts[1], frame, depth + 1)?.Text : null;
        if (string.IsNullOrEmpty(separator))
            yield break;
        foreach (FlowValue whole in Values(node.Parts[0], null, frame, depth + 1))
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
                        row.Add(Values(element, null, frame, depth + 1));
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
                    row.Add(Values(parts[i], null, frame, depth + 1));
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
                Union(values, composer.Build());
        }
    }

    private FlowValue? One(ValueNode node, CallFrame? frame, int depth)
    {
        List<FlowValue> values = Values(node, null, frame, depth);
        return values.Count == 0 ? null : values[0];
    }

    private static void Union(List<FlowValue> into, List<FlowValue> from, bool oneOfMany = false)
    {
        foreach (FlowValue value in from)
            Union(into, oneOfMany ? value.OneOfMany() : value);
    }

    private static void Union(List<FlowValue> into, FlowValue value)
    {
        if (into.Count >= FlowLimits.Width || value.Text.Length == 0 && value.Segments.Length == 0)
            return;
        foreach (FlowValue known in into)
        {
            if (string.Equals(known.Text, value.Text, StringComparison.Ordinal) && ReferenceEquals(known.Longest(0, int.MaxValue / 2), value.Longest(0, int.MaxValue / 2))
                && Hop.Same(known.Hops, value.Hops))
                return;
        }

        into.Add(value);
    }

    private static bool IsFixed(ISymbol symbol) => symbol is ILocalSymbol or IFieldSymbol { IsConst: true } or IFieldSymbol { IsReadOnly: true };

    private static bool IsInside(SourcePosition position, ISymbol symbol)
    {
        foreach (SyntaxReference reference in symbol.DeclaringSyntaxReferences)
        {
            if (ReferenceEquals(reference.SyntaxTree, position.Tree) && reference.Span.Contains(position.Span))
                return true;
        }

        return false;
    }
}
