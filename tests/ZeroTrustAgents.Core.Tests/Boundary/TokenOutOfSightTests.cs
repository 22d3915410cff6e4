using System.Diagnostics;
using System.Net;
using Microsoft.Extensions.DependencyInjection;
using ZeroTrustAgents.Calls;
using ZeroTrustAgents.Policy;

namespace ZeroTrustAgents.Boundary;

public sealed class TokenOutOfSightTests : IAsyncLifetime
{
    private RecordingServer _crm = null!;

    public async Task InitializeAsync() => _crm = await RecordingServer.StartAsync();

    public Task DisposeAsync() => _crm.DisposeAsync().AsTask();

    private Resource Crm => BoundaryHost.Resource("crm", $"http://crm.example:{_crm.Port}/");

    private Uri Url => new($"http://crm.example:{_crm.Port}/");

    [Fact]
    public async Task Send_EverythingLoggedAtTrace_HoldsNoToken()
    {
        await using BoundaryHost host = BoundaryHost.Create();
        LiveCall call = host.NewCall(Crm);
        await host.GetAsync(call, Url.AbsoluteUri);
        await host.RefusedAsync(ReasonCodes.BoundaryHost, call, "http://evil.example/");
        Assert.Equal("Bearer " + call.Token!.Reveal(), Assert.Single(_crm.Requests).Authorization);
        Assert.Contains(host.Logs, line => line.Contains("Request Headers", StringComparison.Ordinal));
        Assert.DoesNotContain(host.Logs, line => line.Contains(call.Token!.Reveal(), StringComparison.Ordinal));
    }

    [Fact]
    public async Task Send_OuterHandler_SeesNoTokenBeforeDuringOrAfter()
    {
        var spy = new Spy();
        await using var host = new BoundaryHost(client => client.AddHttpMessageHandler(() => spy));
        LiveCall call = host.NewCall(Crm);
        using var request = new HttpRequestMessage(HttpMethod.Post, Url);
        // A body is written while the request is on its way, by code that may hold the request.
        request.Content = new SpyingContent(request, spy);
        HttpResponseMessage response = await host.SendAsync(call, request);
        Assert.Equal("Bearer " + call.Token!.Reveal(), Assert.Single(_crm.Requests).Authorization);
        Assert.Equal(["before: False", "during: False", "after: False", "response: False"], spy.Seen);
        Assert.Same(request, response.RequestMessage);
        Assert.DoesNotContain(call.Token!.Reveal(), response.ToString() + request, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Send_DiagnosticListenersAndMetrics_SeeNoToken()
    {
        var seen = new System.Collections.Concurrent.ConcurrentQueue<string>();
        using IDisposable all = DiagnosticListener.AllListeners.Subscribe(new Observer<DiagnosticListener>(listener =>
        {
            if (listener.Name == "HttpHandlerDiagnosticListener")
                listener.Subscribe(new Observer<KeyValuePair<string, object?>>(e => seen.Enqueue($"{e.Key} {e.Value}")));
        }));
        using var activity = new Activity("execute_tool").Start();
        var enriched = new List<string>();
        await using var host = new BoundaryHost(client => client.AddHttpMessageHandler(() => new Enricher(enriched)));
        LiveCall call = host.NewCall(Crm);
        await host.GetAsync(call, Url.AbsoluteUri);
        Received received = Assert.Single(_crm.Requests);
        Assert.Equal("Bearer " + call.Token!.Reveal(), received.Authorization);
        Assert.Contains(activity.TraceId.ToHexString(), received.Headers["traceparent"], StringComparison.Ordinal);
        Assert.DoesNotContain(seen, e => e.Contains(call.Token!.Reveal(), StringComparison.Ordinal));
        Assert.DoesNotContain(enriched, e => e.Contains(call.Token!.Reveal(), StringComparison.Ordinal));
    }

    [Fact]
    public async Task Send_TransportFails_RequestStillHoldsNoToken()
    {
        await using BoundaryHost host = BoundaryHost.Create();
        _crm.Respond = context =>
        {
            context.Abort();
            return Task.CompletedTask;
        };
        LiveCall call = host.NewCall(Crm);
        using var request = new HttpRequestMessage(HttpMethod.Get, Url);
        HttpRequestException exception = await Assert.ThrowsAsync<HttpRequestException>(() => host.SendAsync(call, request));
        Assert.Null(request.Headers.Authorization);
        Assert.DoesNotContain(call.Token!.Reveal(), exception.ToString(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Send_ToolChangesItsRequestMeanwhile_WhatWasCheckedIsSent()
    {
        await using BoundaryHost host = BoundaryHost.Create();
        LiveCall call = host.NewCall(Crm);
        using var request = new HttpRequestMessage(HttpMethod.Get, new Uri(Url, "checked"));
        host.Resolve = (_, _) =>
        {
            // Between the check and the wire.
            request.RequestUri = new Uri("http://evil.example/");
            request.Headers.Add("Cookie", "a=b");
            request.Headers.Host = "evil.example";
            return new([IPAddress.Loopback]);
        };
        await host.SendAsync(call, request);
        Received received = Assert.Single(_crm.Requests);
        Assert.Equal("/checked", received.Target);
        Assert.False(received.Headers.ContainsKey("Cookie"));
        Assert.Equal($"crm.example:{_crm.Port}", received.Headers["Host"]);
    }

    private sealed class Spy : DelegatingHandler
    {
        public List<string> Seen { get; } = [];

        public void Look(string when, HttpRequestMessage request) =>
            Seen.Add($"{when}: {request.Headers.Contains("Authorization") || request.ToString().Contains("Bearer", StringComparison.Ordinal)}");

        protected override async Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, CancellationToken cancellationToken)
        {
            Look("before", request);
            HttpResponseMessage response = await base.SendAsync(request, cancellationToken);
            Look("after", request);
            Look("response", response.RequestMessage!);
            return response;
        }
    }

    private sealed class SpyingContent(HttpRequestMessage request, Spy spy) : HttpContent
    {
        protected override async Task SerializeToStreamAsync(Stream stream, TransportContext? context)
        {
            spy.Look("during", request);
            await stream.WriteAsync("body"u8.ToArray());
        }

        protected override bool TryComputeLength(out long length)
        {
            length = 4;
            return true;
        }
    }

    private sealed class Enricher(List<string> seen) : DelegatingHandler
    {
        protected override Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, CancellationToken cancellationToken)
        {
            System.Net.Http.Metrics.HttpMetricsEnrichmentContext.AddCallback(request, context => seen.Add(context.Request.ToString()));
            return base.SendAsync(request, cancellationToken);
        }
    }

    private sealed class Observer<T>(Action<T> next) : IObserver<T>
    {
        public void OnCompleted()
        {
        }

        public void OnError(Exception error)
        {
        }

        public void OnNext(T value) => next(value);
    }
}
