using Microsoft.Extensions.DependencyInjection;
using ZeroTrustAgents.Sessions;

namespace ZeroTrustAgents.SemanticKernel;

/// <summary>The session's services, and the mark by which a kernel, clones included, is known to be this session's. Nobody can write to it.</summary>
internal sealed class SessionServices(AgentSession session) : IServiceProvider, IKeyedServiceProvider
{
    public AgentSession Session { get; } = session;

    public object? GetService(Type serviceType)
    {
        try
        {
            return Session.Services.GetService(serviceType);
        }
        catch (ObjectDisposedException)
        {
            // The session has ended. Semantic Kernel asks for a logger before it runs the body, where the guard says why.
            return serviceType.IsConstructedGenericType && serviceType.GetGenericTypeDefinition() == typeof(IEnumerable<>)
                ? Array.CreateInstance(serviceType.GenericTypeArguments[0], 0)
                : null;
        }
    }

    public object? GetKeyedService(Type serviceType, object? serviceKey)
    {
        try
        {
            return Session.Services is IKeyedServiceProvider keyed ? keyed.GetKeyedService(serviceType, serviceKey) : null;
        }
        catch (ObjectDisposedException)
        {
            return null;
        }
    }

    public object GetRequiredKeyedService(Type serviceType, object? serviceKey) => Session.Services.GetRequiredKeyedService(serviceType, serviceKey);
}
