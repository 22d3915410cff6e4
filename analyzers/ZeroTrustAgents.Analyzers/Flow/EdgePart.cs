using Microsoft.CodeAnalysis;

namespace ZeroTrustAgents.Analyzers.Flow;

/// <summary>Which writes of a member are recorded.</summary>
internal enum EdgePart
{
    /// <summary>Those of symbols that other members see: recorded of every member, because any of them may be asked for at the end of the compilation.</summary>
    Outward,

    /// <summary>Those of locals, lambdas and local functions: recorded only of members in which one of them is asked for.</summary>
    Inward,
}

/// <summary>Tells symbols of the two parts apart.</summary>
internal static class EdgeParts
{
    public static EdgePart Of(ISymbol symbol) => symbol switch
    {
        ILocalSymbol => EdgePart.Inward,
        IParameterSymbol { ContainingSymbol: IMethodSymbol method } => IsInner(method) ? EdgePart.Inward : EdgePart.Outward,
        IMethodSymbol method => IsInner(method) ? EdgePart.Inward : EdgePart.Outward,
        _ => EdgePart.Outward,
    };

    private static bool IsInner(IMethodSymbol method) => method.MethodKind is MethodKind.AnonymousFunction or MethodKind.LocalFunction;
}
