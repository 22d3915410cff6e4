using Microsoft.CodeAnalysis;

namespace ZeroTrustAgents.Analyzers;

/// <summary>The methods of the libraries that make kernels, plugins and functions.</summary>
internal sealed class OriginCalls(AgentTypes types)
{
    private const string McpNamespace = "ModelContextProtocol";

    /// <summary>What comes out of a method whatever goes in; nothing when that depends on it.</summary>
    public Origins? Known(IMethodSymbol method)
    {
        INamedTypeSymbol type = method.ContainingType;
        if (AgentTypes.Is(type, types.SessionExtensions))
            return Origins.Guarded;
        if (AgentTypes.Is(type, types.KernelFunctionFactory))
            return OfPrompt(method) ?? Origins.Unguarded;
        if (AgentTypes.Is(type, types.KernelPluginFactory))
            return method.Name == "CreateFromFunctions" ? null : Origins.Unguarded;
        if (AgentTypes.Is(type, types.KernelExtensions))
            return OfKernelExtension(method);
        if (AgentTypes.Is(type, types.AIFunctionFactory) || AgentTypes.Is(type, types.KernelServices))
            return Origins.Unguarded;
        if (AgentTypes.Is(type, types.Kernel) && method.Name == "CreateBuilder")
            return Origins.Unguarded;

        // Tools of another server: whoever runs it decides what they do.
        return type is not null && DottedName.IsUnder(type, McpNamespace) ? Origins.Unguarded : null;
    }

    /// <summary>Whether a method takes a kernel only to make a plugin of the functions it is given.</summary>
    public bool MakesOfFunctions(IMethodSymbol method) =>
        AgentTypes.Is(method.ContainingType, types.KernelExtensions) && method.Name.EndsWith("FromFunctions", StringComparison.Ordinal);

    public static bool IsServiceLookup(IMethodSymbol method) =>
        method.TypeArguments.Length == 1 && method.Name is "GetService" or "GetRequiredService" or "GetKeyedService" or "GetRequiredKeyedService" or "GetServices";

    private static Origins? OfKernelExtension(IMethodSymbol method)
    {
        if (OfPrompt(method) is { } prompt)
            return prompt;
        return method.Name is "CreateFunctionFromMethod" or "CreatePluginFromType" or "CreatePluginFromObject" or "ImportPluginFromType" or "ImportPluginFromObject"
            ? Origins.Unguarded
            : null;
    }

    /// <summary>A prompt is no tool: it is judged by the kernel that it runs on.</summary>
    private static Origins? OfPrompt(IMethodSymbol method) => method.Name.Contains("FromPrompt") ? Origins.None : null;
}
