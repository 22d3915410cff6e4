using System.Collections.Concurrent;
using Microsoft.CodeAnalysis;

namespace ZeroTrustAgents.Analyzers;

/// <summary>What is written to the symbols of a compilation, and from there where a value comes from. Writes of one symbol are not told apart. Thread-safe.</summary>
internal sealed class OriginGraph(AgentTypes types)
{
    private const int MostSteps = 500;

    private readonly ConcurrentDictionary<ISymbol, ConcurrentBag<OriginValue>> _writes = new(SymbolEqualityComparer.Default);

    public void Write(ISymbol symbol, OriginValue value) => _writes.GetOrAdd(symbol, static _ => []).Add(value);

    /// <summary>Origins as far as they are known; more writes can only add to them.</summary>
    public Origins Resolve(OriginValue value)
    {
        Origins found = value.Known;
        if (value.From.Count == 0)
            return found;
        var seen = new HashSet<ISymbol>(SymbolEqualityComparer.Default);
        var open = new Stack<ISymbol>(value.From);
        while (open.Count > 0)
        {
            ISymbol symbol = open.Pop();
            if (!seen.Add(symbol))
                continue;
            if (seen.Count > MostSteps)
                return found | Origins.Unknown;
            if (_writes.TryGetValue(symbol, out ConcurrentBag<OriginValue>? writes))
            {
                foreach (OriginValue write in writes)
                {
                    found |= write.Known;
                    foreach (ISymbol from in write.From)
                        open.Push(from);
                }
            }
            else if (Beyond(symbol) is { } further)
                open.Push(further);
            else
                found |= Unwritten(symbol);
        }

        return found;
    }

    /// <summary>Where to look on when nothing is written to a symbol: a record's parameter for its property, a registered service for a parameter of a constructor.</summary>
    private ISymbol? Beyond(ISymbol symbol)
    {
        if (symbol is IPropertySymbol { ContainingType.IsRecord: true } property)
        {
            foreach (IMethodSymbol constructor in property.ContainingType.InstanceConstructors)
            {
                foreach (IParameterSymbol parameter in constructor.Parameters)
                {
                    if (parameter.Name == property.Name)
                        return parameter;
                }
            }
        }

        return symbol is IParameterSymbol { ContainingSymbol: IMethodSymbol { MethodKind: MethodKind.Constructor } } injected && _writes.ContainsKey(injected.Type) ? injected.Type : null;
    }

    /// <summary>A tool's own kernel is that of the call; whoever handed over any other is out of sight.</summary>
    private Origins Unwritten(ISymbol symbol) =>
        symbol is IParameterSymbol { ContainingSymbol: IMethodSymbol method }
        && (AgentTypes.Has(method, types.KernelFunctionAttribute) || AgentTypes.Has(method, types.ToolAccessAttribute))
            ? Origins.Guarded
            : Origins.Unknown;
}
