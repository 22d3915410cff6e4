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
    private static readonly List<FlowValue> Nothing = [];

    private readonly List<(ISymbol Symbol, string? Key)> _active = [];
    private TextEvaluator? _texts;
    private int _work;

    /// <summary>Whether a symbol was met that members not seen yet may write.</summary>
    public bool IsOpen { get; private set; }

    public IReadOnlyList<FlowValue> Evaluate(ValueNode node, int work = FlowLimits.Work)
    {
        _active.Clear();
        _work = work;
        IsOpen = false;
        return Values(node, null, null, 0);
    }

    internal List<FlowValue> Values(ValueNode node, string? key, CallFrame? frame, int depth)
    {
        if (depth > FlowLimits.Depth || --_work < 0 || ReferenceEquals(node, ValueNode.Unknown) || (constantsOnly && node is CallNode))
            return Nothing;
        var values = new List<FlowValue>();
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
                // What a lambda returns stands in its own member.
                IsOpen |= dispatch is null && function.Method.MethodKind is not (MethodKind.AnonymousFunction or MethodKind.LocalFunction);
                Written(function.Method, function.At, key, frame, depth, values);
                break;
            case DelegateArgumentNode argument:
                foreach (Edge edge in graph.DelegateArguments(argument.Holder))
                {
                    if (ElementsNode.Ordinal(edge.Key!) == argument.Ordinal)
                        FlowValues.Add(values, Values(edge.Value, key, frame, depth + 1));
                }

                IsOpen |= dispatch is null;
                break;
            case ChoiceNode choice:
                foreach (ValueNode option in choice.Options)
                    FlowValues.Add(values, Values(option, key, frame, depth + 1));
                break;
            case ElementsNode elements:
                bool anyOfMany = key is null && elements.IsMany;
                for (int i = 0; i < elements.Elements.Length; i++)
                {
                    if (elements.Has(i, key))
                        FlowValues.Add(values, Values(elements.Elements[i], null, frame, depth + 1), anyOfMany);
                }

                break;
            case SelectNode select:
                FlowValues.Add(values, Values(select.Whole, select.Key, frame, depth + 1));
                break;
            case ComposedNode composed:
                (_texts ??= new TextEvaluator(this, graph)).Evaluate(composed, key, frame, depth, values);
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
            FlowValues.Add(values, Values(argument, key, call.Outer, depth + 1));
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
                FlowValues.Add(values, (anyOfMany && edge.Kind == EdgeKind.Element ? value.OneOfMany() : value).Through(new Hop(symbol, edge.Kind, edge.Written, read, null)));
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

    /// <summary>The first value of a node; <see langword="null"/> where it has none.</summary>
    internal FlowValue? One(ValueNode node, CallFrame? frame, int depth)
    {
        List<FlowValue> values = Values(node, null, frame, depth);
        return values.Count == 0 ? null : values[0];
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
