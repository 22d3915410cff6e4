using System.Security.Claims;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.DependencyInjection.Extensions;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Logging.Abstractions;
using Microsoft.Extensions.Options;
using ZeroTrustAgents.Auditing;
using ZeroTrustAgents.Calls;
using ZeroTrustAgents.Configuration;

namespace ZeroTrustAgents.Approvals;

/// <summary>
/// Registers approvals. Whatever is registered before (options, directory, store, clock) stays. Without an
/// <see cref="IAuditLog"/> the service cannot be made: nobody consents off the record.
/// </summary>
internal static class ApprovalRegistration
{
    public static IServiceCollection Add(IServiceCollection services)
    {
        services.TryAddSingleton(TimeProvider.System);
        services.TryAddSingleton<IApprovalStore, InMemoryApprovalStore>();
        services.TryAddSingleton(static sp => Options(sp).Approvals);
        services.TryAddSingleton(static sp => new ApproverDirectory(Options(sp).Approvers, sp.GetServices<ApproverListing>()));
        services.TryAddSingleton(static sp => new ApprovalService(
            sp.GetRequiredService<ApprovalOptions>(),
            sp.GetRequiredService<ApproverDirectory>(),
            sp.GetRequiredService<IApprovalStore>(),
            sp.GetRequiredService<IAuditLog>(),
            sp.GetServices<IApprovalNotifier>(),
            sp.GetRequiredService<TimeProvider>(),
            Logger<ApprovalService>(sp),
            sp.GetService<TotpVerifier>(),
            sp.GetService<LiveCalls>()));
        services.TryAddSingleton<IConsentGate>(static sp => sp.GetRequiredService<ApprovalService>());
        return services;
    }

    /// <summary>Asks at the console; its user is listed for <paramref name="tiers"/>, HighRisk when none is given.</summary>
    public static IServiceCollection AddConsole(IServiceCollection services, params TrustTier[] tiers)
    {
        // Twice would ask every question twice.
        if (services.Any(static s => s.ImplementationType == typeof(ConsoleApprover) || s.ServiceType == typeof(ConsoleApprover)))
            return services;
        services.AddSingleton(static sp => new ConsoleApprover(sp.GetService<ILogger<ConsoleApprover>>()));
        services.AddSingleton<IApprovalNotifier>(static sp => sp.GetRequiredService<ConsoleApprover>());
        List(services, ConsoleApprover.IdOf(Environment.UserName), tiers);
        return Add(services);
    }

    /// <summary>Lets code decide under <paramref name="principal"/>, listed for <paramref name="tiers"/>, HighRisk when none is given.</summary>
    public static IServiceCollection AddProgrammatic(
        IServiceCollection services, ClaimsPrincipal principal, Func<ApprovalRequest, CancellationToken, ValueTask<ApprovalAnswer>> decide, params TrustTier[] tiers)
    {
        if (!PersonId.TryGet(principal, out string id))
            throw new ArgumentException("The principal has to be authenticated and have one id: new ClaimsIdentity([new Claim(\"sub\", \"approver-1\")], \"host\").", nameof(principal));
        services.AddSingleton<IApprovalNotifier>(sp => new ProgrammaticApprover(principal, decide, sp.GetService<ILogger<ProgrammaticApprover>>()));
        List(services, id, tiers);
        return Add(services);
    }

    /// <summary>Lets subjects step up with one-time codes from the registered <see cref="ITotpSecretStore"/>.</summary>
    public static IServiceCollection AddTotp(IServiceCollection services, Action<TotpOptions>? configure = null)
    {
        var options = new TotpOptions();
        configure?.Invoke(options);
        options.Validate();
        services.TryAddSingleton(sp => new TotpVerifier(
            sp.GetRequiredService<ITotpSecretStore>(), options, sp.GetRequiredService<TimeProvider>(), Logger<TotpVerifier>(sp)));
        return Add(services);
    }

    private static void List(IServiceCollection services, string id, TrustTier[] tiers)
    {
        foreach (TrustTier tier in tiers.Length == 0 ? [TrustTier.HighRisk] : tiers)
            services.AddSingleton(new ApproverListing(tier, id));
    }

    private static ZeroTrustAgentsOptions Options(IServiceProvider services) =>
        services.GetService<IOptions<ZeroTrustAgentsOptions>>()?.Value ?? new ZeroTrustAgentsOptions();

    private static ILogger<T> Logger<T>(IServiceProvider services) => services.GetService<ILogger<T>>() ?? NullLogger<T>.Instance;
}
