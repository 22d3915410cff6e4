using System.Collections.Concurrent;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Operations;
using ZeroTrustAgents.Analyzers.Flow;

namespace ZeroTrustAgents.Analyzers;

/// <summary>What a project registers, and whether that is all of it. Thread-safe.</summary>
internal sealed class SeenRegistrations(AgentTypes types)
{
    private readonly ConcurrentDictionary<INamedTypeSymbol, byte> _plugins = new(SymbolEqualityComparer.Default);

    public bool Registers { get; private set; }

    /// <summary>Whether a configuration section is bound.</summary>
    public bool IsConfigured { get; private set; }

    public bool ToolsUnknown { get; private set; }

    public bool GrantsUnknown { get; private set; }

    public ConcurrentBag<SeenGrant> Grants { get; } = [];

    public ConcurrentBag<SeenGrant> Constraints { get; } = [];

    public IEnumerable<INamedTypeSymbol> Plugins => _plugins.Keys;

    public void See(IInvocationOperation call)
    {
        IMethodSymbol method = call.TargetMethod;
        if (AgentTypes.Is(method.ContainingType, types.AgentBuilder))
            SeeGrant(call);
        else if (AgentTypes.Is(method.ContainingType, types.GrantBuilder))
            SeeConstraint(call);
        else if (AgentTypes.Is(method.ContainingType, types.SemanticKernelBuilder))
            SeePlugin(call);
        else if (Calls.Is(call, types.AgentsServices, "AddZeroTrustAgents"))
        {
            Registers = true;
            IsConfigured |= Calls.Argument(call, "configuration") is { } given && Constants.Unwrap(given).ConstantValue is not { HasValue: true, Value: null };
        }
        else if (Calls.Is(call, types.AgentsBuilder, "AddAgent"))
            GrantsUnknown |= !IsSource(Calls.Argument(call, "configure"));
        else if (Calls.Is(call, types.SessionExtensions, "Guard"))
            ToolsUnknown = true;
        else
            SeeHandedOn(call);
    }

    private void SeeGrant(IInvocationOperation call)
    {
        if (call.TargetMethod.Name != "Grant")
            return;
        if (ScopeOf(call) is { } scope)
            Grants.Add(new SeenGrant(scope, null, Calls.Argument(call, "scope")!.Syntax));
        else
            GrantsUnknown = true;
    }

    private static string? ScopeOf(IInvocationOperation grant) => Calls.Argument(grant, "scope") is { } scope ? Constants.Text(scope) : null;

    private void SeeConstraint(IInvocationOperation call)
    {
        if (call.TargetMethod.Name != "Argument" || Calls.Argument(call, "name") is not { } value || Constants.Text(value) is not { } name)
            return;

        // The lambda around it is what the grant is configured with.
        IOperation? at = call;
        while (at is not (null or IAnonymousFunctionOperation))
            at = at.Parent;
        while (at is not (null or IInvocationOperation))
            at = at.Parent;
        if (at is IInvocationOperation grant && Calls.Is(grant, types.AgentBuilder, "Grant") && ScopeOf(grant) is { } scope)
            Constraints.Add(new SeenGrant(scope, name, value.Syntax));
    }

    private void SeePlugin(IInvocationOperation call)
    {
        if (call.TargetMethod.TypeArguments.Length == 1 && call.TargetMethod.TypeArguments[0] is INamedTypeSymbol { TypeKind: TypeKind.Class } plugin && Calls.Argument(call, "access") is null)
            _plugins.TryAdd(plugin.OriginalDefinition, 0);
        else
            ToolsUnknown = true;
    }

    /// <summary>What other assemblies do with a builder is out of sight.</summary>
    private void SeeHandedOn(IInvocationOperation call)
    {
        foreach (IArgumentOperation argument in call.Arguments)
        {
            ITypeSymbol? type = Constants.Unwrap(argument.Value).Type;
            if (!AgentTypes.Is(type, types.AgentsBuilder) && !AgentTypes.Is(type, types.SemanticKernelBuilder) && !AgentTypes.Is(type, types.AgentBuilder))
                continue;
            if (call.TargetMethod.Name == "AddSemanticKernel")
                ToolsUnknown |= !IsSource(Calls.Argument(call, "configure"));
            else if (call.TargetMethod.DeclaringSyntaxReferences.IsEmpty)
                ToolsUnknown = GrantsUnknown = true;
        }
    }

    /// <summary>Whether a delegate is one whose calls are seen: a lambda, or a method of this project.</summary>
    private static bool IsSource(IOperation? configure)
    {
        if (configure is null)
            return false;
        IOperation value = Constants.Unwrap(configure);
        IOperation target = value is IDelegateCreationOperation creation ? Constants.Unwrap(creation.Target) : value;
        return target is IAnonymousFunctionOperation || (target is IMethodReferenceOperation { Method: var method } && !method.DeclaringSyntaxReferences.IsEmpty);
    }
}
