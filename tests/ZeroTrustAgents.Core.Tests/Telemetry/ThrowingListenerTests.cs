using System.Diagnostics;
using System.Diagnostics.Metrics;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using ZeroTrustAgents.Auditing;
using ZeroTrustAgents.Calls;
using ZeroTrustAgents.Sessions;

namespace ZeroTrustAgents.Telemetry;

public sealed class ThrowingListenerTests
{
    [Theory]
    [InlineData("started")]
    [InlineData("stopped")]
    [InlineData("sample")]
    [InlineData("meter")]
    [InlineData("logger")]
    [InlineData("alerts")]
    public async Task Listener_Throws_ChangesNothingAndLosesNoRecord(string which)
    {
        await using var host = new CallHost(services: s =>
        {
            if (which == "logger")
                s.AddLogging(static l => l.AddProvider(new BrokenLogs()));
            if (which == "alerts")
                s.AddSingleton<IAlertSink>(new BrokenSink());
        });
        await using AgentSession session = await host.BeginAsync();
        bool here(string operation) => operation == which && Mine.Value;
        using var activities = new ActivityListener
        {
            ShouldListenTo = static s => s.Name == AgentTelemetry.Name,
            Sample = (ref ActivityCreationOptions<ActivityContext> _) => here("sample") ? throw new InvalidOperationException("sample") : ActivitySamplingResult.AllData,
            ActivityStarted = _ => Throw(here("started")),
            ActivityStopped = _ => Throw(here("stopped")),
        };
        ActivitySource.AddActivityListener(activities);
        using var meters = new MeterListener { InstrumentPublished = static (i, l) => { if (i.Meter.Name == AgentTelemetry.Name) l.EnableMeasurementEvents(i); } };
        meters.SetMeasurementEventCallback<long>((_, _, _, _) => Throw(here("meter")));
        meters.SetMeasurementEventCallback<double>((_, _, _, _) => Throw(here("meter")));
        meters.Start();
        Mine.Value = true;
        await host.RunsAsync(session, "T-Read");
        await host.DeniedAsync(ReasonCodes.NoGrant, await host.BeginAsync(CallHost.Helper), "T-Other");
        await Assert.ThrowsAsync<FormatException>(() => host.CallAsync(session, "T-Read", body: static _ => throw new FormatException("tool")).AsTask());
        Assert.Equal(2, host.Audit.Entries.Count(static e => e.Phase == AuditPhase.Outcome));
        Assert.Equal(2, host.Audit.Entries.Count(static e => e.Phase == AuditPhase.Intent));
    }

    // Listeners are global: only this test's own calls may meet the ones that throw.
    private static readonly AsyncLocal<bool> Mine = new();

    private static void Throw(bool now)
    {
        if (now)
            throw new InvalidOperationException("listener");
    }

    private sealed class BrokenSink : IAlertSink
    {
        public void Raise(Alert alert) => throw new InvalidOperationException("sink");
    }

    private sealed class BrokenLogs : ILoggerProvider, ILogger
    {
        public ILogger CreateLogger(string categoryName) => categoryName.StartsWith("ZeroTrustAgents", StringComparison.Ordinal) ? this : Microsoft.Extensions.Logging.Abstractions.NullLogger.Instance;

        public void Dispose()
        {
        }

        public IDisposable? BeginScope<TState>(TState state)
            where TState : notnull => null;

        public bool IsEnabled(LogLevel logLevel) => throw new InvalidOperationException("enabled");

        public void Log<TState>(LogLevel logLevel, EventId eventId, TState state, Exception? exception, Func<TState, Exception?, string> formatter) => throw new InvalidOperationException("log");
    }
}
