using System.Security.Claims;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.DependencyInjection.Extensions;
using Microsoft.Extensions.Time.Testing;
using ZeroTrustAgents.Approvals;
using ZeroTrustAgents.Auditing;
using ZeroTrustAgents.Sessions;
using ZeroTrustAgents.Tokens;

namespace ZeroTrustAgents.Testing;

/// <summary>A guard with one adapter, fakes around it, and two agents: <c>worker</c> holds the grants, <c>idle</c> none of the dangerous ones.</summary>
public sealed class GuardHarness : IAsyncDisposable
{
    public const string Worker = "worker";
    public const string Idle = "idle";
    public const string Approver = "approver@contoso.example";

    private readonly ServiceProvider _services;

    public GuardHarness(IGuardAdapter adapter, Action<ZeroTrustAgentsBuilder>? configure = null)
    {
        Time = new FakeTimeProvider(new DateTimeOffset(2026, 3, 1, 9, 0, 0, TimeSpan.Zero));
        Broker = new FakeTokenBroker(Time);
        var services = new ServiceCollection();
        services.AddSingleton<TimeProvider>(Time);
        services.AddSingleton<IAuditLog>(Audit);
        services.AddSingleton<IToolTokenBroker>(Broker);
        services.AddSingleton<ICallAssessor>(Assessor);
        services.AddSingleton<IAlertSink>(Alerts);
        ZeroTrustAgentsBuilder builder = services.AddZeroTrustAgents()
            .AddResource("probe", "https://probe.example", "https://probe.example/")
            .AddAgent(Worker, a => a.OwnedBy("first.last@contoso.example").WithPurpose("Works on probes")
                .Grant("probe:read").Grant("probe:write")
                .Grant("probe:danger", g => g.Argument("id").MaxLength(64))
                .Grant("probe:critical"))
            .AddAgent(Idle, a => a.OwnedBy("other.person@contoso.example").WithPurpose("Holds almost nothing").Grant("probe:read", g => g.ForTool("Probe-Stream")))
            .AddApprovers(TrustTier.HighRisk, Approver)
            .AddApprovers(TrustTier.Critical, Approver, "second@contoso.example");
        adapter.Register(builder, Probe);
        configure?.Invoke(builder);
        _services = services.BuildServiceProvider(new ServiceProviderOptions { ValidateScopes = true });
        Agents = _services.GetRequiredService<AgentHost>();
    }

    public Probe Probe { get; } = new();

    public FakeTimeProvider Time { get; }

    public FaultyAuditLog Audit { get; } = new();

    public FakeTokenBroker Broker { get; }

    public FakeAssessor Assessor { get; } = new();

    public RememberingAlertSink Alerts { get; } = new();

    public AgentHost Agents { get; }

    public IServiceProvider Services => _services;

    public ApprovalService Approvals => _services.GetRequiredService<ApprovalService>();

    public static ClaimsPrincipal Person(string id) => new(new ClaimsIdentity([new Claim("sub", id)], "test"));

    public static IReadOnlyDictionary<string, object?> Id(string value) => new Dictionary<string, object?> { ["id"] = value };

    public ValueTask<AgentSession> BeginAsync(string agent = Worker) => Agents.BeginSessionAsync(agent, Person("user@contoso.example"));

    public ValueTask DisposeAsync() => _services.DisposeAsync();
}
