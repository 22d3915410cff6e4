using Microsoft.SemanticKernel;
using ZeroTrustAgents.Auditing;
using ZeroTrustAgents.Sessions;
using ZeroTrustAgents.Testing;
using ZeroTrustAgents.Tokens;

namespace ZeroTrustAgents.SemanticKernel.Tests.Attacks;

/// <summary>Ways by which a token, or a result that was withheld, could come out besides the result (G5).</summary>
public sealed class LeakTests
{
    private static readonly ToolAccess WithToken = new("probe:read") { Audience = "probe", Tier = TrustTier.Routine };

    /// <summary>The token as a service could echo it; an authorization server's may be opaque, so no pattern finds it.</summary>
    private static string Echo(GuardHarness harness) => $"fake.{harness.Broker.Requests.Last().TokenId}";

    [Fact]
    public async Task Exception_HoldsTheCallsOpaqueToken_IsReplaced()
    {
        await using GuardHarness harness = Attack.Harness();
        await using AgentSession session = await harness.BeginAsync();
        KernelFunction tool = Attack.Guard(session, string () => throw new InvalidOperationException($"401 for 'Authorization: Bearer {Echo(harness)}'"), WithToken);
        Exception thrown = await Assert.ThrowsAnyAsync<Exception>(() => tool.InvokeAsync(session.CreateKernel()));
        Assert.DoesNotContain(Echo(harness), thrown.ToString(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Exception_InAggregatesLaterPart_IsReplaced()
    {
        await using GuardHarness harness = Attack.Harness();
        await using AgentSession session = await harness.BeginAsync();
        KernelFunction tool = Attack.Guard(
            session, string () => throw new AggregateException(new InvalidOperationException("a"), new InvalidOperationException("b", new InvalidOperationException(Echo(harness)))), WithToken);
        Exception thrown = await Assert.ThrowsAnyAsync<Exception>(() => tool.InvokeAsync(session.CreateKernel()));
        Assert.DoesNotContain(Echo(harness), thrown.ToString(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task StreamException_HoldsTheCallsOpaqueToken_IsReplaced()
    {
        await using GuardHarness harness = Attack.Harness();
        await using AgentSession session = await harness.BeginAsync();
        KernelFunction tool = Attack.Guard(session, () => Failing(harness), WithToken);
        var stream = (await tool.InvokeAsync(session.CreateKernel())).GetValue<IAsyncEnumerable<string>>()!;
        Exception thrown = await Assert.ThrowsAnyAsync<Exception>(async () => { await foreach (string _ in stream) { } });
        Assert.DoesNotContain(Echo(harness), thrown.ToString(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Metadata_ResultWithheld_IsWithheldToo()
    {
        await using GuardHarness harness = Attack.Harness();
        await using AgentSession session = await harness.BeginAsync();
        KernelFunction tool = Attack.Guard(
            session,
            (Kernel kernel) => new FunctionResult(KernelFunctionFactory.CreateFromMethod(() => "", "x"), new string('x', 100), metadata: new Dictionary<string, object?> { ["body"] = "the withheld text" }),
            new ToolAccess("probe:read") { MaxResultBytes = 10, Tier = TrustTier.Routine });
        FunctionResult result = await tool.InvokeAsync(session.CreateKernel());
        Assert.NotNull(result.Denial());
        Assert.Null(result.Metadata);
    }

    [Fact]
    public async Task SharedLease_SessionEndsWhileItIsIssued_IsForgotten()
    {
        await using GuardHarness harness = Attack.Harness();
        AgentSession session = await harness.BeginAsync();
        KernelFunction tool = Attack.Tool(session, ProbeTools.Read);
        Kernel kernel = session.CreateKernel();
        ToolToken? token = null;
        harness.Broker.Issue = r =>
        {
            session.DisposeAsync().AsTask().GetAwaiter().GetResult();
            return token = new ToolToken("fake." + r.TokenId, r.TokenId, harness.Time.GetUtcNow().AddSeconds(30));
        };
        Assert.NotNull((await tool.InvokeAsync(kernel, new KernelArguments { ["id"] = "1" })).Denial());
        Assert.Empty(harness.Probe.Executions);
        Assert.Throws<ObjectDisposedException>(() => token!.Reveal());
    }

    private static async IAsyncEnumerable<string> Failing(GuardHarness harness)
    {
        yield return "one";
        await Task.Yield();
        throw new InvalidOperationException(Echo(harness));
    }
}
