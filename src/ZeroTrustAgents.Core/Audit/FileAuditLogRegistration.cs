using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.DependencyInjection.Extensions;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Options;

namespace ZeroTrustAgents.Auditing;

/// <summary>Adds the audit log in files to a container; the builder's <c>AddFileAuditLog</c> calls it.</summary>
internal static class FileAuditLogRegistration
{
    /// <summary>Registers the log once; a later call changes its options only.</summary>
    public static void Add(IServiceCollection services, string directory, Action<FileAuditLogOptions>? configure = null)
    {
        OptionsBuilder<FileAuditLogOptions> options = services.AddOptions<FileAuditLogOptions>().Configure(o => o.Directory = directory);
        if (configure is not null)
            options.Configure(configure);
        options.ValidateOnStart();
        services.TryAddEnumerable(ServiceDescriptor.Singleton<IValidateOptions<FileAuditLogOptions>, FileAuditLogOptionsValidator>());
        services.TryAddSingleton(TimeProvider.System);
        services.AddHttpClient(HttpWitness.ClientName, static client => client.Timeout = TimeSpan.FromSeconds(10));
        services.TryAddSingleton(static provider => Create(provider, provider.GetRequiredService<IOptions<FileAuditLogOptions>>().Value));
        services.TryAddSingleton<IAuditLog>(static provider => provider.GetRequiredService<FileAuditLog>());
    }

    private static FileAuditLog Create(IServiceProvider provider, FileAuditLogOptions options)
    {
        TimeProvider time = provider.GetRequiredService<TimeProvider>();
        IHttpClientFactory clients = provider.GetRequiredService<IHttpClientFactory>();
        IAuditWitness[] witnesses = [.. options.Witnesses.Select(w => w.Create(clients, time))];
        return new FileAuditLog(options, time, provider.GetRequiredService<ILogger<FileAuditLog>>(), witnesses, provider.GetServices<IAuditSink>());
    }
}
