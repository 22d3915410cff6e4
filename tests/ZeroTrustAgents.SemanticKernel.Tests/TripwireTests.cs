using Microsoft.Extensions.AI;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.SemanticKernel;
using ZeroTrustAgents.Auditing;
using ZeroTrustAgents.Policy;
using ZeroTrustAgents.SemanticKernel.Tests.Routes;
using ZeroTrustAgents.Sessions;
using ZeroTrustAgents.Testing;

namespace ZeroTrustAgents.SemanticKernel.Tests;

/// <summary>What a library cannot prevent, it notices: functions beside the guarded ones, and a kernel that was changed.</summary>
public sealed class TripwireTests : IAsyncDisposable
{
    private readonly GuardHarness _harness = new(new SemanticKernelAdapter());
    private int _ran;

    private KernelPlugin Unguarded => KernelPluginFactory.CreateFromFunctions("Beside", [KernelFunctionFactory.CreateFromMethod(() => $"ran {++_ran}", "Run")]);

    public ValueTask DisposeAsync() => _harness.DisposeAsync();

    [Fact]
    public async Task UnguardedFunction_OnEveryFilteredRoute_IsRefused_AndTheNextGuardedCallDenied()
    {
        await using AgentSession session = await _harness.BeginAsync();
        Kernel kernel = session.CreateKernel();
        KernelPlugin plugin = Unguarded;
        kernel.Plugins.Add(plugin);
        Assert.IsType<ToolDenial>((await kernel.InvokeAsync(plugin["Run"])).GetValue<object>());
        Assert.IsType<ToolDenial>((await kernel.InvokeAsync("Beside", "Run")).GetValue<object>());
        Assert.Contains("not_allowed", (await kernel.InvokePromptAsync("{{Beside.Run}}")).ToString(), StringComparison.Ordinal);
        await Assert.ThrowsAsync<ToolDeniedException>(async () =>
        {
            await foreach (StreamingKernelContent _ in plugin["Run"].InvokeStreamingAsync(kernel))
            {
            }
        });
        Assert.Equal(0, _ran);
        Assert.Contains(_harness.Audit.Entries, static e => e is { Phase: AuditPhase.Denied, Tool: "Beside-Run" } && e.Reason == ReasonCodes.UnguardedFunction.Id);
        Assert.Contains(_harness.Alerts.Alerts, static a => a.Kind == "kernel_tampered" && a.Chain.Owner == "first.last@contoso.example");

        KernelFunction read = kernel.Plugins[ProbeTools.Plugin][ProbeTools.Read];
        var denial = Assert.IsType<ToolDenial>((await kernel.InvokeAsync(read, new KernelArguments { ["id"] = "1" })).GetValue<object>());
        Assert.Equal(ReasonCodes.KernelTampered, denial.Reason);

        // Once it is gone, the session works again.
        kernel.Plugins.Remove(plugin);
        Assert.Equal("read 1", (await kernel.InvokeAsync(read, new KernelArguments { ["id"] = "1" })).GetValue<string>());
    }

    [Fact]
    public async Task FiltersCleared_NextGuardedCallIsDenied_AndTheTripwireIsBack()
    {
        await using AgentSession session = await _harness.BeginAsync();
        Kernel kernel = session.CreateKernel();
        kernel.FunctionInvocationFilters.Clear();
        KernelFunction read = kernel.Plugins[ProbeTools.Plugin][ProbeTools.Read];
        Assert.IsType<ToolDenial>((await kernel.InvokeAsync(read, new KernelArguments { ["id"] = "1" })).GetValue<object>());
        Assert.Empty(_harness.Probe.Executions);
        Assert.IsType<ToolDenial>((await kernel.InvokeAsync(Unguarded["Run"])).GetValue<object>());
        Assert.Equal(0, _ran);
    }

    [Fact]
    public async Task AIFunctionAsKernelFunction_WithoutPluginName_IsNoPrompt_AndRefused()
    {
        await using AgentSession session = await _harness.BeginAsync();
        Kernel kernel = session.CreateKernel();
        KernelFunction foreign = AIFunctionFactory.Create(() => ++_ran, "Run").AsKernelFunction();
        await kernel.InvokeAsync(foreign);
        Assert.Equal(0, _ran);
    }

    [Fact]
    public async Task Guard_PluginAddedLater_RunsUnderItsDeclaredAccess()
    {
        await using AgentSession session = await _harness.BeginAsync();
        Kernel kernel = session.CreateKernel();
        KernelPlugin late = session.Guard(Unguarded, p => p.Tool("Run").Access(new ToolAccess("probe:read") { Tier = TrustTier.Routine }));
        kernel.Plugins.Add(late);
        Assert.Equal("ran 1", (await kernel.InvokeAsync("Beside", "Run")).GetValue<string>());
        Assert.Contains(_harness.Audit.Entries, static e => e is { Phase: AuditPhase.Intent, Tool: "Beside-Run" });
        Assert.Contains("already guarded", Assert.Throws<PolicyException>(() => session.Guard(Unguarded, p => p.Tool("Run").Access(new ToolAccess("probe:read")))).Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Guard_ToolThatWasNotReviewed_IsRefused()
    {
        GuardHarness Harness(string[] lines) => new(new SemanticKernelAdapter(), b => b.Definition.Reviewed = ReviewedCapabilities.Read(string.Join('\n', lines), "App"));

        // What the start asks for is what it then accepts.
        string[] reviewed = [.. Assert.Throws<PolicyException>(() => Harness([])).Problems.Select(static p => p[1..p.IndexOf("' was not reviewed", StringComparison.Ordinal)])];
        await using GuardHarness harness = Harness(reviewed);
        await using AgentSession session = await harness.BeginAsync();

        PolicyException late = Assert.Throws<PolicyException>(() => session.Guard(Unguarded, p => p.Tool("Run").Access(new ToolAccess("probe:read") { Tier = TrustTier.Routine })));

        Assert.Contains(late.Problems, static p => p.StartsWith("'tool Beside-Run scope probe:read' was not reviewed", StringComparison.Ordinal));
        Assert.Equal(0, _ran);
    }

    [Fact]
    public async Task Guard_ScopeNobodyGranted_IsDenied()
    {
        await using AgentSession session = await _harness.BeginAsync();
        KernelPlugin late = session.Guard(Unguarded, p => p.Tool("Run").Access(new ToolAccess("beside:run") { Tier = TrustTier.Routine }));
        Assert.IsType<ToolDenial>((await late["Run"].InvokeAsync(new Kernel())).GetValue<object>());
        Assert.Equal(0, _ran);
    }

    [Fact]
    public async Task KernelArgumentForgedByAModel_IsDenied()
    {
        await using AgentSession session = await _harness.BeginAsync();
        var read = (AIFunction)session.CreateKernel().Plugins[ProbeTools.Plugin][ProbeTools.Read];
        Exception? failed = await Record.ExceptionAsync(async () => await read.InvokeAsync(new AIFunctionArguments { ["id"] = "1", ["AIFunctionArguments_Kernel"] = "x" }));
        Assert.Empty(_harness.Probe.Executions);
        Assert.True(failed is null or NullReferenceException, failed?.ToString());
    }

    [Fact]
    public async Task InnerFunction_IsNotToBeHad()
    {
        await using AgentSession session = await _harness.BeginAsync();
        Kernel kernel = session.CreateKernel();
        KernelFunction read = kernel.Plugins[ProbeTools.Plugin][ProbeTools.Read];
        FunctionResult result = await kernel.InvokeAsync(read, new KernelArguments { ["id"] = "1" });
        Assert.True(GuardedFunction.IsGuarded(result.Function));
        Assert.NotEqual(typeof(ProbePlugin), read.UnderlyingMethod!.DeclaringType);
        Assert.Same(read, ((AITool)read).GetService(typeof(KernelFunction)));
        Assert.Null(((AITool)read).GetService(typeof(ProbePlugin)));
    }

    [Theory]
    [InlineData("kernel")]
    [InlineData("plugin")]
    [InlineData("addkernel")]
    public void UnguardedRegistration_FailsStartUp(string what)
    {
        PolicyException problem = Assert.Throws<PolicyException>(() => new GuardHarness(new SemanticKernelAdapter(), b =>
        {
            switch (what)
            {
                case "kernel":
                    b.Services.AddTransient(static s => new Kernel(s));
                    break;
                case "plugin":
                    b.Services.AddSingleton(Unguarded);
                    break;
                default:
                    b.Services.AddKernel();
                    break;
            }
        }));
        Assert.Contains("session.CreateKernel()", problem.Message, StringComparison.Ordinal);
    }

    public sealed class Undeclared
    {
        [KernelFunction]
        public string Run() => "ran";

        [KernelFunction, ToolAccess("probe:*")]
        public string Wild() => "ran";
    }

    [Fact]
    public void FunctionWithoutAccess_FailsStartUp_AndSaysWhatToWrite()
    {
        PolicyException problem = Assert.Throws<PolicyException>(() => new GuardHarness(new SemanticKernelAdapter(), static b => b.AddSemanticKernel(static k => k.AddPlugin<Undeclared>("U"))));
        Assert.Contains(problem.Problems, static p => p.Contains("U-Run", StringComparison.Ordinal) && p.Contains("[ToolAccess(", StringComparison.Ordinal));
        Assert.Contains(problem.Problems, static p => p.Contains("U-Wild", StringComparison.Ordinal) && p.Contains("wildcard", StringComparison.Ordinal));
    }

    [Fact]
    public void PluginNameTwice_AndAccessTwice_FailStartUp()
    {
        Assert.Contains("registered 2 times", Assert.Throws<PolicyException>(() => new GuardHarness(new SemanticKernelAdapter(), static b => b.AddSemanticKernel(static k => k.AddPlugin<ProbePlugin>(ProbeTools.Plugin)))).Message, StringComparison.Ordinal);
        Assert.Contains("says what it needs twice", Assert.Throws<PolicyException>(() => new GuardHarness(new SemanticKernelAdapter(), static b => b.AddSemanticKernel(static k =>
            k.AddPlugin<ProbePlugin>("Other", static p => p.Tool("Danger").Access(new ToolAccess("probe:read") { Tier = TrustTier.Routine }))))).Message, StringComparison.Ordinal);
    }
}
