using System.Security.Claims;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Time.Testing;
using ZeroTrustAgents.Approvals;
using ZeroTrustAgents.Arguments;
using ZeroTrustAgents.Auditing;
using ZeroTrustAgents.Calls;
using ZeroTrustAgents.Sessions;
using ZeroTrustAgents.Testing;
using ZeroTrustAgents.Tokens;
using ZeroTrustAgents.Tools;

namespace ZeroTrustAgents.Tests.Calls;

/// <summary>The pipeline with fakes around it and no agent framework.</summary>
internal sealed class PipelineHost : IAsyncDisposable
{
    public const string Owner = "first.last@contoso.example";
    public const string Approver = "approver@contoso.example";

    private readonly ServiceProvider _services;

    public PipelineHost(IReadOnlyList<ToolDescriptor> tools, Action<ZeroTrustAgentsBuilder> configure, IConfiguration? section = null, Action<IServiceCollection>? more = null)
    {
        Broker = new FakeTokenBroker(Time);
        var services = new ServiceCollection();
        services.AddSingleton<TimeProvider>(Time);
        services.AddSingleton<IAuditLog>(Audit);
        services.AddSingleton<IToolTokenBroker>(Broker);
        services.AddSingleton<IAlertSink>(Alerts);
        services.AddSingleton<IToolSource>(new Tools(tools));
        more?.Invoke(services);
        ZeroTrustAgentsBuilder builder = services.AddZeroTrustAgents(section)
            .AddResource("probe", "https://probe.example", "https://probe.example/")
            .AddApprovers(TrustTier.HighRisk, Approver);
        configure(builder);
        _services = services.BuildServiceProvider();
        Agents = _services.GetRequiredService<AgentHost>();
    }

    public FakeTimeProvider Time { get; } = new(new DateTimeOffset(2026, 3, 2, 9, 0, 0, TimeSpan.Zero));

    public FaultyAuditLog Audit { get; } = new();

    public FakeTokenBroker Broker { get; }

    public RememberingAlertSink Alerts { get; } = new();

    public AgentHost Agents { get; }

    public ApprovalService Approvals => _services.GetRequiredService<ApprovalService>();

    public static ToolDescriptor Tool(string name, string[] scopes, TrustTier tier = TrustTier.Routine, params ToolParameter[] parameters) =>
        new(name, name, new ToolAccess(scopes) { Tier = tier, Audience = "probe" }, parameters.Length == 0 ? [new ToolParameter("id", typeof(string))] : parameters);

    public static ClaimsPrincipal Person(string id, params Claim[] claims) => new(new ClaimsIdentity([new Claim("sub", id), .. claims], "test"));

    public ValueTask<AgentSession> BeginAsync(string agent = "worker", IEnumerable<string>? only = null) => Agents.BeginSessionAsync(agent, Person("user@contoso.example"), only);

    public ValueTask<CallResult> CallAsync(AgentSession session, string tool, object? id, Body? body = null, CancellationToken cancellationToken = default) =>
        Agents.Pipeline.InvokeAsync(new GuardedTool(session, Agents.Catalog.Find(tool)!), new Dictionary<string, object?> { ["id"] = id }, body ?? new Body(), cancellationToken);

    public async Task ApproveAllAsync()
    {
        foreach (ApprovalRequest request in await Approvals.ListOpenAsync())
            await Approvals.ApproveAsync(request.Id, Person(Approver));
    }

    public ValueTask DisposeAsync() => _services.DisposeAsync();

    private sealed class Tools(IReadOnlyList<ToolDescriptor> tools) : IToolSource
    {
        public IEnumerable<ToolDescriptor> Describe(ICollection<string> problems) => tools;
    }
}

/// <summary>A tool's body that counts.</summary>
internal sealed class Body(Func<FrozenArguments, CancellationToken, ValueTask<object?>>? run = null) : ToolBody
{
    private int _executions;

    public int Executions => _executions;

    public FrozenArguments? Received { get; private set; }

    public override ValueTask<object?> InvokeAsync(FrozenArguments arguments, CancellationToken cancellationToken)
    {
        Interlocked.Increment(ref _executions);
        Received = arguments;
        return run?.Invoke(arguments, cancellationToken) ?? new ValueTask<object?>("done");
    }
}
