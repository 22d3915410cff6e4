using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Operations;
using ZeroTrustAgents.Analyzers.Flow;

namespace ZeroTrustAgents.Analyzers;

/// <summary>Settings by which a model chooses what is run: <c>FunctionChoiceBehavior</c>, and <c>ToolCallBehavior</c> of connectors.</summary>
internal static class ToolChoice
{
    public static bool IsSetBy(ISimpleAssignmentOperation assignment, IPropertyReferenceOperation property) =>
        property.Property.Name is "FunctionChoiceBehavior" or "ToolCallBehavior" && !IsNone(assignment.Value);

    private static bool IsNone(IOperation value)
    {
        value = Constants.Unwrap(value);
        return value.ConstantValue is { HasValue: true, Value: null }
            || value is IInvocationOperation { TargetMethod.Name: "None" }
            || value is IPropertyReferenceOperation { Property.Name: "EnableKernelFunctions" }; // Offered to the model, run by nobody.
    }
}
