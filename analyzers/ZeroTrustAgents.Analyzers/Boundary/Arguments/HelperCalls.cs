using System.Collections.Immutable;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.FlowAnalysis;
using Microsoft.CodeAnalysis.Operations;
using ZeroTrustAgents.Analyzers.Flow;

namespace ZeroTrustAgents.Analyzers;

/// <summary>Follows arguments into the other methods of a tool's class, each read once.</summary>
internal sealed class HelperCalls(AgentTypes types, ArgumentSinks sinks, SemanticModel? model, OperationWalk walk, CancellationToken cancellationToken)
{
    /// <summary>Helpers of helpers.</summary>
    private const int Deepest = 2;

    private readonly Dictionary<ISymbol, HelperSummary?> _known = new(SymbolEqualityComparer.Default);
    private int _depth;

    /// <summary>Whether a call is one of a method whose body is at hand.</summary>
    public static bool MayFollow(IMethodSymbol method, ISymbol caller) =>
        method is { MethodKind: MethodKind.Ordinary, IsVirtual: false, IsOverride: false, IsAbstract: false } && SymbolEqualityComparer.Default.Equals(method.ContainingType.OriginalDefinition, caller.ContainingType?.OriginalDefinition);

    /// <summary>Reads a call of a helper: reports what it does to a sink there, and says what comes back.</summary>
    /// <returns><see langword="null"/> when the method is none, or cannot be read.</returns>
    public Tracked? Follow(IMethodSymbol method, IInvocationOperation call, ArgumentReader reader, ISymbol member)
    {
        if (!MayFollow(method, member) || Summary(method.OriginalDefinition) is not { } summary)
            return null;
        Tracked returned = default;
        foreach (IArgumentOperation argument in call.Arguments)
        {
            if (argument.Parameter is not { } parameter)
                continue;
            Tracked value = reader.Read(argument.Value);
            if (value.IsNone)
                continue;
            ulong bit = 1UL << parameter.Ordinal;
            foreach ((ulong arguments, Danger danger, string sink) in summary.Sinks)
            {
                if ((arguments & bit) != 0)
                    reader.Check(argument.Value, value, danger, sink);
            }

            returned |= value.Only(Dangers(summary.Returned, bit));
            reader.State.Clear(value.All.Only(Danger.All & ~Dangers(summary.After, bit)));
        }

        return returned;
    }

    private static Danger Dangers(Taint taint, ulong bit) =>
        ((taint.Program & bit) != 0 ? Danger.Program : 0) | ((taint.Sql & bit) != 0 ? Danger.Sql : 0) | ((taint.Path & bit) != 0 ? Danger.Path : 0)
        | ((taint.Host & bit) != 0 ? Danger.Host : 0) | ((taint.Code & bit) != 0 ? Danger.Code : 0);

    private HelperSummary? Summary(IMethodSymbol method)
    {
        if (_known.TryGetValue(method, out HelperSummary? known))
            return known;
        if (_depth == Deepest || types.IsTool(method) || Body(method) is not { } body)
            return null;
        _known[method] = null;
        _depth++;
        known = Read(method, body);
        _depth--;
        _known[method] = known;
        return known;
    }

    private HelperSummary? Read(IMethodSymbol method, IMethodBodyOperation body)
    {
        if (Graph.Make(ControlFlowGraph.Create, body, cancellationToken) is not { } flow)
            return null;
        var sinksOfHelper = ImmutableArray.CreateBuilder<(ulong, Danger, string)>();
        var state = new TaintState();
        ModelArguments.OfHelper(method, state);
        var run = new ArgumentRun(method, sinks, MemberFacts.Of(body, method, sinks, walk), this, (_, arguments, danger, sink) => sinksOfHelper.Add((arguments, danger, sink)), cancellationToken);
        foreach (IParameterSymbol parameter in method.Parameters)
            state[new MemberKey(parameter, parameter)] = state[parameter];
        ArgumentGraph graph = run.Start(flow, state);

        // What each argument still may be where the method is left, whatever its parameter is by then.
        Taint after = default;
        if (graph.After is { } left)
        {
            TaintState settled = left.Settle(graph.Told);
            foreach (IParameterSymbol parameter in method.Parameters)
                after |= settled[new MemberKey(parameter, parameter)].Open;
        }

        return new HelperSummary(sinksOfHelper.ToImmutable(), graph.Returned.Open, after);
    }

    private IMethodBodyOperation? Body(IMethodSymbol method)
    {
        IMethodSymbol written = method.PartialImplementationPart ?? method;
        return model is not null && written.DeclaringSyntaxReferences.Length == 1 && written.DeclaringSyntaxReferences[0].SyntaxTree == model.SyntaxTree
            ? model.GetOperation(written.DeclaringSyntaxReferences[0].GetSyntax()) as IMethodBodyOperation
            : null;
    }
}
