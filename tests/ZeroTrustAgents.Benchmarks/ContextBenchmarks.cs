using System.Globalization;
using BenchmarkDotNet.Attributes;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.SemanticKernel;
using ZeroTrustAgents.Arguments;
using ZeroTrustAgents.Calls;
using ZeroTrustAgents.Context;
using ZeroTrustAgents.Inspection;
using ZeroTrustAgents.Sessions;
using ZeroTrustAgents.Tools;

namespace ZeroTrustAgents.Benchmarks;

/// <summary>What asking where the arguments of a call came from costs, in a session that has seen 1,000 results of 2 KB.</summary>
public class ContextBenchmarks
{
    private const int Results = 1_000, Length = 2 * 1024;

    private ServiceProvider _services = null!;
    private AgentSession _session = null!;
    private ToolCall _read = null!;
    private ToolCall _known = null!;
    private ToolCall _fromResult = null!;
    private ToolCall _unknown = null!;
    private InspectedResult _result;

    [GlobalSetup]
    public void Setup()
    {
        var services = new ServiceCollection();
        services.AddZeroTrustAgents()
            .AddAgent("mail", a => a.OwnedBy("first.last@contoso.example").WithPurpose("Answers mail").Grant("mail:read").Grant("mail:send"))
            .AddSemanticKernel(k => k.AddPlugin(
                KernelPluginFactory.CreateFromFunctions("Mail", [KernelFunctionFactory.CreateFromMethod(static (string id) => id, "Read"), KernelFunctionFactory.CreateFromMethod(static (string to, string body) => to + body, "Send")]),
                static p => p.Tool("Read").Access(new ToolAccess("mail:read") { Tier = TrustTier.Routine, Effect = ToolEffect.Read }).Tool("Send").Access(new ToolAccess("mail:send") { Tier = TrustTier.Elevated, Effect = ToolEffect.External })))
            .UseLocalTokenBroker()
            .AddFileAuditLog(Path.Combine(Path.GetTempPath(), "zerotrustagents-bench-context"));
        _services = services.BuildServiceProvider();
        AgentHost host = _services.GetRequiredService<AgentHost>();
        _session = host.BeginAutonomousSessionAsync("mail").AsTask().GetAwaiter().GetResult();
        _session.BeginTurnAsync("Please answer tom.adler@contoso.example, and whoever else wrote about the printer on Monday.").AsTask().GetAwaiter().GetResult();
        _read = Call(host, "Mail-Read", new() { ["id"] = "1" });
        var random = new Random(1);
        for (int i = 0; i < Results; i++)
            _session.Context.Observe(new ToolCall(_read.Tool, i), InspectedResult.Pass(Text(random, i), Length));
        _result = InspectedResult.Pass(Text(random, Results), Length);
        _known = Call(host, "Mail-Send", new() { ["to"] = "Tom.Adler@contoso.example", ["body"] = "On Monday." });
        _fromResult = Call(host, "Mail-Send", new() { ["to"] = "person900x@partner900.example", ["body"] = "On Monday." });
        _unknown = Call(host, "Mail-Send", new() { ["to"] = "nobody.said@this.example", ["body"] = "On Monday." });
        if (Known() != TrustTier.Elevated || FromResult() != TrustTier.HighRisk || Unknown() != TrustTier.HighRisk || !_fromResult.Why![0].Contains("came from the result", StringComparison.Ordinal))
            throw new InvalidOperationException("The context should know the first, find the second and not the third.");
    }

    [GlobalCleanup]
    public void Cleanup()
    {
        _session.DisposeAsync().AsTask().GetAwaiter().GetResult();
        _services.DisposeAsync().AsTask().GetAwaiter().GetResult();
    }

    /// <summary>What a reading call pays.</summary>
    [Benchmark]
    public void Observe() => _session.Context.Observe(_read, _result);

    [Benchmark]
    public TrustTier Known() => Decide(_known);

    [Benchmark]
    public TrustTier FromResult() => Decide(_fromResult);

    [Benchmark]
    public TrustTier Unknown() => Decide(_unknown);

    private static TrustTier Decide(ToolCall call)
    {
        call.Tier = TrustTier.Elevated;
        call.Why = null;
        ContextAssessment.Decide(call, out _);
        return call.Tier;
    }

    private ToolCall Call(AgentHost host, string tool, Dictionary<string, object?> arguments)
    {
        ToolDescriptor descriptor = host.Catalog.Find(tool)!;
        var call = new ToolCall(new GuardedTool(_session, descriptor), 1);
        call.Permit = call.Tool.PermitUnder(host.Policies.Current);
        if (FrozenArguments.TryFreeze(descriptor, arguments, CultureInfo.InvariantCulture, host.Policies.Current.Limits, null, out FrozenArguments? frozen, out _) is { } problem)
            throw new InvalidOperationException(problem.ToString());
        call.Arguments = frozen;
        return call;
    }

    private static string Text(Random random, int number)
    {
        string[] words = ["ledger", "quarter", "window", "garden", "copper", "letter", "modern", "simple", "offer", "winter", "report", "figure", "printer", "Monday", "please", "order", "street"];
        var text = new System.Text.StringBuilder().Append(CultureInfo.InvariantCulture, $"From: person{number}x@partner{number}.example. ");
        while (text.Length < Length)
            text.Append(words[random.Next(words.Length)]).Append(random.Next(12) == 0 ? " " + random.Next(1_000_000).ToString(CultureInfo.InvariantCulture) + ". " : " ");
        return text.ToString();
    }
}
