using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.FlowAnalysis;
using Microsoft.CodeAnalysis.Operations;
using ZeroTrustAgents.Analyzers.Flow;

namespace ZeroTrustAgents.Analyzers;

/// <summary>Follows arguments through one control flow graph until nothing new is known at any place in it.</summary>
internal sealed class ArgumentGraph
{
    private const int MostChecks = 64;

    /// <summary>How often a block is looked at again; more is no code that somebody wrote.</summary>
    private const int MostRounds = 64;

    private readonly ArgumentRun _run;
    private readonly ArgumentGraph? _outer;
    private readonly ControlFlowGraph _graph;
    private readonly ArgumentReader _reader;
    private readonly Dictionary<int, int> _checkOf = [];
    private readonly TaintState?[] _before;
    private readonly TaintState?[] _again;
    private readonly bool[] _waiting;
    private readonly bool[] _neverAgain;
    private Tracked _returned;
    private Taint _checked;

    public ArgumentGraph(ArgumentRun run, ControlFlowGraph graph, ArgumentGraph? outer)
    {
        (_run, _graph, _outer) = (run, graph, outer);
        _reader = new ArgumentReader(run, this);
        Checks = new ArgumentChecks(_reader);
        int count = graph.Blocks.Length;
        _before = new TaintState?[count];
        _again = new TaintState?[count];
        _waiting = new bool[count];
        _neverAgain = new bool[count];
    }

    /// <summary>What each check in the graph is about, by its number.</summary>
    public List<Taint> Told { get; } = [];

    public ArgumentChecks Checks { get; }

    /// <summary>The lambdas in local variables.</summary>
    public Dictionary<ISymbol, IFlowAnonymousFunctionOperation> Delegates { get; } = new(SymbolEqualityComparer.Default);

    /// <summary>Whether this is the last look, at which sinks are reported.</summary>
    public bool Reports { get; private set; }

    /// <summary>What is returned, with the checks in the graph judged.</summary>
    public Tracked Returned => _returned;

    /// <summary>What all conditions and returned conditions in the graph check.</summary>
    public Taint Checked => _checked;

    /// <summary>The state where the graph is left; <see langword="null"/> where it never is.</summary>
    public TaintState? After => _before[_before.Length - 1];

    public void Run(TaintState before, bool reports)
    {
        _before[0] = before;
        _waiting[0] = true;
        int rounds = MostRounds * _before.Length;
        do
        {
            for (int at = Next(); at >= 0 && rounds-- > 0; at = Next())
            {
                _waiting[at] = false;
                Pass(_graph.Blocks[at], _before[at]!.Clone());
            }
        }
        while (rounds > 0 && LeaveLoops());

        Reports = reports;
        if (!reports)
            return;
        foreach (BasicBlock block in _graph.Blocks)
        {
            if (_before[block.Ordinal] is { } state)
                Read(block, state.Clone());
        }
    }

    public ControlFlowGraph? GraphOf(IFlowAnonymousFunctionOperation lambda)
    {
        for (ArgumentGraph? at = this; at is not null; at = at._outer)
        {
            if (at._run == _run && Owns(at._graph, lambda))
                return Graph.Make(at._graph.GetAnonymousFunctionControlFlowGraph, lambda, _run.CancellationToken);
        }

        return null;
    }

    public ControlFlowGraph? GraphOf(IMethodSymbol local)
    {
        for (ArgumentGraph? at = this; at is not null; at = at._outer)
        {
            foreach (IMethodSymbol function in at._graph.LocalFunctions)
            {
                if (SymbolEqualityComparer.Default.Equals(function, local.OriginalDefinition))
                    return Graph.Make(at._graph.GetLocalFunctionControlFlowGraph, function, _run.CancellationToken);
            }
        }

        return null;
    }

    public IFlowAnonymousFunctionOperation? DelegateOf(ISymbol local)
    {
        for (ArgumentGraph? at = this; at is not null; at = at._outer)
        {
            if (at.Delegates.TryGetValue(local, out IFlowAnonymousFunctionOperation? lambda))
                return lambda;
        }

        return null;
    }

    /// <summary>Whether a property of a parameter is an argument of the model by itself.</summary>
    public bool HasMembers(IParameterSymbol parameter, ISymbol member) => _run.Members.Contains(new MemberKey(parameter, member));

    /// <summary>What a part of a record that is taken apart is, by its name.</summary>
    public Tracked? Element(IParameterSymbol parameter, IOperation target, TaintState state)
    {
        string? name = target is ILocalReferenceOperation local ? local.Local.Name : null;
        foreach (MemberKey key in _run.Members)
        {
            if (SymbolEqualityComparer.Default.Equals(key.Parameter, parameter) && string.Equals(key.Member.Name, name, StringComparison.OrdinalIgnoreCase))
                return state[key];
        }

        return null;
    }

    private static bool Owns(ControlFlowGraph graph, IFlowAnonymousFunctionOperation lambda)
    {
        foreach (BasicBlock block in graph.Blocks)
        {
            foreach (IOperation operation in block.Operations)
            {
                if (Holds(operation, lambda))
                    return true;
            }

            if (block.BranchValue is { } value && Holds(value, lambda))
                return true;
        }

        return false;
    }

    private static bool Holds(IOperation operation, IOperation lambda)
    {
        if (!operation.Syntax.Span.Contains(lambda.Syntax.Span))
            return false;
        if (ReferenceEquals(operation, lambda))
            return true;
        foreach (IOperation child in operation.ChildOperations)
        {
            if (Holds(child, lambda))
                return true;
        }

        return false;
    }

    private int Next() => Array.IndexOf(_waiting, true);

    /// <summary>Reads a block, and hands on what is known after it.</summary>
    private void Pass(BasicBlock block, TaintState state)
    {
        Handle(block, state);
        Checked told = Read(block, state);
        Handle(block, state);
        int check = told.All.IsNone ? -1 : Number(block, told.All);
        if (check == MostChecks)
            state.Clear(told.All);
        bool isCheck = check is >= 0 and < MostChecks;
        Hand(block, block.ConditionalSuccessor, state, isCheck ? check : -1, told, block.ConditionKind == ControlFlowConditionKind.WhenTrue);
        Hand(block, block.FallThroughSuccessor, state, isCheck ? check : -1, told, block.ConditionKind == ControlFlowConditionKind.WhenFalse);
    }

    private void Hand(BasicBlock from, ControlFlowBranch? branch, TaintState state, int check, Checked told, bool held)
    {
        if (branch?.Destination is not { } to || (from.BranchValue?.ConstantValue is { HasValue: true, Value: bool always } && from.ConditionKind != ControlFlowConditionKind.None && always != held))
            return;
        if (IsLoop(from) && !held)
        {
            // A loop over the arguments is taken to run: a list without elements has nothing in it that could do harm.
            if (_again[from.Ordinal] is { } again)
                state = again;
            else if (!_neverAgain[from.Ordinal])
                return;
        }

        TaintState after = check < 0 ? state : state.After(check, told.On(held), held);
        Reach(to.Ordinal, after);
        if (to.Ordinal > from.Ordinal || !IsLoop(to))
            return;
        bool isFirst = _again[to.Ordinal] is null;
        _waiting[to.Ordinal] |= (_again[to.Ordinal] ??= new TaintState()).Join(after, Told) | isFirst;
    }

    private void Reach(int to, TaintState state)
    {
        if (_before[to] is { } before)
        {
            _waiting[to] |= before.Join(state, Told);
            return;
        }

        _before[to] = state.Clone();
        _waiting[to] = true;
    }

    /// <summary>The condition of a <c>foreach</c>.</summary>
    private static bool IsLoop(BasicBlock block)
    {
        IOperation? value = block.BranchValue is IAwaitOperation await ? await.Operation : block.BranchValue;
        return value is IInvocationOperation { IsImplicit: true, TargetMethod.Name: "MoveNext" or "MoveNextAsync" };
    }

    /// <summary>Goes on after the loops whose body never comes back.</summary>
    private bool LeaveLoops()
    {
        bool any = false;
        for (int i = 0; i < _before.Length; i++)
        {
            if (_before[i] is not null && _again[i] is null && !_neverAgain[i] && IsLoop(_graph.Blocks[i]))
                any = _waiting[i] = _neverAgain[i] = true;
        }

        return any;
    }

    /// <summary>An exception may leave at any place, so what handles it may find any state of the block. Regions around the root are those of the function around this one.</summary>
    private void Handle(BasicBlock block, TaintState state)
    {
        for (ControlFlowRegion? region = block.EnclosingRegion; region is { Kind: not ControlFlowRegionKind.Root, EnclosingRegion: { } outer }; region = outer)
        {
            if (region.Kind != ControlFlowRegionKind.Try)
                continue;
            foreach (ControlFlowRegion handler in outer.NestedRegions)
            {
                if (handler.Kind != ControlFlowRegionKind.Try)
                    Reach(handler.FirstBlockOrdinal, state);
            }
        }
    }

    private int Number(BasicBlock block, Taint told)
    {
        if (!_checkOf.TryGetValue(block.Ordinal, out int check))
        {
            if (Told.Count == MostChecks)
                return MostChecks;
            _checkOf[block.Ordinal] = check = Told.Count;
            Told.Add(default);
        }

        Told[check] |= told;
        return check;
    }

    /// <summary>Reads the operations of a block.</summary>
    /// <returns>What its condition checks.</returns>
    private Checked Read(BasicBlock block, TaintState state)
    {
        _run.CancellationToken.ThrowIfCancellationRequested();
        _reader.State = state;
        foreach (IOperation operation in block.Operations)
            _reader.Statement(operation);
        if (block.BranchValue is not { } value)
            return default;
        Tracked branch = _reader.Statement(value);
        if (block.FallThroughSuccessor?.Semantics == ControlFlowBranchSemantics.Return && block.ConditionKind == ControlFlowConditionKind.None)
            _returned |= new Tracked(branch.Unchecked(Told));
        Checked told = Checks.Of(value);
        _checked |= told.All;
        return block.ConditionKind == ControlFlowConditionKind.None ? default : told;
    }
}
