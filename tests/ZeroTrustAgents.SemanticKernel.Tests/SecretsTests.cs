using System.Collections.Concurrent;
using System.Diagnostics;
using System.Diagnostics.Metrics;
using System.Security.Cryptography;
using System.Text;
using System.Text.Json;
using Microsoft.Extensions.AI;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using Microsoft.SemanticKernel;
using ZeroTrustAgents.Auditing;
using ZeroTrustAgents.Calls;
using ZeroTrustAgents.SemanticKernel.Tests.Routes;
using ZeroTrustAgents.Sessions;
using ZeroTrustAgents.Telemetry;
using ZeroTrustAgents.Testing;
using ZeroTrustAgents.Tokens;

namespace ZeroTrustAgents.SemanticKernel.Tests;

/// <summary>G5: a token and a key are planted in everything a tool can hand out, and searched for wherever the guard lets something go.</summary>
public sealed class SecretsTests : IDisposable
{
    private readonly string _directory = Directory.CreateTempSubdirectory("zta-secrets").FullName;
    private readonly string _key = "k-" + Convert.ToHexString(RandomNumberGenerator.GetBytes(24));
    private readonly ConcurrentQueue<string> _seen = new();

    public void Dispose() => Directory.Delete(_directory, recursive: true);

    /// <summary>A tool that gives away what it has: the token of its own call, as a service might echo it, and a configured key.</summary>
    public sealed class LeakyPlugin(Leak leak)
    {
        [KernelFunction, ToolAccess("probe:read", Tier = TrustTier.Routine, Audience = "probe")]
        public string Text(string id) => $"{id} token {leak.Token()} key {leak.Key}";

        [KernelFunction, ToolAccess("probe:read", Tier = TrustTier.Routine, Audience = "probe")]
        public JsonElement Json(string id) => JsonSerializer.SerializeToElement(new Dictionary<string, object> { [leak.Key] = id, ["t"] = new[] { leak.Token() } });

        [KernelFunction, ToolAccess("probe:read", Tier = TrustTier.Routine, Audience = "probe")]
        public Typed Object(string id) => new(id, leak.Token());

        [KernelFunction, ToolAccess("probe:read", Tier = TrustTier.Routine, Audience = "probe")]
        public string Throw(string id) => throw new InvalidOperationException($"{id}: {leak.Token()} {leak.Key}");

        [KernelFunction, ToolAccess("probe:write", Tier = TrustTier.Elevated, Audience = "probe")]
        public string Bound(string id) => $"{id} {leak.Token()}";

        [KernelFunction, ToolAccess("probe:read", Tier = TrustTier.Routine, Audience = "probe")]
        public async IAsyncEnumerable<string> Stream(string id)
        {
            foreach (char c in $"{id} {leak.Token()} {leak.Key} end")
            {
                await Task.Yield();
                yield return c.ToString();
            }
        }
    }

    public sealed record Typed(string Id, string Token);

    public sealed class Leak(string key, Func<string> token)
    {
        public string Key => key;

        public string Token() => token();
    }

    private sealed class Capture(ConcurrentQueue<string> seen) : ILoggerProvider, ILogger, IAlertSink
    {
        public ILogger CreateLogger(string categoryName) => this;

        public IDisposable? BeginScope<TState>(TState state)
            where TState : notnull
        {
            seen.Enqueue($"{state}");
            return null;
        }

        public bool IsEnabled(LogLevel logLevel) => true;

        public void Log<TState>(LogLevel logLevel, EventId eventId, TState state, Exception? exception, Func<TState, Exception?, string> formatter) =>
            seen.Enqueue($"{formatter(state, exception)} {exception}");

        public void Raise(Alert alert) => seen.Enqueue($"{alert}");

        public void Dispose()
        {
        }
    }

    [Fact]
    public async Task TokenAndKey_InWhateverAToolReturns_ReachNoOutput()
    {
        var tokens = new ConcurrentBag<string>();
        var capture = new Capture(_seen);
        using var activities = new ActivityListener
        {
            ShouldListenTo = static _ => true,
            Sample = static (ref ActivityCreationOptions<ActivityContext> _) => ActivitySamplingResult.AllDataAndRecorded,
            ActivityStopped = a => _seen.Enqueue($"{a.DisplayName} {a.StatusDescription} {string.Join(' ', a.TagObjects)} {string.Join(' ', a.Baggage)} {string.Join(' ', a.Events.SelectMany(static e => e.Tags))}"),
        };
        ActivitySource.AddActivityListener(activities);
        using var meters = new MeterListener { InstrumentPublished = static (i, l) => l.EnableMeasurementEvents(i) };
        meters.SetMeasurementEventCallback<long>((_, v, tags, _) => _seen.Enqueue($"{v} {string.Join(' ', tags.ToArray())}"));
        meters.SetMeasurementEventCallback<double>((_, v, tags, _) => _seen.Enqueue($"{v} {string.Join(' ', tags.ToArray())}"));
        meters.Start();

        var services = new ServiceCollection();
        services.AddLogging(l => l.SetMinimumLevel(LogLevel.Trace).AddProvider(capture));
        services.AddSingleton<IAlertSink>(capture);
        LiveCalls? live = null;
        services.AddSingleton(new Leak(_key, () =>
        {
            string token = live!.Current!.Token!.Reveal();
            tokens.Add(token);
            return token;
        }));
        services.AddZeroTrustAgents()
            .AddResource("probe", "https://probe.example", "https://probe.example/")
            .AddAgent("worker", a => a.OwnedBy("first.last@contoso.example").WithPurpose("Leaks what it can").Grant("probe:read").Grant("probe:write"))
            .AddSemanticKernel(k => k.AddPlugin<LeakyPlugin>("Leaky"))
            .UseLocalTokenBroker()
            .ProtectSecrets(_key)
            .AddFileAuditLog(_directory);
        await using (ServiceProvider provider = services.BuildServiceProvider())
        {
            live = provider.GetRequiredService<LiveCalls>();
            AgentHost agents = provider.GetRequiredService<AgentHost>();
            await using AgentSession session = await agents.BeginSessionAsync("worker", GuardHarness.Person("user@contoso.example"));
            Kernel kernel = session.CreateKernel();
            KernelPlugin plugin = kernel.Plugins["Leaky"];
            foreach (string tool in new[] { "Text", "Json", "Object", "Bound" })
            {
                _seen.Enqueue(ScriptedChat.AsText((await kernel.InvokeAsync(plugin[tool], new KernelArguments { ["id"] = "1" })).GetValue<object>()));
                _seen.Enqueue(ScriptedChat.AsText(await ((AIFunction)plugin[tool]).InvokeAsync(new AIFunctionArguments { ["id"] = "1" })));
            }

            Exception failed = await Assert.ThrowsAsync<ToolFailedException>(() => kernel.InvokeAsync(plugin["Throw"], new KernelArguments { ["id"] = "1" }));
            _seen.Enqueue(failed.ToString());
            string streamed = "";
            await foreach (string chunk in plugin["Stream"].InvokeStreamingAsync<string>(kernel, new KernelArguments { ["id"] = "1" }))
                streamed += chunk;
            Assert.EndsWith("end", streamed, StringComparison.Ordinal);
            _seen.Enqueue(streamed);

            // Through a model: what the model is sent is what it answers here.
            using var chat = new FunctionInvokingChatClient(new ScriptedChat(((AITool)plugin["Text"]).Name, GuardHarness.Id("1")));
            string told = (await chat.GetResponseAsync("go", new ChatOptions { Tools = [plugin["Text"]] })).Text;
            Assert.Contains("[redacted]", told, StringComparison.Ordinal);
            _seen.Enqueue(told);
        }

        foreach (string file in Directory.GetFiles(_directory, "*", SearchOption.AllDirectories))
            _seen.Enqueue(Encoding.UTF8.GetString(await File.ReadAllBytesAsync(file)));

        Assert.True(tokens.Count >= 9, "Every tool had a token to give away.");
        string[] secrets = [.. tokens.Distinct(), _key];
        foreach (string output in _seen)
        {
            foreach (string secret in secrets)
            {
                Assert.DoesNotContain(secret, output, StringComparison.Ordinal);
                Assert.DoesNotContain(secret[^20..], output, StringComparison.Ordinal);
            }
        }

        Assert.Contains(_seen, static s => s.Contains("secret_in_result", StringComparison.Ordinal));
        Assert.Contains(_seen, static s => s.Contains("execute_tool Leaky-Text", StringComparison.Ordinal));
        Assert.Contains(_seen, s => s.Contains("\"tokenHash\"", StringComparison.Ordinal));
    }

    [Fact]
    public void Token_PrintedOrSerialised_GivesNothingAway()
    {
        var token = new ToolToken("eyJhbGciOiJFUzI1NiJ9.e30.c2ln", "id", DateTimeOffset.UnixEpoch);
        Assert.Equal("[token]", $"{token}");
        Assert.DoesNotContain("eyJ", JsonSerializer.Serialize(token), StringComparison.Ordinal);
        token.Dispose();
        Assert.Throws<ObjectDisposedException>(() => token.Reveal());
    }
}
