using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection.Extensions;
using Microsoft.Extensions.Hosting;
using ZeroTrustAgents;
using ZeroTrustAgents.Approvals;
using ZeroTrustAgents.Calls;
using ZeroTrustAgents.Context;
using ZeroTrustAgents.Inspection;
using ZeroTrustAgents.Policy;
using ZeroTrustAgents.Registration;
using ZeroTrustAgents.Sessions;
using ZeroTrustAgents.Telemetry;
using ZeroTrustAgents.Tokens;
using ZeroTrustAgents.Tools;

namespace Microsoft.Extensions.DependencyInjection;

/// <summary>Adds ZeroTrustAgents to an application.</summary>
public static class ZeroTrustAgentsServiceCollectionExtensions
{
    /// <summary>Adds the guard. Calling it again returns the same registration.</summary>
    /// <param name="services">The application's services.</param>
    /// <param name="configuration">The section that holds agents, resources, approvers and limits; watched for changes. Unknown keys are errors.</param>
    public static ZeroTrustAgentsBuilder AddZeroTrustAgents(this IServiceCollection services, IConfiguration? configuration = null)
    {
        ArgumentNullException.ThrowIfNull(services);
        PolicyDefinition? definition = services.LastOrDefault(static d => d.ServiceType == typeof(PolicyDefinition))?.ImplementationInstance as PolicyDefinition;
        if (definition is null)
        {
            services.AddSingleton(definition = new PolicyDefinition());
            AddCore(services);
        }

        if (configuration is not null)
        {
            if (definition.Section is not null && !ReferenceEquals(definition.Section, configuration))
                throw new InvalidOperationException("AddZeroTrustAgents was called with two different configuration sections; bind one.");
            definition.Section = configuration;
        }

        return new ZeroTrustAgentsBuilder(services, definition);
    }

    private static void AddCore(IServiceCollection services)
    {
        services.AddLogging();
        services.AddDataProtection();
        services.TryAddSingleton(TimeProvider.System);
        services.TryAddSingleton<Alerts>();
        services.TryAddSingleton<LiveCalls>();
        services.TryAddSingleton<ToolCatalog>();
        services.TryAddSingleton(static p => new PolicyStore(p.GetRequiredService<PolicyDefinition>(), p.GetRequiredService<ToolCatalog>(), p.GetRequiredService<ApproverDirectory>(), p.GetRequiredService<Alerts>(), p.GetService<IHostEnvironment>()));
        services.TryAddSingleton(static p => new ApproverDirectory(new Dictionary<TrustTier, List<string>>(), p.GetServices<ApproverListing>()));
        services.TryAddSingleton(static p => p.GetRequiredService<PolicyStore>().Current.Approvals);
        ApprovalRegistration.Add(services);
        services.TryAddSingleton<CallRecorder>();
        services.TryAddSingleton(static p => new LeaseProvider(p.GetRequiredService<TimeProvider>(), p.GetService<IToolTokenBroker>()));
        services.TryAddSingleton(static p =>
        {
            var known = new KnownSecrets();
            foreach (ProtectedSecret secret in p.GetServices<ProtectedSecret>())
                known.Add(secret.Reveal());
            return known;
        });
        services.TryAddSingleton<ISecretScanner, CombinedSecretScanner>();
        services.TryAddSingleton<ResultInspector>();
        services.TryAddSingleton<SavedSessions>();
        services.TryAddSingleton<ClockGuard>();
        services.TryAddSingleton<CallDecision>();
        services.TryAddSingleton<CallAdmission>();
        services.TryAddSingleton<CallRun>();
        services.TryAddSingleton<CallEnd>();
        services.TryAddSingleton<ToolCallPipeline>();
        services.TryAddSingleton(static p =>
        {
            RequiredParts.Check(p);
            return new AgentHost(
                p.GetRequiredService<PolicyStore>(), p.GetRequiredService<ToolCatalog>(), p.GetRequiredService<ToolCallPipeline>(),
                p.GetRequiredService<LiveCalls>(), p.GetRequiredService<CallRecorder>(), p.GetRequiredService<Alerts>(),
                p.GetRequiredService<SavedSessions>(), p.GetServices<IFactSource>(), p.GetRequiredService<IServiceScopeFactory>(), p.GetRequiredService<TimeProvider>());
        });
        services.TryAddEnumerable(ServiceDescriptor.Singleton<IHostedService, StartupCheck>());
    }
}
