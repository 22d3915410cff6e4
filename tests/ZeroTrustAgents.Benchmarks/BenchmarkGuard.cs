using System.Security.Claims;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.SemanticKernel;
using ZeroTrustAgents.Sessions;

namespace ZeroTrustAgents.Benchmarks;

/// <summary>The tool that every row calls: the cheapest possible body, so that what is left is the guard.</summary>
public sealed class BenchmarkPlugin
{
    [KernelFunction, ToolAccess("tickets:read", Tier = TrustTier.Routine, Audience = "tickets")]
    public string GetTicket(string id, string view) => id;

    [KernelFunction, ToolAccess("tickets:write", Tier = TrustTier.Elevated, Audience = "tickets")]
    public string CloseTicket(string id, string view) => id;

    [KernelFunction, ToolAccess("tickets:none", Tier = TrustTier.Routine, Audience = "tickets")]
    public string Forbidden(string id, string view) => id;

    [KernelFunction, ToolAccess("tickets:read", Tier = TrustTier.Routine, Audience = "tickets")]
    public async IAsyncEnumerable<string> Stream(string id)
    {
        await Task.CompletedTask;
        for (int i = 0; i < 10; i++)
            yield return id;
    }
}

/// <summary>A guard as a user would set it up: file audit log, local broker, one agent.</summary>
internal sealed class BenchmarkGuard : IDisposable
{
    public static readonly ClaimsPrincipal Subject = new(new ClaimsIdentity([new Claim("sub", "user-1")], "bench"));

    private readonly Action<SemanticKernel.SemanticKernelBuilder>? _plugins;
    private string _directory = null!;
    private ServiceProvider _services = null!;

    public BenchmarkGuard(Action<SemanticKernel.SemanticKernelBuilder>? plugins = null)
    {
        _plugins = plugins;
        Start();
    }

    public AgentHost Agents { get; private set; } = null!;

    public AgentSession Session { get; private set; } = null!;

    public Kernel Kernel { get; private set; } = null!;

    public IServiceProvider Services => _services;

    public KernelFunction Function(string name) => Kernel.Plugins["Helpdesk"][name];

    /// <summary>Starts over with an empty log.</summary>
    public void Renew()
    {
        Dispose();
        Start();
    }

    public void Dispose()
    {
        Session.DisposeAsync().AsTask().GetAwaiter().GetResult();
        _services.DisposeAsync().AsTask().GetAwaiter().GetResult();
        Directory.Delete(_directory, recursive: true);
    }

    private void Start()
    {
        _directory = Directory.CreateTempSubdirectory("zerotrustagents-bench").FullName;
        var services = new ServiceCollection();
        services.AddZeroTrustAgents()
            .AddResource("tickets", "https://tickets.example", "https://tickets.example/")
            .AddAgent("helpdesk", a => a.OwnedBy("first.last@contoso.example").WithPurpose("Resolves level-1 tickets")
                .Grant("tickets:read", g => g.Argument("id").MaxLength(32))
                .Grant("tickets:write", g => g.Argument("id").MaxLength(32)))
            .AddSemanticKernel(k =>
            {
                k.AddPlugin<BenchmarkPlugin>("Helpdesk");
                _plugins?.Invoke(k);
            })
            .UseLocalTokenBroker()
            .AddFileAuditLog(_directory);
        _services = services.BuildServiceProvider();
        Agents = _services.GetRequiredService<AgentHost>();
        Session = Agents.BeginSessionAsync("helpdesk", Subject).AsTask().GetAwaiter().GetResult();
        Session.BeginTurnAsync("close ticket 1").AsTask().GetAwaiter().GetResult();
        Kernel = Session.CreateKernel();
    }
}
