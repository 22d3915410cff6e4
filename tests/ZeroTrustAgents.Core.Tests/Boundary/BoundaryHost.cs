using System.Collections.Concurrent;
using System.Net;
using System.Security.Cryptography;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Time.Testing;
using ZeroTrustAgents.Auditing;
using ZeroTrustAgents.Calls;
using ZeroTrustAgents.Configuration;
using ZeroTrustAgents.Policy;
using ZeroTrustAgents.Tokens;
using ZeroTrustAgents.Tools;

namespace ZeroTrustAgents.Boundary;

/// <summary>A host with one bounded client, names that resolve as the test says, and everything that was logged or alerted.</summary>
internal sealed class BoundaryHost : IAlertSink, IAsyncDisposable
{
    private readonly ServiceProvider _services;
    private long _callNumber;

    public BoundaryHost(Action<IHttpClientBuilder>? configure = null, Action<IServiceCollection>? services = null)
    {
        var collection = new ServiceCollection();
        collection.AddLogging(logging => logging.SetMinimumLevel(LogLevel.Trace).AddProvider(new Recorders(this)));
        collection.AddSingleton<TimeProvider>(Time);
        collection.AddSingleton<IAlertSink>(this);
        collection.AddSingleton<HostResolver>((host, cancellationToken) => Resolve(host, cancellationToken));
        services?.Invoke(collection);
        IHttpClientBuilder client = collection.AddHttpClient("tool").AddToolBoundary();
        configure?.Invoke(client);
        _services = collection.BuildServiceProvider();
        Calls = _services.GetRequiredService<LiveCalls>();
    }

    public static BoundaryHost Create() => new();

    public FakeTimeProvider Time { get; } = new();

    public LiveCalls Calls { get; }

    public IServiceProvider Services => _services;

    public ConcurrentQueue<Alert> Alerts { get; } = new();

    public ConcurrentQueue<string> Logs { get; } = new();

    public Func<string, CancellationToken, ValueTask<IPAddress[]>> Resolve { get; set; } = static (_, _) => new([IPAddress.Loopback]);

    public HttpClient Client() => _services.GetRequiredService<IHttpClientFactory>().CreateClient("tool");

    public static Resource Resource(string name, params string[] addresses) => Resource(name, allowPrivate: true, addresses);

    public static Resource Resource(string name, bool allowPrivate, params string[] addresses)
    {
        var options = new ResourceOptions { Identifier = $"https://{name}.example/", AllowPrivateNetwork = allowPrivate };
        options.Addresses.AddRange(addresses);
        var problems = new List<string>();
        var resource = new Resource(name, options, problems);
        Assert.Empty(problems);
        return resource;
    }

    /// <summary>A token nobody has seen before, of the shape of a JWT.</summary>
    public static ToolToken NewToken() => new(
        $"eyJ{Convert.ToHexStringLower(RandomNumberGenerator.GetBytes(24))}.{Convert.ToHexStringLower(RandomNumberGenerator.GetBytes(40))}.{Convert.ToHexStringLower(RandomNumberGenerator.GetBytes(32))}",
        "jti", DateTimeOffset.MaxValue);

    public LiveCall NewCall(Resource? audience, params Resource[] boundary) => NewCall(audience, audience is null ? null : NewToken(), boundary);

    public LiveCall NewCall(Resource? audience, ToolToken? token, params Resource[] boundary)
    {
        long number = Interlocked.Increment(ref _callNumber);
        return new LiveCall
        {
            Tool = new ToolDescriptor("Crm-Read", "Reads.", new ToolAccess("crm:read"), []),
            Chain = new AuditChain("agent", "1", "owner@corp.example", "user", "", $"session-{number}", "Crm-Read", "crm:read", audience?.Identifier ?? ""),
            SessionId = $"session-{number}",
            CallNumber = number,
            Audience = audience,
            Boundary = boundary,
            Token = token,
        };
    }

    public async Task<T> InCallAsync<T>(LiveCall call, Func<Task<T>> body)
    {
        long id = Calls.Register(call);
        Calls.Enter(id);
        try
        {
            return await body();
        }
        finally
        {
            Calls.End(id);
        }
    }

    public Task<HttpResponseMessage> GetAsync(LiveCall call, string url) => InCallAsync(call, () => Client().GetAsync(new Uri(url)));

    public Task<HttpResponseMessage> SendAsync(LiveCall call, HttpRequestMessage request) => InCallAsync(call, () => Client().SendAsync(request));

    /// <summary>The request is refused for this reason, the call knows it, and an alert was raised.</summary>
    public async Task RefusedAsync(ReasonCode reason, LiveCall call, Func<Task> body)
    {
        int before = Alerts.Count;
        var exception = await Assert.ThrowsAsync<ToolBoundaryException>(() => InCallAsync(call, async () =>
        {
            await body();
            return 0;
        }));
        Assert.Same(reason, exception.Reason);
        Assert.Same(reason, call.Violation);
        Alert alert = Assert.Single(Alerts.Skip(before));
        Assert.Equal(BoundaryViolations.AlertKind, alert.Kind);
        Assert.Same(reason, alert.Reason);
        Assert.Same(call.Chain, alert.Chain);
    }

    public Task RefusedAsync(ReasonCode reason, LiveCall call, string url) => RefusedAsync(reason, call, () => Client().GetAsync(new Uri(url)));

    public Task RefusedAsync(ReasonCode reason, LiveCall call, HttpRequestMessage request) => RefusedAsync(reason, call, () => Client().SendAsync(request));

    void IAlertSink.Raise(Alert alert) => Alerts.Enqueue(alert);

    public ValueTask DisposeAsync() => _services.DisposeAsync();

    private sealed class Recorders(BoundaryHost host) : ILoggerProvider
    {
        public ILogger CreateLogger(string categoryName) => new Recorder(host);

        public void Dispose()
        {
        }
    }

    private sealed class Recorder(BoundaryHost host) : ILogger
    {
        public IDisposable? BeginScope<TState>(TState state)
            where TState : notnull
        {
            host.Logs.Enqueue(state.ToString()!);
            return null;
        }

        public bool IsEnabled(LogLevel logLevel) => true;

        public void Log<TState>(LogLevel logLevel, EventId eventId, TState state, Exception? exception, Func<TState, Exception?, string> formatter)
        {
            host.Logs.Enqueue($"{formatter(state, exception)} {exception}");
            if (state is IEnumerable<KeyValuePair<string, object?>> pairs)
            {
                foreach ((string key, object? value) in pairs)
                    host.Logs.Enqueue($"{key}={value}");
            }
        }
    }
}
