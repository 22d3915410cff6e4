using Microsoft.CodeAnalysis;

namespace ZeroTrustAgents.Analyzers;

/// <summary>The tools of the registered plugins, from this project and from referenced ones.</summary>
internal sealed class SeenTools
{
    private SeenTools()
    {
    }

    public List<SeenTool> All { get; } = [];

    /// <summary>Reads the plugins; <see langword="null"/> when there are none or a tool of them does not say what it needs.</summary>
    public static SeenTools? Of(IEnumerable<INamedTypeSymbol> plugins, AgentTypes types)
    {
        var tools = new SeenTools();
        foreach (INamedTypeSymbol plugin in plugins)
        {
            for (INamedTypeSymbol? type = plugin; type is not null; type = type.BaseType)
            {
                foreach (ISymbol member in type.GetMembers())
                {
                    if (member is IMethodSymbol method && AgentTypes.Has(method, types.KernelFunctionAttribute) && !tools.Add(method, types))
                        return null;
                }
            }
        }

        return tools.All.Count == 0 ? null : tools;
    }

    public bool Need(string scope)
    {
        foreach (SeenTool tool in All)
        {
            if (string.Equals(tool.Scope, scope, StringComparison.Ordinal))
                return true;
        }

        return false;
    }

    /// <summary>Whether a tool of a scope has an argument; case as the runtime compares.</summary>
    public bool Have(string scope, string argument)
    {
        foreach (SeenTool tool in All)
        {
            if (!string.Equals(tool.Scope, scope, StringComparison.Ordinal))
                continue;
            foreach (IParameterSymbol parameter in tool.Method.Parameters)
            {
                if (string.Equals(parameter.Name, argument, StringComparison.OrdinalIgnoreCase))
                    return true;
            }
        }

        return false;
    }

    private bool Add(IMethodSymbol method, AgentTypes types)
    {
        for (IMethodSymbol? at = method; at is not null; at = at.OverriddenMethod)
        {
            foreach (AttributeData attribute in at.GetAttributes())
            {
                if (AgentTypes.Is(attribute.AttributeClass, types.ToolAccessAttribute))
                    return Add(method, attribute);
            }
        }

        return false;
    }

    private bool Add(IMethodSymbol method, AttributeData access)
    {
        if (access.ConstructorArguments.Length == 0 || access.ConstructorArguments[0] is not { Kind: TypedConstantKind.Array, IsNull: false } scopes)
            return false;
        for (int i = 0; i < scopes.Values.Length; i++)
        {
            if (scopes.Values[i].Value is not string scope)
                return false;
            All.Add(new SeenTool(scope, method, access, i));
        }

        return true;
    }
}
