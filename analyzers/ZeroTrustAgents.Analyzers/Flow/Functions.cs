using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Operations;

namespace ZeroTrustAgents.Analyzers.Flow;

/// <summary>The functions that operations stand in.</summary>
internal static class Functions
{
    /// <summary>What a <c>return</c> gives its value to: a lambda, a local function, or the member; for an accessor, its property.</summary>
    /// <param name="operation">The return.</param>
    /// <param name="member">The member, if it is of interest: operations do not lead to it.</param>
    public static ISymbol? Returning(IOperation operation, ISymbol? member)
        => Member(Inner(operation) ?? member);

    /// <summary>What a member's values are known by: those of an accessor by its property.</summary>
    public static ISymbol? Member(ISymbol? member) => member is IMethodSymbol { AssociatedSymbol: IPropertySymbol property } ? property : member;

    private static IMethodSymbol? Inner(IOperation operation)
    {
        for (IOperation? outer = operation.Parent; outer is not null; outer = outer.Parent)
        {
            switch (outer.Kind)
            {
                case OperationKind.AnonymousFunction:
                    return ((IAnonymousFunctionOperation)outer).Symbol;
                case OperationKind.LocalFunction:
                    return ((ILocalFunctionOperation)outer).Symbol;
            }
        }

        return null;
    }
}
