using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.DependencyInjection.Extensions;
using Microsoft.Extensions.Options;
using ZeroTrustAgents.Calls;

namespace ZeroTrustAgents.Auditing;

/// <summary>Adds the disclosure store in files to a container; the builder's <c>AddDisclosureStore</c> calls it.</summary>
internal static class DisclosureRegistration
{
    /// <summary>Registers the store once; a later call changes its options only. A store of the application's own that is registered already is used in its place.</summary>
    public static void Add(IServiceCollection services, string directory, Action<DisclosureOptions>? configure = null)
    {
        OptionsBuilder<DisclosureOptions> options = services.AddOptions<DisclosureOptions>().Configure(o => o.Directory = directory);
        if (configure is not null)
            options.Configure(configure);
        options.ValidateOnStart();
        services.TryAddEnumerable(ServiceDescriptor.Singleton<IValidateOptions<DisclosureOptions>, DisclosureOptionsValidator>());
        services.TryAddSingleton(TimeProvider.System);
        services.TryAddSingleton<FileDisclosureStore>();
        services.TryAddSingleton<IDisclosureStore>(static provider => provider.GetRequiredService<FileDisclosureStore>());
        services.TryAddSingleton<CallDisclosure>();
    }
}
