using Microsoft.CodeAnalysis;

namespace ZeroTrustAgents.Analyzers.Flow;

/// <summary>The call through which evaluation entered a method: its parameters are these arguments.</summary>
internal sealed class CallFrame(IMethodSymbol method, ValueNode[] arguments, CallFrame? outer)
{
    public IMethodSymbol Method { get; } = method;

    public ValueNode[] Arguments { get; } = arguments;

    public CallFrame? Outer { get; } = outer;

    /// <summary>The frame of the method that has the parameter: lambdas see the parameters of the methods around them.</summary>
    public static CallFrame? Of(CallFrame? frame, IParameterSymbol parameter)
    {
        ISymbol method = ValueGraph.Key(parameter.ContainingSymbol);
        for (; frame is not null; frame = frame.Outer)
        {
            if (SymbolEqualityComparer.Default.Equals(frame.Method, method))
                return frame;
        }

        return null;
    }
}
