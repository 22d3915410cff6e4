using System.Globalization;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using Microsoft.SemanticKernel;

namespace ZeroTrustAgents.SemanticKernel.Tests.Fidelity;

/// <summary>What is no argument (services, kernel, culture, loggers, cancellation) reaches the body as without the guard.</summary>
public sealed class HostParameterTests : IDisposable
{
    private sealed class Remembering : ILoggerProvider, ILogger
    {
        public List<string> Categories { get; } = [];

        public int Written { get; private set; }

        public ILogger CreateLogger(string categoryName)
        {
            Categories.Add(categoryName);
            return this;
        }

        public IDisposable? BeginScope<TState>(TState state)
            where TState : notnull => null;

        public bool IsEnabled(LogLevel logLevel) => true;

        public void Log<TState>(LogLevel logLevel, EventId eventId, TState state, Exception? exception, Func<TState, Exception?, string> formatter)
        {
            if (formatter(state, exception) == "seen")
                Written++;
        }

        public void Dispose()
        {
        }
    }

    private readonly Remembering _log = new();

    public void Dispose() => _log.Dispose();

    private Task<PlainAndGuarded> BeginAsync() => PlainAndGuarded.OfTypeAsync<HostParameters>(services =>
    {
        services.AddLogging(b => b.AddProvider(_log).SetMinimumLevel(LogLevel.Trace));
        services.AddScoped<HostParameters.Scoped>();
        services.AddSingleton(new HostParameters.Named("plain"));
        services.AddSingleton(new HostParameters.Named("last"));
        services.AddKeyedSingleton("first", new HostParameters.Named("one"));
        services.AddKeyedScoped("second", static (_, key) => new HostParameters.Named($"two {key}"));
    });

    [Theory]
    [InlineData("Keyed")]
    [InlineData("KeyedMissing")]
    [InlineData("Services")]
    [InlineData("Provider")]
    [InlineData("KernelServices")]
    [InlineData("Ambient")]
    public async Task Call_BodyTakesServices_GivesTheSame(string function)
    {
        await using PlainAndGuarded both = await BeginAsync();
        both.Plain.Culture = both.Guarded.Culture = CultureInfo.GetCultureInfo("de-DE");
        await both.AssertSameAsync(function, static () => new KernelArguments { ["id"] = "1" });
    }

    [Fact]
    public async Task Call_ServiceMissing_FailsTheSame()
    {
        await using PlainAndGuarded both = await BeginAsync();
        KernelException expected = await Assert.ThrowsAsync<KernelException>(() => both.PlainFunction("ServiceRequired").InvokeAsync(both.Plain));
        KernelException actual = await Assert.ThrowsAsync<KernelException>(() => both.GuardedFunction("ServiceRequired").InvokeAsync(both.Guarded));
        Assert.Equal(expected.Message, actual.Message);
    }

    [Fact]
    public async Task Logger_OfTheBody_HasTheSameCategory_AndWrites()
    {
        await using PlainAndGuarded both = await BeginAsync();
        await both.AssertSameAsync("Ambient", static () => []);
        Assert.Equal(2, _log.Written);
        Assert.Contains(typeof(HostParameters).FullName, _log.Categories);
    }

    [Fact]
    public async Task Cancellation_OfTheCaller_ReachesTheBody()
    {
        using var source = new CancellationTokenSource();
        CancellationToken seen = default;
        KernelPlugin plugin = KernelPluginFactory.CreateFromFunctions("Waiting", [KernelFunctionFactory.CreateFromMethod(
            async (CancellationToken token) =>
            {
                seen = token;
                await source.CancelAsync();
                token.ThrowIfCancellationRequested();
            },
            "Wait")]);
        await using PlainAndGuarded both = await PlainAndGuarded.OfPluginAsync(plugin, new ToolAccess("probe:read") { Tier = TrustTier.Routine });
        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => both.GuardedFunction("Wait").InvokeAsync(both.Guarded, [], source.Token));
        Assert.True(seen.IsCancellationRequested);
    }

    [Fact]
    public async Task KernelArguments_HoldTheSame_ExecutionSettingsIncluded()
    {
        await using PlainAndGuarded both = await BeginAsync();
        await both.AssertSameAsync("Arguments", static () => new KernelArguments(new PromptExecutionSettings { ModelId = "m" }) { ["value"] = 5, ["extra"] = "e" });
    }

    [Fact]
    public async Task Kernel_OfTheBody_ShowsPluginsDataAndCulture_AndKeepsWhatTheBodyWrites()
    {
        await using PlainAndGuarded both = await BeginAsync();
        both.Plain.Data["given"] = both.Guarded.Data["given"] = "data";
        both.Plain.Culture = both.Guarded.Culture = CultureInfo.GetCultureInfo("fr-FR");
        await both.AssertSameAsync("KernelState", static () => new KernelArguments { ["id"] = "7" });
        Assert.Equal("7", both.Plain.Data["seen"]);
        Assert.Equal("7", both.Guarded.Data["seen"]);
    }
}
