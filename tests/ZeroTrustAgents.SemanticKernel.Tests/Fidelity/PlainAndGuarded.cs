using System.Text.Json;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.SemanticKernel;
using ZeroTrustAgents.SemanticKernel.Tests.Routes;
using ZeroTrustAgents.Sessions;
using ZeroTrustAgents.Testing;

namespace ZeroTrustAgents.SemanticKernel.Tests.Fidelity;

/// <summary>One plugin in two kernels over the same services: as Semantic Kernel runs it, and under the guard.</summary>
internal sealed class PlainAndGuarded : IAsyncDisposable
{
    private readonly AsyncServiceScope _scope;

    private PlainAndGuarded(GuardHarness harness, AgentSession session, string plugin, Func<IServiceProvider, KernelPlugin> plain)
    {
        Harness = harness;
        Session = session;
        _scope = harness.Services.CreateAsyncScope();
        Plain = new Kernel(_scope.ServiceProvider);
        Plain.Plugins.Add(plain(_scope.ServiceProvider));
        Guarded = session.CreateKernel();
        Plugin = plugin;
    }

    public GuardHarness Harness { get; }

    public AgentSession Session { get; }

    public Kernel Plain { get; }

    public Kernel Guarded { get; }

    public string Plugin { get; }

    public static Task<PlainAndGuarded> OfTypeAsync<TPlugin>(Action<IServiceCollection>? services = null)
        where TPlugin : class => BeginAsync(
        services, static k => k.AddPlugin<TPlugin>(typeof(TPlugin).Name), typeof(TPlugin).Name,
        static s => KernelPluginFactory.CreateFromObject(s.GetRequiredService<TPlugin>(), typeof(TPlugin).Name));

    public static Task<PlainAndGuarded> OfPluginAsync(KernelPlugin plugin, ToolAccess access, Action<IServiceCollection>? services = null) => BeginAsync(
        services,
        k => k.AddPlugin(plugin, p =>
        {
            foreach (KernelFunction function in plugin)
                p.Tool(function.Name).Access(access);
        }),
        plugin.Name, _ => plugin);

    public KernelFunction PlainFunction(string name) => Plain.Plugins[Plugin][name];

    public KernelFunction GuardedFunction(string name) => Guarded.Plugins[Plugin][name];

    /// <summary>Calls both and asserts that they gave the same value; returns the guarded one's result.</summary>
    public async Task<FunctionResult> AssertSameAsync(string function, Func<KernelArguments> arguments)
    {
        FunctionResult expected = await PlainFunction(function).InvokeAsync(Plain, arguments());
        FunctionResult actual = await GuardedFunction(function).InvokeAsync(Guarded, arguments());
        AssertSame(expected, actual);
        return actual;
    }

    public static void AssertSame(FunctionResult expected, FunctionResult actual)
    {
        object? value = actual.GetValue<object>();
        Assert.False(value is ToolDenial, (value as ToolDenial)?.Reason.Id);
        Assert.Equal(expected.GetValue<object>()?.GetType(), value?.GetType());
        Assert.Equal(expected.ValueType, actual.ValueType);
        Assert.Equal(JsonSerializer.Serialize(expected.GetValue<object>()), JsonSerializer.Serialize(value));
        Assert.Equal(expected.ToString(), actual.ToString());
        Assert.Equal(expected.Culture, actual.Culture);
        Assert.Equal(expected.Metadata, actual.Metadata);
    }

    public async ValueTask DisposeAsync()
    {
        await Session.DisposeAsync();
        await _scope.DisposeAsync();
        await Harness.DisposeAsync();
    }

    private static async Task<PlainAndGuarded> BeginAsync(
        Action<IServiceCollection>? services, Action<SemanticKernelBuilder> plugins, string name, Func<IServiceProvider, KernelPlugin> plain)
    {
        var harness = new GuardHarness(new SemanticKernelAdapter(), b =>
        {
            services?.Invoke(b.Services);
            b.AddSemanticKernel(plugins);
        });
        return new PlainAndGuarded(harness, await harness.BeginAsync(), name, plain);
    }
}
