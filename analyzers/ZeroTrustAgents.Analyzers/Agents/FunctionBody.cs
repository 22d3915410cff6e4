using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Operations;
using ZeroTrustAgents.Analyzers.Flow;

namespace ZeroTrustAgents.Analyzers;

/// <summary>Finds what a delegate runs.</summary>
internal static class FunctionBody
{
    /// <summary>The body of a lambda, or of a method or local function of the same file; <see langword="null"/> where that is not known.</summary>
    public static IBlockOperation? Of(IOperation value, out IMethodSymbol? function)
    {
        function = null;
        value = Constants.Unwrap(value);
        if (value is IDelegateCreationOperation creation)
            value = Constants.Unwrap(creation.Target);
        switch (value)
        {
            case IAnonymousFunctionOperation lambda:
                function = lambda.Symbol;
                return lambda.Body;
            case IMethodReferenceOperation { Method: { IsVirtual: false, IsOverride: false, IsAbstract: false } method } reference:
                function = method;
                return OfMethod(method, reference.SemanticModel);
            default:
                return null;
        }
    }

    private static IBlockOperation? OfMethod(IMethodSymbol method, SemanticModel? model)
    {
        IMethodSymbol written = method.PartialImplementationPart ?? method;
        if (model is null || written.DeclaringSyntaxReferences.Length != 1 || written.DeclaringSyntaxReferences[0].SyntaxTree != model.SyntaxTree)
            return null;
        SyntaxNode declaration = written.DeclaringSyntaxReferences[0].GetSyntax();
        return model.GetOperation(declaration) switch
        {
            IMethodBodyOperation body => body.BlockBody ?? body.ExpressionBody,
            ILocalFunctionOperation local => local.Body,
            _ => null,
        };
    }
}
