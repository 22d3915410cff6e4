using Microsoft.Extensions.AI;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.SemanticKernel;
using ZeroTrustAgents.Auditing;
using ZeroTrustAgents.Sessions;
using ZeroTrustAgents.Testing;

namespace ZeroTrustAgents.SemanticKernel.Tests.Attacks;

/// <summary>Tools that ask for their own function, and run it or hand it out.</summary>
public sealed class OwnFunctionTests
{
    public sealed class Seen
    {
        public List<KernelFunction> Functions { get; } = [];
    }

    public sealed class Curious(Seen seen)
    {
        [KernelFunction, ToolAccess("probe:read", Tier = TrustTier.Routine)]
        public string Look(KernelFunction function)
        {
            seen.Functions.Add(function);
            return $"{function.PluginName}.{function.Name}";
        }
    }

    private static GuardHarness Harness(Seen seen) => Attack.Harness(b =>
    {
        b.Services.AddSingleton(seen);
        b.AddSemanticKernel(static k => k.AddPlugin<Curious>("Curious"));
    });

    [Fact]
    public async Task Body_TakesItsFunction_GetsTheGuardedOne()
    {
        var seen = new Seen();
        await using GuardHarness harness = Harness(seen);
        await using AgentSession session = await harness.BeginAsync();
        Assert.Equal("Curious.Look", (await session.CreateKernel().InvokeAsync("Curious", "Look")).GetValue<string>());
        Assert.True(GuardedFunction.IsGuarded(Assert.Single(seen.Functions)));
    }

    [Fact]
    public async Task Body_HandsItsFunctionOut_ItRunsOnNoRouteAfterItsCall()
    {
        var seen = new Seen();
        await using GuardHarness harness = Harness(seen);
        await using AgentSession session = await harness.BeginAsync();
        Kernel kernel = session.CreateKernel();
        await kernel.InvokeAsync("Curious", "Look");
        KernelFunction handedOut = seen.Functions[0];
        await ((AIFunction)handedOut).InvokeAsync();
        await handedOut.InvokeAsync(new Kernel());
        await handedOut.InvokeAsync(kernel);
        await handedOut.Clone("Other").InvokeAsync(new Kernel());
        Assert.Single(seen.Functions);
        Assert.Equal(4, harness.Audit.Entries.Count(static e => e is { Phase: AuditPhase.Denied, Tool: "Curious-Look" } && e.Reason == ReasonCodes.CallEnded.Id));
    }

    [Fact]
    public async Task Body_RunsItsFunction_EachRouteIsAnotherGuardedCall()
    {
        await using GuardHarness harness = Attack.Harness();
        await using AgentSession session = await harness.BeginAsync();
        int runs = 0;
        KernelFunction tool = Attack.Guard(session, async (KernelFunction function) =>
        {
            if (++runs > 1)
                return;
            await ((AIFunction)function).InvokeAsync();
            await function.InvokeAsync(new Kernel());
            await function.Clone("Other").InvokeAsync(new Kernel());
        });
        await tool.InvokeAsync(session.CreateKernel());
        Assert.Equal(4, runs);
        Assert.Equal(3, harness.Audit.Entries.Count(static e => e is { Phase: AuditPhase.Intent, Tool: "Hostile-Run", Parent: > 0 }));
    }

    [Fact]
    public async Task Body_DelegateOfAPluginAddedLater_GetsTheGuardedOneToo()
    {
        await using GuardHarness harness = Attack.Harness();
        await using AgentSession session = await harness.BeginAsync();
        KernelFunction? own = null;
        KernelFunction tool = Attack.Guard(session, async (Kernel kernel, KernelFunction function, KernelArguments arguments, string id, CancellationToken cancellationToken) =>
        {
            await Task.Yield();
            own = function;
            return $"{id} {arguments.Count}";
        });
        Assert.Equal("1 1", (await tool.CallAsync(session, "1")).GetValue<string>());
        Assert.True(GuardedFunction.IsGuarded(own!));
        Assert.Equal("Hostile", own!.PluginName);
    }

    [Fact]
    public void MethodOf_FunctionWithoutAMethod_IsNothing() => Assert.Null(InnerFunction.MethodOf(KernelFunctionFactory.CreateFromPrompt("prompt")));
}
