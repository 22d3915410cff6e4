using Microsoft.SemanticKernel;
using ZeroTrustAgents.Auditing;
using ZeroTrustAgents.Sessions;
using ZeroTrustAgents.Testing;

namespace ZeroTrustAgents.SemanticKernel.Tests.Attacks;

/// <summary>A stream keeps its call alive; nothing it does may keep it alive, or off the record, for longer.</summary>
public sealed class StreamTests
{
    private static async Task<IAsyncEnumerable<string>> OpenAsync(AgentSession session, Func<IAsyncEnumerable<string>> source) =>
        (await Attack.Guard(session, source).InvokeAsync(session.CreateKernel())).GetValue<IAsyncEnumerable<string>>()!;

    [Fact]
    public async Task Dispose_SourceThrows_OutcomeIsRecordedAndTheCallOver()
    {
        await using GuardHarness harness = Attack.Harness();
        await using AgentSession session = await harness.BeginAsync();
        IAsyncEnumerator<string> reader = (await OpenAsync(session, ThrowsAtItsEnd)).GetAsyncEnumerator();
        Assert.True(await reader.MoveNextAsync());
        await Record.ExceptionAsync(async () => await reader.DisposeAsync());
        Assert.Single(harness.Audit.Entries, e => e.Phase == AuditPhase.Outcome);
    }

    [Fact]
    public async Task Read_SessionExpiredMeanwhile_IsRefused()
    {
        await using GuardHarness harness = Attack.Harness();
        await using AgentSession session = await harness.BeginAsync();
        IAsyncEnumerator<string> reader = (await OpenAsync(session, Endless)).GetAsyncEnumerator();
        Assert.True(await reader.MoveNextAsync());
        harness.Time.Advance(TimeSpan.FromHours(9));
        var denied = await Assert.ThrowsAsync<ToolDeniedException>(async () => await reader.MoveNextAsync());
        Assert.Equal(DenialOutcome.NotAllowed, denied.Denial.Outcome);
        Assert.Single(harness.Audit.Entries, e => e.Phase == AuditPhase.Outcome && e.Status == CallStatus.Withheld);
    }

    [Fact]
    public async Task Read_SessionDisposedMeanwhile_IsRefusedAndNotSilentlyShort()
    {
        await using GuardHarness harness = Attack.Harness();
        AgentSession session = await harness.BeginAsync();
        IAsyncEnumerator<string> reader = (await OpenAsync(session, Endless)).GetAsyncEnumerator();
        Assert.True(await reader.MoveNextAsync());
        await session.DisposeAsync();
        await Assert.ThrowsAsync<ToolDeniedException>(async () => await reader.MoveNextAsync());
        Assert.Single(harness.Audit.Entries, e => e.Phase == AuditPhase.Outcome);
    }

    [Fact]
    public async Task Read_RevokedWhileAnItemIsHeldBack_GivesNothing()
    {
        await using GuardHarness harness = Attack.Harness();
        await using AgentSession session = await harness.BeginAsync();
        var stream = (await Attack.Guard(session, Mixed).InvokeAsync(session.CreateKernel())).GetValue<IAsyncEnumerable<object>>()!;
        IAsyncEnumerator<object> reader = stream.GetAsyncEnumerator();
        Assert.True(await reader.MoveNextAsync());
        Assert.Equal("eyJ", reader.Current);
        await harness.Agents.RevokeAgentAsync(GuardHarness.Worker, "stolen");
        await Assert.ThrowsAsync<ToolDeniedException>(async () => await reader.MoveNextAsync());
    }

    private static async IAsyncEnumerable<string> ThrowsAtItsEnd()
    {
        await using var resource = new Unclosable();
        yield return "one ";
        yield return "two ";
    }

    private sealed class Unclosable : IAsyncDisposable
    {
        public ValueTask DisposeAsync() => throw new InvalidOperationException("boom");
    }

    private static async IAsyncEnumerable<string> Endless()
    {
        while (true)
        {
            await Task.Yield();
            yield return "more ";
        }
    }

    private static async IAsyncEnumerable<object> Mixed()
    {
        await Task.Yield();
        yield return "eyJ";
        yield return 5;
        yield return 6;
    }
}
