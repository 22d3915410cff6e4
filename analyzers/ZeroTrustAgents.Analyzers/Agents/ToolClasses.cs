using System.Collections.Concurrent;
using Microsoft.CodeAnalysis;
using ZeroTrustAgents.Analyzers.Flow;

namespace ZeroTrustAgents.Analyzers;

/// <summary>Which classes hold tools: all that stands in one runs, or prepares what runs, on behalf of a model.</summary>
internal sealed class ToolClasses(AgentTypes types)
{
    private readonly ConcurrentDictionary<ISymbol, bool> _known = new(SameSymbol.Comparer);

    /// <summary>Whether a member belongs to a class with tools, or to a type nested in one.</summary>
    public bool Contain(ISymbol member)
    {
        for (INamedTypeSymbol? type = member.ContainingType; type is not null; type = type.ContainingType)
        {
            if (!_known.TryGetValue(type, out bool holds))
                _known.TryAdd(type, holds = Hold(type));
            if (holds)
                return true;
        }

        return false;
    }

    private bool Hold(INamedTypeSymbol type)
    {
        foreach (ISymbol member in type.GetMembers())
        {
            if (member is IMethodSymbol { MethodKind: MethodKind.Ordinary } method && types.IsTool(method))
                return true;
        }

        return false;
    }
}
