using Microsoft.Extensions.DependencyInjection;
using ZeroTrustAgents.Calls;
using ZeroTrustAgents.Policy;

namespace ZeroTrustAgents.Boundary;

public sealed class CallLifetimeTests : IAsyncLifetime
{
    private readonly BoundaryHost _host = BoundaryHost.Create();
    private RecordingServer _crm = null!;

    public async Task InitializeAsync() => _crm = await RecordingServer.StartAsync();

    public async Task DisposeAsync()
    {
        await _host.DisposeAsync();
        await _crm.DisposeAsync();
    }

    private Resource Crm => BoundaryHost.Resource("crm", $"http://crm.example:{_crm.Port}/");

    private Uri Url => new($"http://crm.example:{_crm.Port}/");

    [Fact]
    public async Task Send_OutsideAnyCall_Refused()
    {
        var exception = await Assert.ThrowsAsync<ToolBoundaryException>(() => _host.Client().GetAsync(Url));
        Assert.Same(ReasonCodes.BoundaryNoCall, exception.Reason);
        Assert.Same(ReasonCodes.BoundaryNoCall, Assert.Single(_host.Alerts).Reason);
        Assert.Equal(0, _crm.Connections);
    }

    [Fact]
    public async Task Send_FlowSuppressed_Refused()
    {
        LiveCall call = _host.NewCall(Crm);
        HttpClient client = _host.Client();
        await _host.InCallAsync(call, async () =>
        {
            Task<HttpResponseMessage> work;
            using (ExecutionContext.SuppressFlow())
                work = Task.Run(() => client.GetAsync(Url));
            var exception = await Assert.ThrowsAsync<ToolBoundaryException>(() => work);
            Assert.Same(ReasonCodes.BoundaryNoCall, exception.Reason);
            return 0;
        });
        Assert.Empty(_crm.Requests);
    }

    [Fact]
    public async Task Send_WorkLeftRunningAfterTheCall_Refused()
    {
        LiveCall call = _host.NewCall(Crm);
        var callEnded = new TaskCompletionSource();
        Task<HttpResponseMessage> leftRunning = null!;
        await _host.InCallAsync(call, () =>
        {
            leftRunning = Task.Run(async () =>
            {
                await callEnded.Task;
                return await _host.Client().GetAsync(Url);
            });
            return Task.FromResult(0);
        });
        callEnded.SetResult();
        var exception = await Assert.ThrowsAsync<ToolBoundaryException>(() => leftRunning);
        Assert.Same(ReasonCodes.BoundaryNoCall, exception.Reason);
        Assert.Contains("has ended", exception.Message, StringComparison.Ordinal);
        Assert.Empty(_crm.Requests);
    }

    [Fact]
    public async Task Send_CallEndsWhileTheServiceAnswers_ResponseWithheld()
    {
        LiveCall call = _host.NewCall(Crm);
        var arrived = new TaskCompletionSource();
        var answer = new TaskCompletionSource();
        _crm.Respond = async context =>
        {
            arrived.SetResult();
            await answer.Task;
            await context.Response.Body.WriteAsync("secret"u8.ToArray());
        };
        Task<HttpResponseMessage> leftRunning = null!;
        await _host.InCallAsync(call, async () =>
        {
            leftRunning = _host.Client().GetAsync(Url);
            await arrived.Task;
            return 0;
        });
        answer.SetResult();
        var exception = await Assert.ThrowsAsync<ToolBoundaryException>(() => leftRunning);
        Assert.Same(ReasonCodes.BoundaryNoCall, exception.Reason);
    }

    [Fact]
    public async Task Send_ClientKeptFromAnotherCall_UsesTheTokenOfTheCallItIsUsedIn()
    {
        LiveCall first = _host.NewCall(Crm);
        LiveCall second = _host.NewCall(Crm);
        HttpClient kept = await _host.InCallAsync(first, async () =>
        {
            HttpClient client = _host.Client();
            await client.GetAsync(Url);
            return client;
        });
        await _host.InCallAsync(second, () => kept.GetAsync(Url));
        Assert.Equal(["Bearer " + first.Token!.Reveal(), "Bearer " + second.Token!.Reveal()], _crm.Requests.Select(r => r.Authorization));
        Assert.Equal(1, _crm.Connections);
    }

    [Fact]
    public async Task Send_SameRequestTwiceFromARetryHandler_CarriesTheTokenTwice()
    {
        int answers = 0;
        _crm.Respond = context =>
        {
            context.Response.StatusCode = answers++ == 0 ? 503 : 200;
            return Task.CompletedTask;
        };
        await using var host = new BoundaryHost(client => client.AddHttpMessageHandler(() => new Retry()));
        LiveCall call = host.NewCall(Crm);
        HttpResponseMessage response = await host.SendAsync(call, new HttpRequestMessage(HttpMethod.Post, Url) { Content = new StringContent("body") });
        Assert.True(response.IsSuccessStatusCode);
        Assert.Equal(2, _crm.Requests.Count);
        Assert.All(_crm.Requests, r => Assert.Equal("Bearer " + call.Token!.Reveal(), r.Authorization));
    }

    [Fact]
    public async Task Send_ManyCallsOfManySessionsOverOneClient_TokensNeverSwap()
    {
        HttpClient client = _host.Client();
        Resource crm = Crm;
        LiveCall[] calls = [.. Enumerable.Range(0, 40).Select(_ => _host.NewCall(crm))];
        await Task.WhenAll(calls.Select(call => Task.Run(() => _host.InCallAsync(call, async () =>
        {
            await Task.WhenAll(Enumerable.Range(0, 10).Select(async i =>
            {
                await Task.Yield();
                using HttpResponseMessage response = await client.GetAsync(new Uri(Url, $"{call.SessionId}/{i}"));
            }));
            return 0;
        }))));
        Dictionary<string, string> tokens = calls.ToDictionary(c => c.SessionId, c => "Bearer " + c.Token!.Reveal());
        Assert.Equal(400, _crm.Requests.Count);
        Assert.All(_crm.Requests, r => Assert.Equal(tokens[r.Target.Split('/')[1]], r.Authorization));
    }

    [Fact]
    public async Task Send_NestedCall_UsesTheInnerTokenThenTheOuterAgain()
    {
        LiveCall outer = _host.NewCall(Crm);
        LiveCall inner = _host.NewCall(Crm);
        await _host.InCallAsync(outer, async () =>
        {
            await _host.GetAsync(inner, Url.AbsoluteUri);
            return await _host.Client().GetAsync(Url);
        });
        Assert.Equal(["Bearer " + inner.Token!.Reveal(), "Bearer " + outer.Token!.Reveal()], _crm.Requests.Select(r => r.Authorization));
    }

    [Fact]
    public async Task Send_FailingAlertSink_StillRefusesAndTellsTheOthers()
    {
        await using var host = new BoundaryHost(services: services => services.AddSingleton<IAlertSink>(new FailingSink()));
        LiveCall call = host.NewCall(Crm);
        await host.RefusedAsync(ReasonCodes.BoundaryHost, call, "http://evil.example/");
        Assert.Contains(host.Logs, line => line.Contains(nameof(FailingSink), StringComparison.Ordinal));
    }

    [Fact]
    public async Task Send_ToolSwallowsTheException_CallStillKnows()
    {
        LiveCall call = _host.NewCall(Crm);
        await _host.InCallAsync(call, async () =>
        {
            try
            {
                await _host.Client().GetAsync(new Uri("http://evil.example/"));
            }
            catch (HttpRequestException)
            {
                // As tools do.
            }

            return 0;
        });
        Assert.Same(ReasonCodes.BoundaryHost, call.Violation);
    }

    private sealed class FailingSink : IAlertSink
    {
        public void Raise(Alert alert) => throw new InvalidOperationException("down");
    }

    private sealed class Retry : DelegatingHandler
    {
        protected override async Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, CancellationToken cancellationToken)
        {
            HttpResponseMessage first = await base.SendAsync(request, cancellationToken);
            return first.IsSuccessStatusCode ? first : await base.SendAsync(request, cancellationToken);
        }
    }
}
