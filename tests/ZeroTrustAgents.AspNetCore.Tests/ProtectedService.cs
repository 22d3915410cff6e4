using System.Collections.Concurrent;
using System.Net;
using System.Net.Http.Headers;
using System.Text;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Time.Testing;

namespace ZeroTrustAgents.AspNetCore;

/// <summary>A service on a real Kestrel that protects itself in the documented two lines.</summary>
internal sealed class ProtectedService : IAsyncDisposable
{
    private readonly WebApplication _app;

    private ProtectedService(WebApplication app, CapturedLog log)
    {
        _app = app;
        Log = log;
        Client = new HttpClient { BaseAddress = Address };
    }

    public HttpClient Client { get; }

    public CapturedLog Log { get; }

    public Uri Address => new(_app.Urls.Single());

    public IServiceProvider Services => _app.Services;

    public static async Task<ProtectedService> StartAsync(
        FakeTimeProvider time, Action<ToolTokenAuthenticationOptions> configure, Action<IServiceCollection>? services = null, Action<WebApplication>? map = null)
    {
        WebApplicationBuilder builder = WebApplication.CreateSlimBuilder();
        builder.WebHost.UseUrls("http://127.0.0.1:0");
        var log = new CapturedLog();
        builder.Logging.ClearProviders().AddProvider(log).SetMinimumLevel(LogLevel.Trace);
        builder.Services.AddSingleton<TimeProvider>(time);
        builder.Services.AddToolTokenAuthentication(configure);
        services?.Invoke(builder.Services);
        WebApplication app = builder.Build();
        app.MapGet("/tickets", (HttpContext context) => context.User.Identity!.Name).RequireToolScope("tickets:read");
        app.MapDelete("/tickets", () => "deleted").RequireToolScope("tickets:read", "tickets:delete");
        app.MapPut("/tickets", () => "replaced").RequireToolScope("tickets:read").RequireToolScope("tickets:delete");
        app.MapPost("/refunds", async (HttpContext context) =>
        {
            using var body = new MemoryStream();
            await context.Request.Body.CopyToAsync(body);
            return ToolTokenArguments.Matches(context.User, body.ToArray(), "Tickets-Refund") ? Results.Ok() : Results.Conflict();
        }).RequireToolScope("tickets:read");
        map?.Invoke(app);
        await app.StartAsync();
        return new ProtectedService(app, log);
    }

    public static Task<ProtectedService> StartAsync(FakeTimeProvider time, TestIssuer issuer, Action<IServiceCollection>? services = null, Action<WebApplication>? map = null) =>
        StartAsync(time, o => (o.Issuer, o.Audience, o.Keys) = (TestIssuer.Name, TestIssuer.Audience, issuer.Jwks), services, map);

    public async Task<HttpStatusCode> GetAsync(string token) => (await SendAsync(HttpMethod.Get, "/tickets", token)).StatusCode;

    public async Task<HttpStatusCode> RefundAsync(string token, string body) => (await SendAsync(HttpMethod.Post, "/refunds", token, body)).StatusCode;

    public async Task<HttpResponseMessage> SendAsync(HttpMethod method, string path, string? token, string? body = null)
    {
        using var request = new HttpRequestMessage(method, path);
        if (token is not null)
            request.Headers.Authorization = new AuthenticationHeaderValue("Bearer", token);
        if (body is not null)
            request.Content = new StringContent(body, Encoding.UTF8, "application/json");
        return await Client.SendAsync(request);
    }

    public async ValueTask DisposeAsync()
    {
        Client.Dispose();
        await _app.DisposeAsync();
    }
}

/// <summary>Everything that was logged, at every level.</summary>
internal sealed class CapturedLog : ILoggerProvider, ILogger
{
    public ConcurrentQueue<string> Lines { get; } = new();

    public ILogger CreateLogger(string categoryName) => this;

    public IDisposable? BeginScope<TState>(TState state)
        where TState : notnull
    {
        Lines.Enqueue(state.ToString()!);
        return null;
    }

    public bool IsEnabled(LogLevel logLevel) => true;

    public void Log<TState>(LogLevel logLevel, EventId eventId, TState state, Exception? exception, Func<TState, Exception?, string> formatter) =>
        Lines.Enqueue(formatter(state, exception) + exception);

    public void Dispose()
    {
    }
}
