using System.Collections.Immutable;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Operations;
using ZeroTrustAgents.Analyzers.Flow;

namespace ZeroTrustAgents.Analyzers;

/// <summary>Finds the part of an expression that comes out of it as it is: not hashed, masked, measured or compared.</summary>
internal static class ExposedPart
{
    private const int Nesting = 24;

    public static IOperation? Find<TLeaf>(IOperation? operation, TLeaf leaf, int depth = 0)
        where TLeaf : struct, IExposedLeaf
    {
        if (operation is null || depth > Nesting)
            return null;
        switch (operation)
        {
            case IConversionOperation conversion:
                return Find(conversion.Operand, leaf, depth + 1);
            case IInterpolatedStringOperation interpolated:
                return OfInterpolation(interpolated, leaf, depth);
            case IInterpolatedStringHandlerCreationOperation handler:
                return Find(handler.Content, leaf, depth + 1);
            case IBinaryOperation { OperatorKind: BinaryOperatorKind.Add } sum:
                return Find(sum.LeftOperand, leaf, depth + 1) ?? Find(sum.RightOperand, leaf, depth + 1);
            case IArrayCreationOperation { Initializer: { } initializer }:
                return First(initializer.ElementValues, leaf, depth);
            case IConditionalOperation conditional:
                return Find(conditional.WhenTrue, leaf, depth + 1) ?? Find(conditional.WhenFalse, leaf, depth + 1);
            case ICoalesceOperation coalesce:
                return Find(coalesce.Value, leaf, depth + 1) ?? Find(coalesce.WhenNull, leaf, depth + 1);
            case ISwitchExpressionOperation choice:
                return OfSwitch(choice, leaf, depth);
            case IConditionalAccessOperation access:
                return Find(access.WhenNotNull, leaf, depth + 1);
            case IAwaitOperation wait:
                return Find(wait.Operation, leaf, depth + 1);
            case IInvocationOperation { TargetMethod.Name: "ConfigureAwait", Instance: { } task }:
                return Find(task, leaf, depth + 1);
            case IInvocationOperation { TargetMethod: { Name: "FromResult", ContainingType.Name: "Task" or "ValueTask" }, Arguments: { Length: 1 } finished }:
                return Find(finished[0].Value, leaf, depth + 1);
            case IInvocationOperation { TargetMethod: { Name: "ToString", ContainingType.Name: "StringValues" }, Instance: { } texts }:
                return Find(texts, leaf, depth + 1);
            case IInvocationOperation { TargetMethod.ContainingType.SpecialType: SpecialType.System_String } text when CallTable.Find(text.TargetMethod.Name, out _) is CallShape.Text or CallShape.Same:
                if (text.TargetMethod.Name is "Substring" or "Remove" or "Replace")
                    return null;
                return Find(text.Instance, leaf, depth + 1) ?? First(text.Arguments, leaf, depth);
            case IObjectCreationOperation { Type.SpecialType: SpecialType.System_String } text:
                return First(text.Arguments, leaf, depth);
            case IObjectCreationOperation { Initializer: { } values, Type.Name: "KernelArguments" }:
                return OfArguments(values, leaf, depth);
            default:
                return leaf.Is(operation) ? operation : null;
        }
    }

    private static IOperation? OfInterpolation<TLeaf>(IInterpolatedStringOperation interpolated, TLeaf leaf, int depth)
        where TLeaf : struct, IExposedLeaf
    {
        foreach (IInterpolatedStringContentOperation part in interpolated.Parts)
        {
            if (part is IInterpolationOperation hole && Find(hole.Expression, leaf, depth + 1) is { } inside)
                return inside;
            if (part is IInterpolatedStringAppendOperation { AppendCall: IInvocationOperation { Arguments: { Length: > 0 } appended } } && Find(appended[0].Value, leaf, depth + 1) is { } handled)
                return handled;
        }

        return null;
    }

    private static IOperation? OfSwitch<TLeaf>(ISwitchExpressionOperation choice, TLeaf leaf, int depth)
        where TLeaf : struct, IExposedLeaf
    {
        foreach (ISwitchExpressionArmOperation arm in choice.Arms)
        {
            if (Find(arm.Value, leaf, depth + 1) is { } found)
                return found;
        }

        return null;
    }

    /// <summary>What is put into the places of a prompt's template.</summary>
    private static IOperation? OfArguments<TLeaf>(IObjectOrCollectionInitializerOperation values, TLeaf leaf, int depth)
        where TLeaf : struct, IExposedLeaf
    {
        foreach (IOperation value in values.Initializers)
        {
            IOperation? given = value switch
            {
                ISimpleAssignmentOperation { Target: IPropertyReferenceOperation { Arguments.Length: > 0 } } assignment => assignment.Value,
                IInvocationOperation { Arguments: { Length: > 0 } arguments } => arguments[arguments.Length - 1].Value,
                _ => null,
            };
            if (Find(given, leaf, depth + 1) is { } found)
                return found;
        }

        return null;
    }

    private static IOperation? First<TOperation, TLeaf>(ImmutableArray<TOperation> operations, TLeaf leaf, int depth)
        where TOperation : IOperation
        where TLeaf : struct, IExposedLeaf
    {
        foreach (TOperation operation in operations)
        {
            if (Find(operation is IArgumentOperation argument ? argument.Value : operation, leaf, depth + 1) is { } found)
                return found;
        }

        return null;
    }
}
