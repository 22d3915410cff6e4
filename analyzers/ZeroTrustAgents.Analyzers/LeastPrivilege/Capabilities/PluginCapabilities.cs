using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Operations;
using ZeroTrustAgents.Analyzers.Flow;
using ZeroTrustAgents.Capabilities;

namespace ZeroTrustAgents.Analyzers;

/// <summary>The tools of <c>AddPlugin&lt;T&gt;(name, access)</c>, from this project or another.</summary>
internal sealed class PluginCapabilities(IInvocationOperation registration, AgentTypes types, ICollection<SeenCapability> into)
{
    private readonly Location _place = registration.Syntax.GetLocation();
    private readonly Dictionary<string, ToolFacts> _declared = new(StringComparer.OrdinalIgnoreCase);

    /// <summary>Reads all of it.</summary>
    /// <returns>Whether that was possible: the plugin's name, and what each tool declares.</returns>
    public bool Read(CancellationToken cancellation)
    {
        if (registration.TargetMethod.TypeArguments.Length != 1 || registration.TargetMethod.TypeArguments[0] is not INamedTypeSymbol plugin)
            return false;
        string? name = Calls.Argument(registration, "name") is { } given ? Constants.Text(given) : plugin.MetadataName;
        if (name is null || !ReadDeclared())
            return false;
        bool all = true;
        for (INamedTypeSymbol? type = plugin; type is not null; type = type.BaseType)
        {
            foreach (ISymbol member in type.GetMembers())
            {
                if (member is IMethodSymbol method && AgentTypes.Has(method, types.KernelFunctionAttribute))
                    all &= ReadTool(name, method, cancellation);
            }
        }

        return all;
    }

    private bool ReadTool(string plugin, IMethodSymbol method, CancellationToken cancellation)
    {
        string function = KernelFunctionName.Of(method, types);
        string tool = plugin + "-" + function;
        if (_declared.TryGetValue(function, out ToolFacts? declared))
        {
            foreach (Capability capability in declared.Of(tool))
                into.Add(new SeenCapability(capability, _place));
            return true;
        }

        for (IMethodSymbol? at = method; at is not null; at = at.OverriddenMethod)
        {
            foreach (AttributeData access in at.GetAttributes())
            {
                if (!AgentTypes.Is(access.AttributeClass, types.ToolAccessAttribute))
                    continue;
                if (ToolFactsReader.Of(access) is not { } facts)
                    return false;
                foreach (Capability capability in facts.Of(tool))
                    into.Add(new SeenCapability(capability, DeclaredAccess.PlaceOf(access, capability, cancellation) ?? _place));
                return true;
            }
        }

        return false;
    }

    /// <summary><c>p => p.Tool("Name").Access(new ToolAccess("scope"))</c>.</summary>
    private bool ReadDeclared()
    {
        if (Calls.Argument(registration, "access") is not { } access)
            return true;
        if (FunctionBody.Of(access, out _) is not { } body)
            return false;
        foreach (IOperation operation in body.Descendants())
        {
            if (operation is not IInvocationOperation { TargetMethod: { Name: "Access", ContainingType.Name: "ToolAccessBuilder" } } call)
                continue;
            if (call.Instance is not IInvocationOperation tool || Calls.Argument(tool, "functionName") is not { } named || Constants.Text(named) is not { } function)
                return false;
            if (Calls.Argument(call, "access") is not { } value || Constants.Unwrap(value) is not IObjectCreationOperation creation || ToolFactsReader.Of(creation) is not { } facts)
                return false;
            _declared[function] = facts;
        }

        return true;
    }
}
