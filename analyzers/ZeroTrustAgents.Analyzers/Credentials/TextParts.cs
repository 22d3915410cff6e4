using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Operations;
using ZeroTrustAgents.Analyzers.Flow;

namespace ZeroTrustAgents.Analyzers;

/// <summary>Texts inside longer ones.</summary>
internal static class TextParts
{
    /// <summary>Whether a text is made into a longer one where it stands: that one is looked at instead.</summary>
    public static bool IsPart(IOperation operation)
    {
        for (IOperation? outer = operation.Parent; outer is not null; outer = outer.Parent)
        {
            switch (outer.Kind)
            {
                case OperationKind.Conversion or OperationKind.Argument or OperationKind.Interpolation or OperationKind.Parenthesized or OperationKind.ArrayInitializer or OperationKind.ArrayCreation:
                    continue;
                case OperationKind.Binary:
                    return outer is IBinaryOperation { OperatorKind: BinaryOperatorKind.Add };
                case OperationKind.InterpolatedString:
                    return true;
                case OperationKind.Invocation:
                    return outer is IInvocationOperation call && CallTable.Find(call.TargetMethod.Name, out _) is CallShape.Text or CallShape.Same;
                default:
                    return false;
            }
        }

        return false;
    }
}
