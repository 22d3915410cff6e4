using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Time.Testing;
using ZeroTrustAgents.Auditing;
using ZeroTrustAgents.Configuration;

namespace ZeroTrustAgents.Approvals;

public sealed class ApprovalRegistrationTests
{
    [Fact]
    public async Task Add_WithEverything_MakesAWorkingService()
    {
        var services = new ServiceCollection();
        services.AddSingleton<TimeProvider>(new FakeTimeProvider(ApprovalHost.Start));
        services.AddSingleton<IAuditLog>(new RecordingAuditLog());
        services.AddSingleton<ITotpSecretStore>(new TotpSecrets());
        services.Configure<ZeroTrustAgentsOptions>(o => o.Approvers[TrustTier.Critical] = ["bob", "carol"]);
        ApprovalRegistration.AddProgrammatic(services, ApprovalHost.Person("robot"), (_, _) => ValueTask.FromResult(ApprovalAnswer.Approve));
        ApprovalRegistration.AddTotp(services, t => t.Digits = 8);
        ApprovalRegistration.Add(services);
        await using ServiceProvider provider = services.BuildServiceProvider(new ServiceProviderOptions { ValidateOnBuild = true, ValidateScopes = true });
        IConsentGate gate = provider.GetRequiredService<IConsentGate>();
        Assert.Same(provider.GetRequiredService<ApprovalService>(), gate);
        Assert.Equal("robot", (await gate.ObtainAsync(ApprovalHost.Call(), wait: true, default)).Approvers);
        Assert.Equal(ReasonCodes.ApprovalPending, (await gate.ObtainAsync(ApprovalHost.Call(tier: TrustTier.Critical), wait: false, default)).Reason);
    }

    [Fact]
    public void Add_WithoutAuditLog_CannotBeMade()
    {
        using ServiceProvider provider = ApprovalRegistration.Add(new ServiceCollection()).BuildServiceProvider();
        Assert.Throws<InvalidOperationException>(() => provider.GetRequiredService<ApprovalService>());
    }

    [Fact]
    public void AddConsole_Twice_AsksOnceAndListsTheUserForHighRiskOnly()
    {
        var services = new ServiceCollection();
        ApprovalRegistration.AddConsole(services);
        ApprovalRegistration.AddConsole(services);
        using ServiceProvider provider = services.BuildServiceProvider();
        Assert.Single(provider.GetServices<IApprovalNotifier>());
        string user = provider.GetRequiredService<ConsoleApprover>().PrincipalId;
        ApproverDirectory directory = provider.GetRequiredService<ApproverDirectory>();
        Assert.True(directory.IsListed(TrustTier.HighRisk, user));
        Assert.False(directory.IsListed(TrustTier.Critical, user));
    }

    [Fact]
    public void AddProgrammatic_UnauthenticatedPrincipal_Throws() => Assert.Throws<ArgumentException>(() =>
        ApprovalRegistration.AddProgrammatic(new ServiceCollection(), new System.Security.Claims.ClaimsPrincipal(), (_, _) => default));
}
