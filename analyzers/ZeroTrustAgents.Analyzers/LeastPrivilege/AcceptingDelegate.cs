using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Operations;
using ZeroTrustAgents.Analyzers.Flow;

namespace ZeroTrustAgents.Analyzers;

/// <summary>Whether a delegate that should check something only says yes: it returns <c>true</c>, what it was given, or that read as a token.</summary>
internal static class AcceptingDelegate
{
    public static bool Is(IOperation value) => FunctionBody.Of(value, out _) is { } body && OnlyAccepts(body);

    private static bool OnlyAccepts(IBlockOperation body)
    {
        // One statement: anything before the answer may be a check that throws.
        IOperation? only = null;
        foreach (IOperation statement in body.Operations)
        {
            if (statement is ILocalFunctionOperation)
                continue;
            if (only is not null)
                return false;
            only = statement;
        }

        return only is IReturnOperation { ReturnedValue: { } answer } && Accepts(Constants.Unwrap(answer));
    }

    private static bool Accepts(IOperation answer) => answer switch
    {
        { ConstantValue: { HasValue: true, Value: true } } => true,
        IParameterReferenceOperation => true,

        // SignatureValidator = (token, parameters) => new JsonWebToken(token)
        IObjectCreationOperation { Type.Name: "JsonWebToken" or "JwtSecurityToken", Arguments: { Length: 1 } arguments } => Constants.Unwrap(arguments[0].Value) is IParameterReferenceOperation,
        IInvocationOperation { TargetMethod.Name: "ReadJsonWebToken" or "ReadJwtToken" or "ReadToken" or "FromResult", Arguments: { Length: 1 } arguments } => Accepts(Constants.Unwrap(arguments[0].Value)),
        _ => false,
    };
}
