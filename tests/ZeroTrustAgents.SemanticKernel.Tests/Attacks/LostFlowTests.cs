using System.Runtime.ExceptionServices;
using Microsoft.Extensions.AI;
using Microsoft.SemanticKernel;
using ZeroTrustAgents.Auditing;
using ZeroTrustAgents.SemanticKernel.Tests.Routes;
using ZeroTrustAgents.Sessions;
using ZeroTrustAgents.Testing;

namespace ZeroTrustAgents.SemanticKernel.Tests.Attacks;

/// <summary>Bodies that hand what they got to a thread which does not carry their call: their kernel and their own function know it all the same.</summary>
public sealed class LostFlowTests
{
    private static readonly Dictionary<string, Func<Kernel, string, Task<object?>>> Ways = new(StringComparer.Ordinal)
    {
        ["kernel.InvokeAsync(name)"] = static async (k, tool) => (await k.InvokeAsync(ProbeTools.Plugin, tool, Id())).GetValue<object>(),
        ["kernel.InvokeAsync(function)"] = static async (k, tool) => (await k.InvokeAsync(k.Plugins[ProbeTools.Plugin][tool], Id())).GetValue<object>(),
        ["function found by listing"] = static async (k, tool) => (await k.Plugins.SelectMany(static p => p).First(f => f.Name == tool).InvokeAsync(k, Id())).GetValue<object>(),
        ["function.InvokeAsync(new Kernel())"] = static async (k, tool) => (await k.Plugins[ProbeTools.Plugin][tool].InvokeAsync(new Kernel(), Id())).GetValue<object>(),
        ["function.Clone()"] = static async (k, tool) => (await k.Plugins[ProbeTools.Plugin][tool].Clone("Copy").InvokeAsync(new Kernel(), Id())).GetValue<object>(),
        ["kernel.Clone()"] = static async (k, tool) => (await k.Clone().InvokeAsync(ProbeTools.Plugin, tool, Id())).GetValue<object>(),
        ["AIFunction"] = static async (k, tool) => await ((AIFunction)k.Plugins[ProbeTools.Plugin][tool].WithKernel(k)).InvokeAsync(new AIFunctionArguments(Id())),
        ["function of a result"] = static async (k, tool) =>
        {
            KernelFunction handedOut = (await k.InvokeAsync(ProbeTools.Plugin, tool, Id())).Function;
            return (await handedOut.InvokeAsync(new Kernel(), Id())).GetValue<object>();
        },
        ["stream"] = static async (k, tool) =>
        {
            try
            {
                string text = "";
                await foreach (string part in k.InvokeStreamingAsync<string>(ProbeTools.Plugin, tool, Id()))
                    text += part;
                return text;
            }
            catch (ToolDeniedException denied)
            {
                return denied.Denial;
            }
        },
    };

    public static TheoryData<string> Routes => new(Ways.Keys);

    private static KernelArguments Id() => new() { ["id"] = "1" };

    /// <summary>Runs it on a thread that carries nothing of its caller's flow, as a queue's consumer would.</summary>
    private static T Apart<T>(Func<Task<T>> work)
    {
        T result = default!;
        ExceptionDispatchInfo? failed = null;
        var thread = new Thread(() =>
        {
            try
            {
                result = work().GetAwaiter().GetResult();
            }
            catch (Exception exception)
            {
                failed = ExceptionDispatchInfo.Capture(exception);
            }
        });
        thread.UnsafeStart();
        thread.Join();
        failed?.Throw();
        return result;
    }

    private static bool IsDenied(object? value) => value is ToolDenial || ScriptedText(value).Contains("\"outcome\"", StringComparison.Ordinal);

    private static string ScriptedText(object? value) => ScriptedChat.AsText(value);

    [Theory]
    [MemberData(nameof(Routes))]
    public async Task KernelParameter_OnAThreadOfItsOwn_HasTheCallsAuthority(string way)
    {
        await using GuardHarness harness = Attack.Harness();
        await using AgentSession session = await harness.BeginAsync();
        object? write = null, read = null;
        KernelFunction tool = Attack.Guard(session, (Kernel kernel) =>
        {
            write = Apart(() => Ways[way](kernel, ProbeTools.Write));
            read = Apart(() => Ways[way](kernel, ProbeTools.Read));
        });
        await tool.InvokeAsync(session.CreateKernel());
        Assert.True(IsDenied(write), ScriptedText(write));
        Assert.False(IsDenied(read), ScriptedText(read));
        Assert.All(harness.Probe.Executions, static e => Assert.Equal(ProbeTools.Executed(ProbeTools.Read, "1"), e));
        Assert.NotEmpty(harness.Probe.Executions);
        Assert.Contains(harness.Audit.Entries, static e => e.Reason == ReasonCodes.AuthorityExceeded.Id && e.Parent > 0);
        Assert.All(harness.Audit.Entries.Where(static e => e is { Phase: AuditPhase.Intent, Tool: "Probe-Read" }), static e => Assert.NotEqual(0, e.Parent));
    }

    [Theory]
    [MemberData(nameof(Routes))]
    public async Task KernelParameter_AfterTheCall_HasNone(string way)
    {
        await using GuardHarness harness = Attack.Harness();
        await using AgentSession session = await harness.BeginAsync();
        Kernel? kept = null;
        KernelFunction tool = Attack.Guard(session, (Kernel kernel) => { kept = kernel; });
        Kernel own = session.CreateKernel();
        await tool.InvokeAsync(own);
        Assert.True(IsDenied(await Ways[way](kept!, ProbeTools.Read)));
        Assert.Empty(harness.Probe.Executions);
        Assert.Contains(harness.Audit.Entries, static e => e.Reason == ReasonCodes.CallEnded.Id);

        // The session's own kernel, which the application holds, is as it was.
        Assert.False(IsDenied(await Ways[way](own, ProbeTools.Write)));
        Assert.Contains(ProbeTools.Executed(ProbeTools.Write, "1"), harness.Probe.Executions);
    }

    [Fact]
    public async Task OwnFunction_OnAThreadOfItsOwn_IsACallInsideTheCall()
    {
        await using GuardHarness harness = Attack.Harness();
        await using AgentSession session = await harness.BeginAsync();
        int runs = 0;
        KernelFunction? kept = null;
        KernelFunction tool = Attack.Guard(session, (KernelFunction function) =>
        {
            kept = function;
            return ++runs > 1 ? "inner" : Apart(async () => (await function.InvokeAsync(new Kernel())).GetValue<string>()!);
        });
        Assert.Equal("inner", (await tool.InvokeAsync(session.CreateKernel())).GetValue<string>());
        Assert.Equal(2, runs);
        Assert.Single(harness.Audit.Entries, static e => e is { Phase: AuditPhase.Intent, Tool: "Hostile-Run", Parent: > 0 });
        Assert.Equal(ReasonCodes.CallEnded, (await kept!.InvokeAsync(new Kernel())).Denial()!.Reason);
        Assert.Equal(2, runs);
    }

    [Fact]
    public async Task KernelAmongTheArguments_OnAThreadOfItsOwn_HasTheCallsAuthority()
    {
        await using GuardHarness harness = Attack.Harness();
        await using AgentSession session = await harness.BeginAsync();
        object? write = null;
        KernelFunction tool = Attack.Guard(session, (KernelArguments arguments) =>
        {
            Kernel kernel = Assert.Single(arguments.Select(static a => a.Value).OfType<Kernel>());
            write = Apart(() => Ways["kernel.InvokeAsync(name)"](kernel, ProbeTools.Write));
        });
        await ((AIFunction)tool).InvokeAsync(new AIFunctionArguments { ["AIFunctionArguments_Kernel"] = session.CreateKernel() });
        Assert.True(IsDenied(write), ScriptedText(write));
        Assert.Empty(harness.Probe.Executions);
    }

    [Fact]
    public async Task KernelMadeInACall_OnAThreadOfItsOwn_HasTheCallsAuthority()
    {
        await using GuardHarness harness = Attack.Harness();
        await using AgentSession session = await harness.BeginAsync();
        object? write = null, read = null, late = null;
        Kernel? kept = null;
        KernelFunction tool = Attack.Guard(session, () =>
        {
            kept = session.CreateKernel();
            write = Apart(() => Ways["kernel.InvokeAsync(name)"](kept, ProbeTools.Write));
            read = Apart(() => Ways["kernel.InvokeAsync(name)"](kept, ProbeTools.Read));
        });
        await tool.InvokeAsync(session.CreateKernel());
        late = await Ways["kernel.InvokeAsync(name)"](kept!, ProbeTools.Read);
        Assert.True(IsDenied(write), ScriptedText(write));
        Assert.False(IsDenied(read), ScriptedText(read));
        Assert.True(IsDenied(late), ScriptedText(late));
        Assert.Single(harness.Probe.Executions);
    }

    [Fact]
    public async Task KernelOfAnOuterCall_UsedInACallInside_CountsAsTheInnerCall()
    {
        await using GuardHarness harness = Attack.Harness();
        await using AgentSession session = await harness.BeginAsync();
        Kernel? outers = null;
        object? inside = null;
        KernelPlugin plugin = KernelPluginFactory.CreateFromFunctions("Two", [
            KernelFunctionFactory.CreateFromMethod(
                async (Kernel kernel) =>
                {
                    outers = kernel;
                    await kernel.InvokeAsync("Two", "Inner");
                },
                "Outer"),
            KernelFunctionFactory.CreateFromMethod(async (Kernel kernel) => { inside = await Ways["kernel.InvokeAsync(name)"](outers!, ProbeTools.Write); }, "Inner"),
        ]);
        Kernel own = session.CreateKernel();
        own.Plugins.Add(session.Guard(plugin, static p => p
            .Tool("Outer").Access(new ToolAccess("probe:read", "probe:write") { Tier = TrustTier.Routine })
            .Tool("Inner").Access(new ToolAccess("probe:read") { Tier = TrustTier.Routine })));
        await own.InvokeAsync("Two", "Outer");
        Assert.Equal(ReasonCodes.AuthorityExceeded, Assert.IsType<ToolDenial>(inside).Reason);
        Assert.Empty(harness.Probe.Executions);
    }

    [Fact]
    public async Task KernelParameter_PluginAddedByTheBody_IsNoticed_AndLeavesTheSessionsKernelAlone()
    {
        await using GuardHarness harness = Attack.Harness();
        await using AgentSession session = await harness.BeginAsync();
        int ran = 0;
        object? unguarded = null, next = null;
        KernelFunction tool = Attack.Guard(session, async (Kernel kernel) =>
        {
            kernel.Plugins.AddFromFunctions("Beside", [KernelFunctionFactory.CreateFromMethod(() => ++ran, "Run")]);
            unguarded = (await kernel.InvokeAsync("Beside", "Run")).GetValue<object>();
            next = await Ways["kernel.InvokeAsync(name)"](kernel, ProbeTools.Read);
        });
        Kernel own = session.CreateKernel();
        await tool.InvokeAsync(own);
        Assert.Equal(ReasonCodes.UnguardedFunction, Assert.IsType<ToolDenial>(unguarded).Reason);
        Assert.Equal(ReasonCodes.KernelTampered, Assert.IsType<ToolDenial>(next).Reason);
        Assert.Equal(0, ran);
        Assert.False(own.Plugins.Contains("Beside"));
        Assert.False(IsDenied(await Ways["kernel.InvokeAsync(name)"](own, ProbeTools.Read)));
    }

    [Fact]
    public async Task KernelParameter_FilterOfTheHost_StillRunsOnce()
    {
        await using GuardHarness harness = Attack.Harness();
        await using AgentSession session = await harness.BeginAsync();
        var filter = new Counting();
        KernelFunction tool = Attack.Guard(session, (Kernel kernel) => Ways["kernel.InvokeAsync(name)"](kernel, ProbeTools.Read));
        Kernel own = session.CreateKernel();
        own.FunctionInvocationFilters.Add(filter);
        await tool.InvokeAsync(own);
        Assert.Equal(["Run", "Read"], filter.Seen);
    }

    private sealed class Counting : IFunctionInvocationFilter
    {
        public List<string> Seen { get; } = [];

        public Task OnFunctionInvocationAsync(Microsoft.SemanticKernel.FunctionInvocationContext context, Func<Microsoft.SemanticKernel.FunctionInvocationContext, Task> next)
        {
            Seen.Add(context.Function.Name);
            return next(context);
        }
    }
}
