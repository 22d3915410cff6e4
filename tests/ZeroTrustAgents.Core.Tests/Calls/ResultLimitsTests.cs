using ZeroTrustAgents.Policy;
using ZeroTrustAgents.Sessions;
using ZeroTrustAgents.Tools;

namespace ZeroTrustAgents.Calls;

/// <summary>One limit, whether a tool returns its result at once or as a stream.</summary>
public sealed class ResultLimitsTests
{
    // Declared wins over configured, in both directions; nothing declared means what is configured.
    [Theory]
    [InlineData(2, "5", 2)]
    [InlineData(5, "2", 5)]
    [InlineData(0, "3", 3)]
    public async Task Items_UpToTheLimit_AreGiven_AndOneMoreIsNot(int declared, string configured, int limit)
    {
        var settings = new Settings(("Limits:MaxResultItems", configured));
        ToolDescriptor tool = CallHost.Tool("T-Read", "s:read", TrustTier.Routine);
        tool = new ToolDescriptor(tool.Name, tool.Description, new ToolAccess("s:read") { Tier = TrustTier.Routine, Audience = "svc", MaxResultItems = declared }, [.. tool.Parameters]);
        await using var host = new CallHost(static _ => { }, settings.Root, [tool]);
        await using AgentSession session = await host.BeginAsync();
        Assert.Equal(limit, Assert.IsType<int[]>((await host.CallAsync(session, "T-Read", body: _ => new(new int[limit]))).Value).Length);
        Assert.Same(ReasonCodes.ResultTooLarge, (await host.CallAsync(session, "T-Read", body: _ => new(new int[limit + 1]))).Denial?.Reason);
        Assert.Equal(limit, await ReadAsync(host, session, limit));
        var denied = await Assert.ThrowsAsync<ToolDeniedException>(() => ReadAsync(host, session, limit + 1));
        Assert.Same(ReasonCodes.ResultTooLarge, denied.Denial.Reason);
    }

    private static async Task<int> ReadAsync(CallHost host, AgentSession session, int items)
    {
        var stream = Assert.IsAssignableFrom<IAsyncEnumerable<int>>((await host.CallAsync(session, "T-Read", body: _ => new(Items(items)))).Value);
        int read = 0;
        await foreach (int _ in stream)
            read++;
        return read;
    }

    private static async IAsyncEnumerable<int> Items(int count)
    {
        for (int i = 0; i < count; i++)
        {
            await Task.Yield();
            yield return i;
        }
    }
}
