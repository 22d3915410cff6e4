using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Operations;

namespace ZeroTrustAgents.Analyzers;

/// <summary>What the rules ask of a call.</summary>
internal static class Calls
{
    /// <summary>Whether a call is one of a type's method of this name.</summary>
    public static bool Is(IInvocationOperation call, INamedTypeSymbol? type, string method) =>
        call.TargetMethod.Name == method && AgentTypes.Is(call.TargetMethod.ContainingType, type);

    /// <summary>The value given for a parameter, by whatever way it was given; <see langword="null"/> where it was left to its default.</summary>
    public static IOperation? Argument(IInvocationOperation call, string parameter) => Argument(call.Arguments, parameter);

    /// <inheritdoc cref="Argument(IInvocationOperation, string)"/>
    public static IOperation? Argument(System.Collections.Immutable.ImmutableArray<IArgumentOperation> arguments, string parameter)
    {
        foreach (IArgumentOperation argument in arguments)
        {
            if (argument.Parameter?.Name == parameter)
                return argument.ArgumentKind == ArgumentKind.DefaultValue ? null : argument.Value;
        }

        return null;
    }
}
