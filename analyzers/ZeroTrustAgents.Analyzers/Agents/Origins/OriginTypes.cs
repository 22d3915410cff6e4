using System.Collections.Concurrent;
using Microsoft.CodeAnalysis;

namespace ZeroTrustAgents.Analyzers;

/// <summary>Which types carry functions that an agent could call: the only ones whose values are followed.</summary>
internal sealed class OriginTypes(AgentTypes types)
{
    private const int DeepestArgument = 3;

    private readonly ConcurrentDictionary<ITypeSymbol, bool> _known = new(SymbolEqualityComparer.Default);

    public bool Carries(ITypeSymbol? type)
    {
        if (type is null || type.SpecialType != SpecialType.None || type.TypeKind is TypeKind.Enum or TypeKind.Error or TypeKind.TypeParameter)
            return false;
        if (_known.TryGetValue(type, out bool carries))
            return carries;
        carries = Find(type, 0);
        _known.TryAdd(type, carries);
        return carries;
    }

    private bool Find(ITypeSymbol type, int depth)
    {
        if (type is IArrayTypeSymbol array)
            return Find(array.ElementType, depth);
        if (AgentTypes.IsA(type, types.Kernel) || AgentTypes.IsA(type, types.KernelFunction) || AgentTypes.IsA(type, types.KernelPlugin)
            || AgentTypes.IsA(type, types.AITool) || AgentTypes.IsA(type, types.ReadOnlyKernelPluginCollection)
            || AgentTypes.IsA(type, types.KernelBuilder) || AgentTypes.IsA(type, types.KernelBuilderPlugins)
            || AgentTypes.IsA(type, types.PromptExecutionSettings))
            return true;
        if (type is not INamedTypeSymbol { IsGenericType: true } named || depth == DeepestArgument)
            return false;
        foreach (ITypeSymbol argument in named.TypeArguments)
        {
            if (argument.SpecialType == SpecialType.None && Find(argument, depth + 1))
                return true;
        }

        return false;
    }
}
