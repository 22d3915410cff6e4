using ZeroTrustAgents.Auditing;
using ZeroTrustAgents.Sessions;
using ZeroTrustAgents.Tokens;

namespace ZeroTrustAgents.Calls;

/// <summary>A clock that goes backwards brings what has expired back to life, so nothing is judged by it.</summary>
public sealed class ClockTests
{
    [Fact]
    public async Task GoesBack_BeforeTheCall_IsDenied_AndRecovers()
    {
        await using var host = new CallHost();
        await using AgentSession session = await host.BeginAsync();
        await host.RunsAsync(session, "T-Read");
        DateTimeOffset latest = host.Time.GetUtcNow();
        host.Time.AdjustTime(latest - TimeSpan.FromSeconds(5));
        await host.RunsAsync(session, "T-Read");
        host.Time.AdjustTime(latest - TimeSpan.FromSeconds(5) - TimeSpan.FromTicks(1));
        await host.DeniedAsync(ReasonCodes.ClockUnreliable, session, "T-Read");
        host.Time.AdjustTime(latest);
        await host.RunsAsync(session, "T-Read");
    }

    [Fact]
    public async Task GoesBack_WhileTheTokenIsIssued_IsDenied()
    {
        await using var host = new CallHost();
        await using AgentSession session = await host.BeginAsync();
        host.Broker.Issue = r =>
        {
            Back(host);
            return new ToolToken("t", r.TokenId, host.Time.GetUtcNow().AddSeconds(30));
        };
        await host.DeniedAsync(ReasonCodes.ClockUnreliable, session, "T-Read");
    }

    [Fact]
    public async Task GoesBack_BetweenTheStepsOfAStream_GivesNothingMore()
    {
        await using var host = new CallHost();
        await using AgentSession session = await host.BeginAsync();
        var stream = Assert.IsAssignableFrom<IAsyncEnumerable<int>>((await host.CallAsync(session, "T-Read", body: static _ => new(Numbers()))).Value);
        await using IAsyncEnumerator<int> reader = stream.GetAsyncEnumerator();
        Assert.True(await reader.MoveNextAsync());
        Back(host);
        var denied = await Assert.ThrowsAsync<ToolDeniedException>(() => reader.MoveNextAsync().AsTask());
        Assert.Same(ReasonCodes.ClockUnreliable, denied.Denial.Reason);
        Assert.Equal(CallStatus.Withheld, Assert.Single(host.Audit.Entries, static e => e.Phase == AuditPhase.Outcome).Status);
    }

    private static void Back(CallHost host) => host.Time.AdjustTime(host.Time.GetUtcNow() - TimeSpan.FromSeconds(6));

    private static async IAsyncEnumerable<int> Numbers()
    {
        for (int i = 0; i < 3; i++)
        {
            await Task.Yield();
            yield return i;
        }
    }
}
