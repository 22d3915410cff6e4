using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Operations;

namespace ZeroTrustAgents.Analyzers.Flow;

/// <summary>What values are kept in.</summary>
internal static class Holders
{
    /// <summary>The symbol that a value is kept in, under member accesses that lead to elements of it and calls that give it back.</summary>
    public static ISymbol? Of(IOperation? operation, NodeBuilder builder)
    {
        for (int i = 0; operation is not null && i < 64; i++)
        {
            switch (operation)
            {
                case IConversionOperation conversion:
                    operation = conversion.Operand;
                    continue;
                case IDeclarationExpressionOperation declaration:
                    operation = declaration.Expression;
                    continue;
                case ILocalReferenceOperation local:
                    return local.Local;
                case IParameterReferenceOperation parameter:
                    return parameter.Parameter;
                case IFieldReferenceOperation field:
                    return builder.IsSource(field.Field) ? field.Field : null;
                case IPropertyReferenceOperation property when builder.IsSource(property.Property):
                    return property.Property;
                case IEventReferenceOperation raised:
                    return builder.IsSource(raised.Event) ? raised.Event : null;
                case IPropertyReferenceOperation { Property.Name: "Value" or "Span" or "Result", Instance: { } instance }:
                    operation = instance;
                    continue;
                case IConditionalAccessOperation access:
                    operation = access.Operation;
                    continue;
                case IInvocationOperation { Instance: { } instance } call when CallTable.Find(call.TargetMethod.Name, out _) is CallShape.Append or CallShape.Same:
                    operation = instance;
                    continue;
                default:
                    return null;
            }
        }

        return null;
    }
}
