using Microsoft.AspNetCore.Authentication.JwtBearer;
using Microsoft.Extensions.DependencyInjection.Extensions;
using Microsoft.Extensions.Options;
using ZeroTrustAgents.AspNetCore;

namespace Microsoft.Extensions.DependencyInjection;

/// <summary>Lets a service accept tool-call tokens.</summary>
public static class ToolTokenAuthenticationServiceCollectionExtensions
{
    private const int MaxKeySetBytes = 256 * 1024;

    /// <summary>
    /// Adds the authentication scheme <see cref="ToolTokenDefaults.AuthenticationScheme"/>: tokens of one issuer for one
    /// audience, signed, of type <c>at+jwt</c> (RFC 9068), valid for 60 s at most, and single-use when they are bound
    /// to arguments. Endpoints ask for it with <c>RequireToolScope</c>. Calling it again adds configuration.
    /// </summary>
    /// <param name="services">The services.</param>
    /// <param name="configure">Says issuer, audience and keys.</param>
    public static IServiceCollection AddToolTokenAuthentication(this IServiceCollection services, Action<ToolTokenAuthenticationOptions> configure)
    {
        ArgumentNullException.ThrowIfNull(services);
        ArgumentNullException.ThrowIfNull(configure);
        services.AddOptions<ToolTokenAuthenticationOptions>().Configure(configure).ValidateOnStart();
        if (services.Any(s => s.ServiceType == typeof(ToolTokenHandler)))
            return services;

        services.TryAddEnumerable(ServiceDescriptor.Singleton<IValidateOptions<ToolTokenAuthenticationOptions>, ToolTokenAuthenticationOptionsValidator>());
        services.TryAddSingleton(TimeProvider.System);
        services.TryAddSingleton<IToolTokenReplayCache, InMemoryToolTokenReplayCache>();
        services.AddSingleton<ToolTokenKeySource>();
        services.AddSingleton<ToolTokenHandler>();
        services.AddHttpClient(ToolTokenDefaults.KeysHttpClient, static client =>
        {
            client.Timeout = TimeSpan.FromSeconds(5);
            client.MaxResponseContentBufferSize = MaxKeySetBytes;
        }).ConfigurePrimaryHttpMessageHandler(static services => new SocketsHttpHandler
        {
            // A proxy's loopback is not ours.
            UseProxy = services.GetRequiredService<IOptions<ToolTokenAuthenticationOptions>>().Value.JwksUri?.IsLoopback != true,
            // A redirect could lead from https to anywhere.
            AllowAutoRedirect = false,
            UseCookies = false,
        });
        services.AddAuthentication().AddJwtBearer(ToolTokenDefaults.AuthenticationScheme, static _ => { });
        services.AddSingleton<IPostConfigureOptions<JwtBearerOptions>, ToolTokenBearerSetup>();
        services.AddAuthorization();
        return services;
    }
}
