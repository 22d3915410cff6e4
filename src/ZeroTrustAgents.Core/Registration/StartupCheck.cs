using Microsoft.Extensions.Hosting;
using ZeroTrustAgents.Sessions;

namespace ZeroTrustAgents.Registration;

/// <summary>Under a generic host, a policy that does not fit stops the start and not the first user.</summary>
internal sealed class StartupCheck(IServiceProvider services) : IHostedService
{
    public Task StartAsync(CancellationToken cancellationToken)
    {
        _ = services.GetService(typeof(AgentHost));
        return Task.CompletedTask;
    }

    public Task StopAsync(CancellationToken cancellationToken) => Task.CompletedTask;
}
