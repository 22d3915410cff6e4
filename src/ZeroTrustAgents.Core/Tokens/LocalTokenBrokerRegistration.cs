using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.DependencyInjection.Extensions;
using Microsoft.Extensions.Options;

namespace ZeroTrustAgents.Tokens;

/// <summary>Makes the embedded broker the broker.</summary>
internal static class LocalTokenBrokerRegistration
{
    /// <summary>Registers the local broker in the place of any other; calling it again adds configuration.</summary>
    public static IServiceCollection Add(IServiceCollection services, Action<LocalTokenBrokerOptions>? configure)
    {
        OptionsBuilder<LocalTokenBrokerOptions> options = services.AddOptions<LocalTokenBrokerOptions>().ValidateOnStart();
        if (configure is not null)
            options.Configure(configure);
        services.TryAddEnumerable(ServiceDescriptor.Singleton<IValidateOptions<LocalTokenBrokerOptions>, LocalTokenBrokerOptionsValidator>());
        services.TryAddSingleton(TimeProvider.System);
        services.TryAddSingleton<LocalTokenBroker>();
        services.Replace(ServiceDescriptor.Singleton<IToolTokenBroker>(static s => s.GetRequiredService<LocalTokenBroker>()));
        services.Replace(ServiceDescriptor.Singleton<IToolTokenKeys>(static s => s.GetRequiredService<LocalTokenBroker>()));
        return services;
    }
}
