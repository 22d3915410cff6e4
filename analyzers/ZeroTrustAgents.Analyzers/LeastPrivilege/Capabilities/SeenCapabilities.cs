using System.Collections.Concurrent;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Operations;
using ZeroTrustAgents.Analyzers.Flow;
using ZeroTrustAgents.Capabilities;

namespace ZeroTrustAgents.Analyzers;

/// <summary>The capabilities that a project's code gives, and whether that is all of them. Thread-safe.</summary>
internal sealed class SeenCapabilities(AgentTypes types)
{
    private readonly SeenRegistrations _registrations = new(types);
    private volatile bool _agentsUnknown;
    private volatile bool _toolsUnknown;

    public ConcurrentQueue<SeenCapability> All { get; } = new();

    /// <summary>Where the guard is added; <see langword="null"/> when this project does not.</summary>
    public Location? Registration { get; private set; }

    public bool IsConfigured => _registrations.IsConfigured;

    /// <summary>Whether every agent and resource of the code was seen.</summary>
    public bool KnowsAgents => !_agentsUnknown && !_registrations.GrantsUnknown;

    /// <summary>Whether every tool was seen.</summary>
    public bool KnowsTools => !_toolsUnknown && !_registrations.ToolsUnknown;

    public void See(IInvocationOperation call, CancellationToken cancellation)
    {
        if (Calls.Is(call, types.SemanticKernelBuilder, "AddPlugin"))
        {
            SeePlugin(call, cancellation);
            return;
        }

        _registrations.See(call);
        if (Calls.Is(call, types.AgentsServices, "AddZeroTrustAgents"))
            Registration = call.Syntax.GetLocation();
        else if (Calls.Is(call, types.AgentsBuilder, "AddResource"))
            SeeResource(call);
        else if (AgentRegistration.Of(call, types) is { } agent)
            SeeAgent(agent);
    }

    private void SeeAgent(AgentRegistration agent)
    {
        if (agent.Id is not { } id)
        {
            _agentsUnknown = true;
            return;
        }

        _agentsUnknown |= !agent.IsComplete;
        if (agent.Owner is { Length: > 0 } owner)
            Add(Capability.Of(CapabilityFacts.Agent, id, CapabilityFacts.Owner, owner), agent.IdPlace);
        foreach (IInvocationOperation fact in agent.Facts)
        {
            if (Calls.Argument(fact, "values") is { } values && !ConstantTexts.Read(values, (place, text) => Add(Capability.Of(CapabilityFacts.Agent, id, CapabilityFacts.Fact, text ?? ""), place.Syntax)))
                _agentsUnknown = true;
        }

        foreach (IInvocationOperation grant in agent.Grants)
        {
            if (Calls.Argument(grant, "scope") is { } value && Constants.Text(value) is { Length: > 0 } scope)
                Add(Capability.Of(CapabilityFacts.Agent, id, CapabilityFacts.Grant, scope).If(GrantConditions.Of(grant, types)), value.Syntax);
            else
                _agentsUnknown = true;
        }
    }

    private void SeeResource(IInvocationOperation call)
    {
        if (Calls.Argument(call, "name") is not { } named || Constants.Text(named) is not { Length: > 0 } name)
        {
            _agentsUnknown = true;
            return;
        }

        SeeText("identifier", CapabilityFacts.Identifier);
        SeeText("address", CapabilityFacts.Address);
        if (Calls.Argument(call, "allowPrivateNetwork") is { } inside && inside.ConstantValue is not { HasValue: true, Value: false })
            Add(Capability.Of(CapabilityFacts.Resource, name, CapabilityFacts.PrivateNetwork), inside.Syntax);

        void SeeText(string parameter, string fact)
        {
            if (Calls.Argument(call, parameter) is { } value && Constants.Text(value) is { Length: > 0 } text)
                Add(Capability.Of(CapabilityFacts.Resource, name, fact, text), value.Syntax);
            else
                _agentsUnknown = true;
        }
    }

    private void SeePlugin(IInvocationOperation call, CancellationToken cancellation)
    {
        var tools = new List<SeenCapability>();
        if (!new PluginCapabilities(call, types, tools).Read(cancellation))
            _toolsUnknown = true;
        foreach (SeenCapability tool in tools)
            All.Enqueue(tool);
    }

    private void Add(Capability capability, SyntaxNode place) => All.Enqueue(new SeenCapability(capability, place.GetLocation()));
}
