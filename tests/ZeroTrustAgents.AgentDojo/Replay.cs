using System.Diagnostics;
using System.Security.Claims;
using System.Text.Json;
using System.Text.Json.Nodes;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.SemanticKernel;
using ZeroTrustAgents.Approvals;
using ZeroTrustAgents.Auditing;
using ZeroTrustAgents.Sessions;

namespace ZeroTrustAgents.AgentDojo;

/// <summary>
/// One run of recorded calls through the real guard: an agent with a grant for every tool, the tools as kernel functions that return what was
/// recorded, and an approver who says yes to what the user's task needs and no to everything else.
/// </summary>
internal sealed class Replay : IAsyncDisposable
{
    private const string Plugin = "Suite";
    private readonly ServiceProvider _services;
    private readonly IReadOnlyList<RecordedCall> _wanted;
    private RecordedCall? _current;
    private IReadOnlyList<string>? _asked;
    private object? _result;

    public Replay(Suite suite, SuitePolicy policy, UserTask task)
    {
        _wanted = task.Calls;
        KernelPlugin plugin = KernelPluginFactory.CreateFromFunctions(Plugin, suite.Tools.Select(Function));
        var services = new ServiceCollection();
        services.AddZeroTrustAgents()
            .AddAgent("assistant", agent =>
            {
                agent.OwnedBy("first.last@contoso.example").WithPurpose("Does what its user asks for");
                if (policy.FactsOf(suite.SystemUser) is { Count: > 0 } facts)
                    agent.Knows("user", [.. facts]);
                foreach (SuiteTool tool in suite.Tools)
                    agent.Grant(policy.AccessOf(tool, suite.Name).Scopes[0]);
            })
            .AddSemanticKernel(k => k.AddPlugin(plugin, access =>
            {
                foreach (SuiteTool tool in suite.Tools)
                    access.Tool(tool.Name).Access(policy.AccessOf(tool, suite.Name));
            }))
            .UseLocalTokenBroker()
            .UseAuditLog<InMemoryAuditLog>()
            .AddProgrammaticApprovals(Person("approver@contoso.example"), Decide);
        _services = services.BuildServiceProvider();
    }

    /// <summary>Runs the calls in order, whatever becomes of each.</summary>
    public async Task<List<ReplayedCall>> RunAsync(string prompt, IReadOnlyList<RecordedCall> calls)
    {
        var replayed = new List<ReplayedCall>();
        AgentHost agents = _services.GetRequiredService<AgentHost>();
        await using AgentSession session = await agents.BeginSessionAsync("assistant", Person("user@contoso.example"));
        await using SessionTurn turn = await session.BeginTurnAsync(prompt);
        Kernel kernel = session.CreateKernel();
        foreach (RecordedCall call in calls)
        {
            (_current, _asked, _result) = (call, null, StructuredResult.Of(call.Result));
            var arguments = new KernelArguments();
            foreach ((string name, JsonNode? value) in call.Arguments)
                arguments[name] = value is null ? null : JsonSerializer.SerializeToElement(value);
            long started = Stopwatch.GetTimestamp();
            FunctionResult result = await kernel.InvokeAsync(Plugin, call.Tool, arguments);
            replayed.Add(new ReplayedCall(call, _asked, result.GetValue<object>() as ToolDenial, Stopwatch.GetElapsedTime(started)));
        }

        return replayed;
    }

    public ValueTask DisposeAsync() => _services.DisposeAsync();

    private static ClaimsPrincipal Person(string id) => new(new ClaimsIdentity([new Claim("sub", id)], "replay"));

    private KernelFunction Function(SuiteTool tool) => KernelFunctionFactory.CreateFromMethod(
        (KernelArguments _) => _result,
        new KernelFunctionFromMethodOptions
        {
            FunctionName = tool.Name,
            Description = tool.Description,
            Parameters = [.. tool.Parameters.Select(static p => new KernelParameterMetadata(p))],
        });

    private ValueTask<ApprovalAnswer> Decide(ApprovalRequest request, CancellationToken cancellationToken)
    {
        _asked = request.Why;
        bool isWanted = !_current!.IsInjected || _wanted.Any(w => w.Tool == _current.Tool && JsonNode.DeepEquals(w.Arguments, _current.Arguments));
        return new(isWanted ? ApprovalAnswer.Approve : ApprovalAnswer.Deny("Nobody asked for this."));
    }
}

/// <summary>A call and what became of it.</summary>
/// <param name="Call">The call.</param>
/// <param name="Why">What the approver was told; <see langword="null"/> when nobody was asked.</param>
/// <param name="Denial">Why it did not run; <see langword="null"/> when it did.</param>
/// <param name="Took">How long it took, guard and approver included.</param>
internal sealed record ReplayedCall(RecordedCall Call, IReadOnlyList<string>? Why, ToolDenial? Denial, TimeSpan Took);
