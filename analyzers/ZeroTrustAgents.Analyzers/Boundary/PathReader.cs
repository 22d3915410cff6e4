using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Operations;
using ZeroTrustAgents.Analyzers.Flow;

namespace ZeroTrustAgents.Analyzers;

/// <summary>Takes a path apart and finds the constant parts of it that lead out of every root.</summary>
/// <param name="member">The member in which local variables are looked up.</param>
/// <param name="found">Gets the part, its text, and whether it is absolute.</param>
internal sealed class PathReader(IOperation member, Action<IOperation, string, bool> found)
{
    private const int Deepest = 16;

    private readonly HashSet<ISymbol> _read = new(SymbolEqualityComparer.Default);

    public void Read(IOperation path) => Read(path, isStart: true, 0);

    private void Read(IOperation path, bool isStart, int depth)
    {
        path = Constants.Unwrap(path);
        if (depth == Deepest)
            return;
        if ((Constants.Text(path) ?? FieldText(path)) is { } text)
        {
            if (isStart && FixedPath.IsAbsolute(text))
                found(path, text, true);
            else if (FixedPath.LeadsUp(text))
                found(path, text, false);
            return;
        }

        switch (path)
        {
            case IInterpolatedStringOperation interpolated:
                ReadAll(JoinedText.Of(interpolated), isStart, eachStarts: false, depth);
                break;
            case IBinaryOperation { OperatorKind: BinaryOperatorKind.Add } sum:
                ReadAll(JoinedText.Of(sum), isStart, eachStarts: false, depth);
                break;
            case IInvocationOperation { TargetMethod: { Name: "Combine" or "Join" or "GetFullPath" or "Concat" or "GetDirectoryName" or "Format" } method } call when method.ContainingType.Name is "Path" or "String" && DottedName.IsIn(method.ContainingType, "System"):
                // An absolute part that is combined throws away what is before it.
                ReadAll(JoinedText.Of(call), isStart, eachStarts: method.Name == "Combine", depth);
                break;
            case IConditionalOperation { WhenFalse: { } otherwise } choice:
                Read(choice.WhenTrue, isStart, depth + 1);
                Read(otherwise, isStart, depth + 1);
                break;
            case ICoalesceOperation coalesce:
                Read(coalesce.Value, isStart, depth + 1);
                Read(coalesce.WhenNull, isStart, depth + 1);
                break;
            case ISwitchExpressionOperation choice:
                foreach (ISwitchExpressionArmOperation arm in choice.Arms)
                    Read(arm.Value, isStart, depth + 1);
                break;
            case ILocalReferenceOperation { Local: { } local } when _read.Add(local):
                ReadLocal(local, isStart, depth);
                break;
        }
    }

    private void ReadAll(List<IOperation> parts, bool isStart, bool eachStarts, int depth)
    {
        for (int i = 0; i < parts.Count; i++)
            Read(parts[i], i == 0 ? isStart : eachStarts, depth + 1);
    }

    /// <summary>Reads everything that the member writes to a variable.</summary>
    private void ReadLocal(ILocalSymbol local, bool isStart, int depth)
    {
        var walk = new OperationWalk();
        walk.Start(member);
        while (walk.TryNext(out IOperation operation, out _))
        {
            IOperation? value = operation switch
            {
                IVariableDeclaratorOperation declarator when SymbolEqualityComparer.Default.Equals(declarator.Symbol, local) => declarator.GetVariableInitializer()?.Value,
                ISimpleAssignmentOperation { Target: ILocalReferenceOperation target } assignment when SymbolEqualityComparer.Default.Equals(target.Local, local) => assignment.Value,
                _ => null,
            };
            if (value is not null)
                Read(value, isStart, depth + 1);
        }
    }

    /// <summary>The text of a static field that keeps what it is declared with.</summary>
    private static string? FieldText(IOperation path) =>
        path is IFieldReferenceOperation { Field: { IsStatic: true, IsReadOnly: true, DeclaringSyntaxReferences: { Length: 1 } declarations }, SemanticModel: { } model }
        && declarations[0].SyntaxTree == model.SyntaxTree && declarations[0].GetSyntax() is VariableDeclaratorSyntax { Initializer.Value: { } value }
            ? model.GetConstantValue(value) is { HasValue: true, Value: string text } ? text : null
            : null;
}
