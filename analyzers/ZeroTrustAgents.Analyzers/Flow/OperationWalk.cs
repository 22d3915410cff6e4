using Microsoft.CodeAnalysis;

namespace ZeroTrustAgents.Analyzers.Flow;

/// <summary>
/// All operations below another but simple references and literals, in the order of the source. One walk a member replaces a callback an operation, each of which the compiler times and
/// makes a context for. With a stack of its own, because code may be nested deeper than a thread's stack.
/// </summary>
internal sealed class OperationWalk
{
    private (IOperation Operation, OperationKind Kind)[] _waiting = new (IOperation, OperationKind)[64];
    private readonly List<(IOperation Operation, OperationKind Kind)> _all = [];
    private int _count;

    public void Start(IOperation root)
    {
        Array.Clear(_waiting, 0, _waiting.Length);
        _waiting[0] = (root, root.Kind);
        _count = 1;
    }

    /// <summary>The next operation, with its kind: asking a hundred classes for it through an interface is a good part of a walk, so everybody is told.</summary>
    public bool TryNext(out IOperation operation, out OperationKind kind)
    {
        if (_count == 0)
        {
            operation = null!;
            kind = OperationKind.None;
            return false;
        }

        (operation, kind) = _waiting[--_count];
        foreach (IOperation child in operation.ChildOperations.Reverse())
        {
            OperationKind of = child.Kind;
            if (IsLeaf(of))
                continue;
            if (_count == _waiting.Length)
                Array.Resize(ref _waiting, _count * 2);
            _waiting[_count++] = (child, of);
        }

        return true;
    }

    /// <summary>All of them at once.</summary>
    public (IOperation Operation, OperationKind Kind)[] All(IOperation root)
    {
        Start(root);
        _all.Clear();
        while (TryNext(out IOperation operation, out OperationKind kind))
            _all.Add((operation, kind));
        (IOperation Operation, OperationKind Kind)[] all = _all.ToArray();
        _all.Clear();
        return all;
    }

    /// <summary>A third of all operations, which say something only to the operation above them.</summary>
    private static bool IsLeaf(OperationKind kind) => kind is OperationKind.Literal or OperationKind.LocalReference or OperationKind.ParameterReference or OperationKind.InstanceReference;
}
