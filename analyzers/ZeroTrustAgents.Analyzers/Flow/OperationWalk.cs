using Microsoft.CodeAnalysis;

namespace ZeroTrustAgents.Analyzers.Flow;

/// <summary>
/// All operations below another but simple references and literals, in the order of the source. One walk a member replaces a callback an operation, each of which the compiler times and
/// makes a context for. With a stack of its own, because code may be nested deeper than a thread's stack.
/// </summary>
internal sealed class OperationWalk
{
    private readonly Stack<IOperation> _waiting = new();

    public void Start(IOperation root)
    {
        _waiting.Clear();
        _waiting.Push(root);
    }

    public bool TryNext(out IOperation operation)
    {
        if (_waiting.Count == 0)
        {
            operation = null!;
            return false;
        }

        operation = _waiting.Pop();
        foreach (IOperation child in operation.ChildOperations.Reverse())
        {
            if (!IsLeaf(child.Kind))
                _waiting.Push(child);
        }

        return true;
    }

    /// <summary>A third of all operations, which say something only to the operation above them.</summary>
    private static bool IsLeaf(OperationKind kind) => kind is OperationKind.Literal or OperationKind.LocalReference or OperationKind.ParameterReference or OperationKind.InstanceReference;
}
