using Microsoft.Extensions.DependencyInjection;
using ZeroTrustAgents.Sessions;

namespace ZeroTrustAgents.SemanticKernel;

/// <summary>The session's services, and the mark by which a kernel, clones included, is known to be this session's. Nobody can write to it.</summary>
internal sealed class SessionServices(AgentSession session) : IServiceProvider, IKeyedServiceProvider
{
    public AgentSession Session { get; } = session;

    public object? GetService(Type serviceType) => Session.Services.GetService(serviceType);

    public object? GetKeyedService(Type serviceType, object? serviceKey) => (Session.Services as IKeyedServiceProvider)?.GetKeyedService(serviceType, serviceKey);

    public object GetRequiredKeyedService(Type serviceType, object? serviceKey) => Session.Services.GetRequiredKeyedService(serviceType, serviceKey);
}
