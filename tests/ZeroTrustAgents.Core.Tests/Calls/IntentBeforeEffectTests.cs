using System.Collections.Concurrent;
using Microsoft.Extensions.DependencyInjection;
using ZeroTrustAgents.Auditing;
using ZeroTrustAgents.Sessions;

namespace ZeroTrustAgents.Calls;

/// <summary>On a disk that records what it is asked to do: where the intent was when the effect began.</summary>
public sealed class IntentBeforeEffectTests
{
    [Theory]
    [InlineData("T-Write", true)] // Elevated
    [InlineData("T-Read", false)] // Routine
    public async Task Effect_Begins_AfterItsIntentIsAsSafeAsTheTierAsks(string tool, bool isDurable)
    {
        var disk = new CrashingStorage();
        using var log = new WriteAheadLog(new FileAuditLogOptions(), "0a1b2c3d", TimeProvider.System, new SegmentFactory(disk, 0));
        await using var host = new CallHost(services: s => s.AddSingleton<IAuditLog>(_ => log));
        await using AgentSession session = await host.BeginAsync();
        for (int call = 1; call <= 20; call++)
        {
            ConcurrentQueue<string> safe = [];
            CallResult result = await host.CallAsync(session, tool, call, body: _ =>
            {
                // What a power loss, or the death of the process, would leave at this very moment.
                CrashingStorage left = isDurable ? disk.LosePower(new Unlucky()) : disk.Kill();
                foreach (AuditLogEntry entry in AuditLogReader.Read(left, "log"))
                    safe.Enqueue(entry.Record.Id());
                return new("done");
            });

            Assert.Equal("done", result.Value);
            Assert.Contains($"{session.Id}/{call}/intent", safe);
        }
    }

    /// <summary>Nothing survives that was not flushed.</summary>
    private sealed class Unlucky : Random
    {
        public override int Next(int maxValue) => 0;
    }
}
