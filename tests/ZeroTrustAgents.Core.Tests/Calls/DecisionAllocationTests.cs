using System.Globalization;
using ZeroTrustAgents.Arguments;
using ZeroTrustAgents.Sessions;
using ZeroTrustAgents.Tests.Arguments;
using ZeroTrustAgents.Tools;

namespace ZeroTrustAgents.Calls;

public sealed class DecisionAllocationTests
{
    [Theory]
    [InlineData(1)]
    [InlineData(1000)]
    public async Task Decide_APermittedCall_AllocatesNothing(int grants)
    {
        ToolDescriptor[] tools = [.. Enumerable.Range(0, grants).Select(static i => CallHost.Tool($"G-{i}", $"g:s{i}", TrustTier.Routine))];
        await using var host = new CallHost(
            b => CallHost.Resources(b).AddAgent("worker", a =>
            {
                a.OwnedBy("first.last@contoso.example").WithPurpose("Works on things");
                for (int i = 0; i < grants; i++)
                    a.Grant($"g:s{i}", static g => g.Argument("id").MaxLength(9).MatchesRegex("T-[0-9]+"));
            }),
            tools: tools);
        await using AgentSession session = await host.BeginAsync();
        var tool = new GuardedTool(session, tools[grants / 2]);
        Assert.Null(FrozenArguments.TryFreeze(tool.Descriptor, CallHost.Id("T-1"), CultureInfo.InvariantCulture, host.Agents.Policies.Current.Limits, null, out FrozenArguments? arguments, out _));
        DateTimeOffset now = host.Time.GetUtcNow();
        int denied = 0;
        Assert.Equal(0, Allocations.PerCall(() =>
        {
            if (session.EndedReason() is not null || tool.PermitUnder(host.Agents.Policies.Current).Decide(arguments!, now, out _) is not null)
                denied++;
        }));
        Assert.Equal(0, denied);
    }
}
