using System.Collections.Concurrent;
using System.Security.Claims;
using System.Text;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Time.Testing;
using ZeroTrustAgents.Approvals;
using ZeroTrustAgents.Arguments;
using ZeroTrustAgents.Auditing;
using ZeroTrustAgents.Sessions;
using ZeroTrustAgents.Testing;
using ZeroTrustAgents.Tokens;
using ZeroTrustAgents.Tools;

namespace ZeroTrustAgents.Calls;

/// <summary>A guard without any agent framework: tools are descriptors, bodies are lambdas, everything around is faked and within reach.</summary>
internal sealed class CallHost : IAsyncDisposable
{
    public const string Worker = "worker";
    public const string Helper = "helper";
    public const string User = "user@contoso.example";
    public const string Approver = "approver@contoso.example";

    private readonly ServiceProvider _services;

    public CallHost(
        Action<ZeroTrustAgentsBuilder>? agents = null, IConfiguration? configuration = null, IEnumerable<ToolDescriptor>? tools = null,
        Action<IServiceCollection>? services = null)
    {
        Broker = new FakeTokenBroker(Time);
        var collection = new ServiceCollection();
        collection.AddSingleton<TimeProvider>(Time);
        collection.AddSingleton<IAuditLog>(Audit);
        collection.AddSingleton<IToolTokenBroker>(Broker);
        collection.AddSingleton<ICallAssessor>(Assessor);
        collection.AddSingleton<IAlertSink>(Alerts);
        collection.AddSingleton<IToolSource>(new Source(tools ?? Tools));
        services?.Invoke(collection);
        ZeroTrustAgentsBuilder builder = collection.AddZeroTrustAgents(configuration);
        (agents ?? Standard)(builder);
        _services = collection.BuildServiceProvider(new ServiceProviderOptions { ValidateScopes = true });
        Agents = _services.GetRequiredService<AgentHost>();
    }

    public FakeTimeProvider Time { get; } = new(new DateTimeOffset(2026, 3, 2, 9, 0, 0, TimeSpan.Zero));

    public FaultyAuditLog Audit { get; } = new();

    public FakeTokenBroker Broker { get; }

    public FakeAssessor Assessor { get; } = new();

    public RememberingAlertSink Alerts { get; } = new();

    public AgentHost Agents { get; }

    public ConcurrentQueue<string> Executions { get; } = new();

    public ApprovalService Approvals => _services.GetRequiredService<ApprovalService>();

    public static ToolDescriptor[] Tools { get; } =
    [
        Tool("T-Read", "s:read", TrustTier.Routine), Tool("T-Other", "s:other", TrustTier.Routine, "other"), Tool("T-Write", "s:write", TrustTier.Elevated),
        Tool("T-Danger", "s:danger", TrustTier.HighRisk), Tool("T-Critical", "s:critical", TrustTier.Critical),
    ];

    public static ToolDescriptor Tool(string name, string scope, TrustTier tier, string audience = "svc") =>
        new(name, "A tool.", new ToolAccess(scope) { Tier = tier, Audience = audience }, [new ToolParameter("id", typeof(string), true, "none"), new ToolParameter("data", typeof(object), true)]);

    public static void Standard(ZeroTrustAgentsBuilder builder) => Resources(builder)
        .AddAgent(Worker, a => a.OwnedBy("first.last@contoso.example").WithPurpose("Works on things").Grant("s:read").Grant("s:other").Grant("s:write").Grant("s:danger").Grant("s:critical"))
        .AddAgent(Helper, a => a.OwnedBy("other.person@contoso.example").WithPurpose("Helps the worker").Grant("s:read", g => g.Argument("id").MaxLength(4)).Grant("s:write"));

    public static ZeroTrustAgentsBuilder Resources(ZeroTrustAgentsBuilder builder) => builder
        .AddResource("svc", "https://svc.example/", "https://svc.example/").AddResource("other", "https://other.example/", "https://other.example/")
        .AddApprovers(TrustTier.HighRisk, Approver).AddApprovers(TrustTier.Critical, Approver, "second@contoso.example");

    public static ClaimsPrincipal Person(string id, params Claim[] more) => new(new ClaimsIdentity([new Claim("sub", id), .. more], "test"));

    public static Dictionary<string, object?> Id(object? value) => new() { ["id"] = value };

    public ValueTask<AgentSession> BeginAsync(string agent = Worker, IEnumerable<string>? only = null, params Claim[] claims) => Agents.BeginSessionAsync(agent, Person(User, claims), only);

    public ValueTask<CallResult> CallAsync(AgentSession session, string tool, object? id = null, Func<CancellationToken, ValueTask<object?>>? body = null, CancellationToken ct = default) =>
        RawAsync(session, tool, Id(id ?? "1"), body, ct);

    public ValueTask<CallResult> RawAsync(AgentSession session, string tool, IReadOnlyDictionary<string, object?> arguments, Func<CancellationToken, ValueTask<object?>>? body = null, CancellationToken ct = default) =>
        Agents.Pipeline.InvokeAsync(new GuardedTool(session, Agents.Catalog.Find(tool)!), arguments, new Body(this, tool, body), ct);

    /// <summary>The call is denied for this reason, its body did not run, and the denial is recorded.</summary>
    public async Task DeniedAsync(ReasonCode reason, AgentSession session, string tool, object? id = null, CancellationToken ct = default)
    {
        int before = Executions.Count;
        CallResult result = await CallAsync(session, tool, id, null, ct);
        Assert.Equal(reason, result.Denial?.Reason);
        Assert.Equal(before, Executions.Count);
        Assert.Equal(reason.Id, Audit.Entries.Last(e => e.Phase == AuditPhase.Denied).Reason);
    }

    public async Task RunsAsync(AgentSession session, string tool, object? id = null)
    {
        int before = Executions.Count;
        CallResult result = await CallAsync(session, tool, id);
        Assert.Null(result.Denial?.Reason);
        Assert.Equal(before + 1, Executions.Count);
    }

    public async Task ApproveAllAsync()
    {
        foreach (ApprovalRequest request in await Approvals.ListOpenAsync())
            await Approvals.ApproveAsync(request.Id, Person(Approver));
    }

    public ValueTask DisposeAsync() => _services.DisposeAsync();

    private sealed class Source(IEnumerable<ToolDescriptor> tools) : IToolSource
    {
        public IEnumerable<ToolDescriptor> Describe(ICollection<string> problems) => tools;
    }

    private sealed class Body(CallHost host, string tool, Func<CancellationToken, ValueTask<object?>>? run) : ToolBody
    {
        public override ValueTask<object?> InvokeAsync(FrozenArguments arguments, CancellationToken cancellationToken)
        {
            host.Executions.Enqueue($"{tool}{Encoding.UTF8.GetString(arguments.CanonicalJson.Span)}");
            return run is null ? new ValueTask<object?>("done") : run(cancellationToken);
        }
    }
}
