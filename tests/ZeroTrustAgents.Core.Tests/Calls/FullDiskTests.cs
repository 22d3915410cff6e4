using Microsoft.Extensions.DependencyInjection;
using ZeroTrustAgents.Auditing;
using ZeroTrustAgents.Sessions;

namespace ZeroTrustAgents.Calls;

/// <summary>Guarded calls over the log in files, when the disk fills up: denied with a reason, and nothing that ran is lost.</summary>
public sealed class FullDiskTests
{
    [Theory]
    [InlineData("T-Read")]
    [InlineData("T-Write")]
    public async Task DiskFills_DuringACall_ThatCallIsRecordedLater_AndOthersAreDeniedUntilThereIsSpace(string tool)
    {
        var disk = new FakeSegments();
        var log = new WriteAheadLog(new FileAuditLogOptions(), "0a1b2c3d", TimeProvider.System, disk);
        await using var host = new CallHost(services: s => s.AddSingleton<IAuditLog>(_ => log));
        await using AgentSession session = await host.BeginAsync();
        CallResult ran = await host.CallAsync(session, tool, body: _ =>
        {
            disk.Space = 0;
            return new("done");
        });
        Assert.Equal("done", ran.Value);

        Assert.Same(ReasonCodes.AuditUnavailable, (await host.CallAsync(session, tool)).Denial?.Reason);
        Assert.Equal(DenialOutcome.TryLater, ReasonCodes.AuditUnavailable.Outcome);
        Assert.Same(ReasonCodes.AuditUnavailable, (await Assert.ThrowsAsync<AgentAccessException>(() => host.BeginAsync().AsTask())).Reason);
        Assert.Single(host.Executions);

        disk.Space = long.MaxValue;
        Assert.Equal("done", (await host.CallAsync(session, tool)).Value);
        await session.DisposeAsync();
        log.Dispose();

        List<string> ids = Samples.Ids(Samples.Parse(disk.Durable));
        foreach (int call in new[] { 1, 3 })
        {
            int intent = ids.IndexOf($"{session.Id}/{call}/intent");
            int outcome = ids.IndexOf($"{session.Id}/{call}/outcome");
            Assert.InRange(intent, 0, outcome - 1);
        }

        Assert.DoesNotContain($"{session.Id}/2/outcome", ids);
    }
}
