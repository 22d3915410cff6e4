using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.FlowAnalysis;
using Microsoft.CodeAnalysis.Operations;

namespace ZeroTrustAgents.Analyzers.Flow;

/// <summary>Whether an operation replaces what a symbol holds.</summary>
internal static class SymbolWrites
{
    public static bool Writes(IOperation operation, ISymbol symbol)
    {
        switch (operation)
        {
            case ISimpleAssignmentOperation { Target: { } target } when Refers(target, symbol):
                return true;
            case IDeconstructionAssignmentOperation { Target: ITupleOperation tuple }:
                foreach (IOperation element in tuple.Elements)
                {
                    if (Refers(element, symbol))
                        return true;
                }

                break;
            case IArgumentOperation { Parameter.RefKind: RefKind.Out, Value: { } value } when Refers(value, symbol):
                return true;
            case IFlowAnonymousFunctionOperation:
                return false;
        }

        foreach (IOperation child in operation.ChildOperations)
        {
            if (Writes(child, symbol))
                return true;
        }

        return false;
    }

    private static bool Refers(IOperation target, ISymbol symbol) => SymbolEqualityComparer.Default.Equals(symbol, target switch
    {
        ILocalReferenceOperation local => local.Local,
        IParameterReferenceOperation parameter => parameter.Parameter,
        IFieldReferenceOperation field => field.Field.OriginalDefinition,
        IPropertyReferenceOperation { Arguments.Length: 0 } property => property.Property.OriginalDefinition,
        IDeclarationExpressionOperation { Expression: ILocalReferenceOperation declared } => declared.Local,
        _ => null,
    });
}
