using System.Globalization;
using BenchmarkDotNet.Attributes;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.SemanticKernel;
using ZeroTrustAgents.Arguments;
using ZeroTrustAgents.Calls;
using ZeroTrustAgents.Sessions;
using ZeroTrustAgents.Tools;

namespace ZeroTrustAgents.Benchmarks;

/// <summary>The decision of a permitted call alone, with an argument constraint, among many grants.</summary>
public class DecisionBenchmarks
{
    private GuardedTool _tool = null!;
    private FrozenArguments _arguments = null!;
    private AgentSession _session = null!;

    [Params(1, 10, 100, 1000)]
    public int Grants { get; set; }

    [GlobalSetup]
    public void Setup()
    {
        var services = new ServiceCollection();
        ZeroTrustAgentsBuilder builder = services.AddZeroTrustAgents()
            .AddResource("tickets", "https://tickets.example", "https://tickets.example/")
            .AddAgent("helpdesk", a =>
            {
                a.OwnedBy("first.last@contoso.example").WithPurpose("Resolves level-1 tickets");
                for (int i = 0; i < Grants; i++)
                    a.Grant($"scope:{i}", g => g.Argument("id").MatchesRegex("T-[0-9]+"));
            })
            .UseLocalTokenBroker()
            .AddFileAuditLog(Path.Combine(Path.GetTempPath(), "zerotrustagents-bench-decide"));
        builder.AddSemanticKernel(k =>
        {
            for (int i = 0; i < Grants; i++)
            {
                string scope = $"scope:{i}";
                KernelFunction function = KernelFunctionFactory.CreateFromMethod(static (string id) => id, $"F{i}");
                k.AddPlugin(KernelPluginFactory.CreateFromFunctions($"P{i}", [function]), p => p.Tool(function.Name).Access(new ToolAccess(scope) { Tier = TrustTier.Routine, Audience = "tickets" }));
            }
        });
        ServiceProvider provider = services.BuildServiceProvider();
        AgentHost host = provider.GetRequiredService<AgentHost>();
        _session = host.BeginAutonomousSessionAsync("helpdesk").AsTask().GetAwaiter().GetResult();
        ToolDescriptor descriptor = host.Catalog.Find($"P{Grants / 2}-F{Grants / 2}")!;
        _tool = new GuardedTool(_session, descriptor);
        if (FrozenArguments.TryFreeze(descriptor, new Dictionary<string, object?> { ["id"] = "T-1234" }, CultureInfo.InvariantCulture, host.Policies.Current.Limits, null, out FrozenArguments? frozen, out _) is { } problem)
            throw new InvalidOperationException(problem.ToString());
        _arguments = frozen!;
        if (!Decide())
            throw new InvalidOperationException("The decision should be to permit.");
    }

    [Benchmark]
    public bool Decide() =>
        _session.EndedReason() is null
        && _tool.PermitUnder(_session.Host.Policies.Current).Decide(_arguments, _session.Host.Time.GetUtcNow(), out _) is null;
}
