using System.Runtime.CompilerServices;
using Microsoft.CodeAnalysis;

namespace ZeroTrustAgents.Analyzers.Flow;

/// <summary>
/// The members walked last, so that whoever comes next need not walk again: the compiler hands a member to one analyzer after another, and half of what
/// a rule costs that finds nothing is the walk. Thread-safe.
/// </summary>
internal sealed class WalkedMembers
{
    /// <summary>One for each thread, nearly always; two that share one only walk more often.</summary>
    private const int Slots = 16;

    private static readonly ConditionalWeakTable<Compilation, WalkedMembers> Cache = new();

    private readonly Walked?[] _last = new Walked?[Slots];
    private OperationWalk? _spare;

    private WalkedMembers()
    {
    }

    public static WalkedMembers Of(Compilation compilation) => Cache.GetValue(compilation, static _ => new WalkedMembers());

    /// <summary>What <see cref="OperationWalk"/> meets below an operation.</summary>
    public (IOperation Operation, OperationKind Kind)[] Below(IOperation root)
    {
#pragma warning disable RS1035 // The number of the thread is no setting.
        ref Walked? last = ref _last[Environment.CurrentManagedThreadId % Slots];
#pragma warning restore RS1035
        Walked? known = Volatile.Read(ref last);
        if (known is null || !ReferenceEquals(known.Root, root))
            Volatile.Write(ref last, known = new Walked(root, Walk(root)));
        return known.Operations;
    }

    private (IOperation Operation, OperationKind Kind)[] Walk(IOperation root)
    {
        OperationWalk walk = Interlocked.Exchange(ref _spare, null) ?? new OperationWalk();
        (IOperation Operation, OperationKind Kind)[] all = walk.All(root);
        _spare = walk;
        return all;
    }

    private sealed class Walked(IOperation root, (IOperation Operation, OperationKind Kind)[] operations)
    {
        public IOperation Root { get; } = root;

        public (IOperation Operation, OperationKind Kind)[] Operations { get; } = operations;
    }
}
